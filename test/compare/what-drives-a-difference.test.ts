import { expect, test } from 'vitest';
import { compared, inbound, said, template, text } from './timelines.js';

const contact = (n: number): string => `+55119876543${String(10 + n)}`;
const at = (hours: number): string => new Date(Date.UTC(2026, 9, 5, hours)).toISOString();

/** Seven customers write at 12:00 UTC; the nth gets n utility templates in the window, an hour later each. */
const ROWS = Array.from({ length: 7 }, (_, index) => index + 1).flatMap((n) => [
  inbound(at(12), { contact: contact(n) }),
  ...Array.from({ length: n }, (_, nth) =>
    template(at(13 + nth), 'utility', { contact: contact(n), template: `t${String(nth)}` }),
  ),
]);

const [difference] = compared([...ROWS, text(at(13), { contact: contact(1) })], ['pmp-2025', 'pmp-2026'], {
  timezone: 'America/Sao_Paulo',
}).differences;

test('the five contacts that change most come first, and the rest is told', () => {
  // 28 templates × 0.0068 = 0.1904: 7 + 6 + 5 + 4 + 3 of them with the first five, 2 + 1 with the others.
  expect(difference?.drivers.contact.top.map(({ key, units }) => [key, units.most])).toEqual([
    [contact(7), 7],
    [contact(6), 6],
    [contact(5), 5],
    [contact(4), 4],
    [contact(3), 3],
  ]);
  expect(difference?.drivers.contact.rest.count).toBe(2);
  expect(said(difference?.drivers.contact.rest.amount.most ?? { units: 0n, scale: 0 })).toBe('0.0204');
});

test('hours are those of sending, in the zone of the account', () => {
  // 13:00 UTC is 10:00 in Sao Paulo: all seven get their first template then.
  expect(difference?.drivers.hour.top[0]).toMatchObject({ key: '10', units: { least: 7, most: 7 } });
});

test('templates go by their names', () => {
  expect(difference?.drivers.template.top.map(({ key }) => key)).toEqual(['t0', 't1', 't2', 't3', 't4']);
});
