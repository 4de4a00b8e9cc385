import { readFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { compare, ERAS, readTimeline, type AskedRules, type RuleSet } from '../../src/index.js';
import { renderComparison, withoutPairs } from '../../src/report/compare/index.js';
import { textWidth } from '../../src/report/text/width.js';

const FILE = 'fixtures/compare/october-2026.csv';
const timeline = readTimeline([{ name: FILE, bytes: readFileSync(FILE) }]);

function table(rules: AskedRules, currency: string, width: number): readonly string[] {
  const options = { format: 'table', width, color: new Chalk({ level: 0 }) } as const;
  return [...renderComparison(withoutPairs(compare(timeline, rules, { currency })), options)].join('').split('\n');
}

const widest = (lines: readonly string[]): number => Math.max(...lines.map(textWidth));

test('what October costs is told on one screen of 80 columns and 40 lines', () => {
  const lines = table(['pmp-2025', 'pmp-2026'], 'USD', 80);
  expect(widest(lines)).toBeLessThanOrEqual(80);
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.at(-2)).toBe('  (+25.7 %).');
});

test('amounts too long to stand side by side stand on lines of their own', () => {
  const october = ERAS.find(({ id }) => id === 'pmp-2026') as RuleSet;
  const own = { ...october, id: 'without-allowance', priced_as: 'pmp-2026', from: null, until: null, allowances: [] };
  const lines = table(['pmp-2026', own], 'COP', 80);
  expect(widest(lines)).toBeLessThanOrEqual(80);
  expect(lines.find((line) => line.includes('marketing'))).toMatch(/^marketing +units +325 +325 +0$/);
});
