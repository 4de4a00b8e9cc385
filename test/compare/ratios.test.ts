import { expect, test } from 'vitest';
import { exceedsPercent, percentOf } from '../../src/compare/ratio.js';
import { decimalText, parseDecimal, ZERO, type Decimal } from '../../src/model/money.js';

const decimal = (text: string): Decimal => parseDecimal(text) ?? ZERO;
const percent = (part: string, whole: string): string | null => {
  const result = percentOf(decimal(part), decimal(whole));
  return result && decimalText(result);
};

test.each([
  ['5.8909', '22.9348', '25.7'],
  ['-1', '3', '-33.3'],
  ['2', '3', '66.7'],
  // Half away from zero.
  ['0.0005', '1', '0.1'],
  ['-0.0005', '1', '-0.1'],
  ['0.0004', '1', '0'],
  ['7', '0.5', '1400.0'],
])('%s of %s is %s %%', (part, whole, expected) => {
  expect(percent(part, whole)).toBe(expected);
});

test('nothing gives no ratio', () => {
  expect(percent('5', '0')).toBeNull();
  expect(percent('0', '0.000')).toBeNull();
});

test.each([
  ['1', '10', '10', false],
  ['1.0001', '10', '10', true],
  ['0.25', '2.5', '10', false],
  ['0.2501', '2.5', '10', true],
])('%s is more than %s %% of %s: %s', (part, limit, whole, expected) => {
  expect(exceedsPercent(decimal(part), decimal(limit), decimal(whole))).toBe(expected);
});
