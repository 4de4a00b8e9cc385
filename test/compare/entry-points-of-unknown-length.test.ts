import { expect, test } from 'vitest';
import { compared, inbound, said, template, text } from './timelines.js';

/** In September an entry point lasts 72 hours; under the rules of October it may last up to 7 days. */
const day = (count: number, hours = 0): string => new Date(Date.UTC(2026, 8, count, hours)).toISOString();
const ROWS = [
  inbound(day(7, 10), { entry_point: 'ctwa' }),
  text(day(7, 11)),
  // 100 hours later: charged for certain before, perhaps free after.
  template(day(11, 15), 'marketing'),
];

test('what only one reading charges is a range, and its cause the length of the entry point', () => {
  const [difference] = compared(ROWS, ['pmp-2025', 'pmp-2026']).differences;
  // Marketing to Brazil costs 0.0625 on both cards: nothing changes at the most, and at the least it is not due.
  expect(difference?.causes.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['entry_point', 'charged', 'free'],
  ]);
  const [cause] = difference?.causes ?? [];
  expect([
    said(cause?.amount.least ?? { units: 0n, scale: 0 }),
    said(cause?.amount.most ?? { units: 1n, scale: 0 }),
  ]).toEqual(['-0.0625', '0']);
  expect(cause?.messages).toEqual({ least: 1, most: 0 });
});
