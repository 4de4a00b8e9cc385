import { expect, test } from 'vitest';
import { compared, hour, template } from './timelines.js';

const MARKETING = [template(hour(0), 'marketing')];

function cards(rules: Parameters<typeof compared>[1], currency = 'USD') {
  return compared(MARKETING, rules, { currency }).columns.map((column) =>
    column.cards.map(({ id, isNearest }) => `${id}${isNearest ? ', nearest' : ''}`),
  );
}

test('forced rules on another date take the card of the nearest day of their time, and say so', () => {
  // On 2026-10-05: pmp-2025 stood to 2026-09-30, when the card of July was in force.
  expect(cards(['pmp-2025', 'pmp-2026'])).toEqual([['USD 2026-07-01, nearest'], ['USD 2026-10-01']]);
});

test('by date it is the card in force', () => {
  expect(cards(['auto', 'cbp-2023'])).toEqual([['USD 2026-10-01'], ['USD 2024-10-01, nearest']]);
});

test('where no card is held there is none, and the message is in no difference', () => {
  const { columns, differences } = compared(MARKETING, ['pmp-2025', 'pmp-2026'], { currency: 'EUR' });
  expect(columns.map((column) => column.cards.map(({ id }) => id))).toEqual([[], ['EUR 2026-10-01']]);
  const [difference] = differences;
  expect(difference?.causes).toEqual([]);
  expect(difference?.total.percent).toBeNull();
  expect(difference?.leftOut.reasons).toEqual([
    { rules: 'pmp-2025', reason: 'no EUR card before 2026-10-01 is held', messages: 1 },
  ]);
});
