import { expect, test } from 'vitest';
import { limitOf, overLimit } from '../../src/cli/commands/compare/limit.js';
import { compared, hour, inbound, template, type Row } from './timelines.js';

/** From 0.0068 to 0.0136: one of two utility templates is in the window. */
const ROWS = [inbound(hour(0)), template(hour(1), 'utility'), template(hour(30), 'utility')];

function over(limit: string, rows: readonly Row[] = ROWS, currency = 'USD'): string | null {
  const comparison = compared(rows, ['pmp-2025', 'pmp-2026'], { currency });
  const [difference] = comparison.differences;
  if (difference === undefined) throw new Error('two rule sets make one difference');
  return overLimit(limitOf(limit), difference, comparison.currency);
}

test.each([
  ['100%', null],
  ['99.9 %', 'pmp-2026 costs 0.0068 USD more than pmp-2025 with 0.0068 USD, over the limit of 99.9%'],
  ['0.0068USD', null],
  ['0.0067 USD', 'pmp-2026 costs 0.0068 USD more than pmp-2025 with 0.0068 USD, over the limit of 0.0067 USD'],
])('%s: %s', (limit, expected) => {
  expect(over(limit)).toBe(expected);
});

test('whatever comes from nothing is more than any percentage', () => {
  expect(over('1000%', [inbound(hour(0)), template(hour(1), 'utility')])).toBe(
    'pmp-2026 costs 0.0068 USD more than pmp-2025 with 0 USD, over the limit of 1000%',
  );
});

test('nothing from nothing is no increase', () => {
  expect(over('0%', [inbound(hour(0))])).toBeNull();
});

test('what has no price fails it', () => {
  expect(over('1000%', ROWS, 'EUR')).toBe('1 message without a price under both');
});

test('a timeline without dates has no cost to judge', () => {
  expect(over('10%', [template('Hour 0', 'utility')])).toBe(
    'a timeline without dates has no cost: place Hour 0 with --start',
  );
});

test.each(['10', '-5%', 'USD', '5,00USD', '-5.00USD', '1e3%'])('%s is no limit', (limit) => {
  expect(() => limitOf(limit)).toThrow('is invalid');
});
