import { expect, test } from 'vitest';
import { sentenceOf } from './verify.js';

/** [at, what is expected, what comes of it]: everything stamped at the instant is seen, and nothing later. */
const ROWS: readonly [at: string, expected: string, sentence: string][] = [
  ['Hour 4', '{ window: open }', 'passed'],
  ['3h59m59.999s', '{ window: open }', 'window: "open" ≠ "closed"'],
  ['Hour 28', '{ window: open }', 'window: "open" ≠ "closed"'],
  ['27h59m59.999s', '{ window: open }', 'passed'],
  ['Hour 25', '{ opened: [service] }', 'passed'],
  ['25h01m', '{ opened: [service] }', 'opened: ["service"] ≠ []'],
  ['25h01m', '{ totals: { conversations: { marketing: 1, service: 1 } } }', 'passed'],
  [
    '24h59m',
    '{ totals: { conversations: { marketing: 1, service: 1 } } }',
    'totals: {"conversations":{"marketing":1,"service":1}} ≠ {"conversations":{"marketing":1}}',
  ],
  ['4.5', '{ window: { left: 23h30m } }', 'passed'],
  ['4h30m', '{ window: { left: 1410m } }', 'passed'],
  ['end', '{ opened: [service, marketing] }', 'passed'],
  [
    '+1h',
    '{ window: open }',
    'at: "+1h" says from when it counts on nowhere: write an instant, or an hour such as Hour 5',
  ],
  ['soon', '{ window: open }', 'at: "soon" is not a time in any known form'],
];

test.each(ROWS)('at %s: %s', async (at, expected, sentence) => {
  expect(await sentenceOf(at, expected)).toBe(sentence);
});
