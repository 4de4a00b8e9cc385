import { expect, test } from 'vitest';
import { placeNamed } from '../../src/index.js';
import { estimated, lines, totals, type Rules } from './volumes.js';

test.each([
  ['BR', 'Brazil'],
  ['brazil', 'Brazil'],
  ['uk', 'United Kingdom'],
  ['rest of africa', 'Rest of Africa'],
  ['Kenya', 'Rest of Africa'],
  ['Estonia', null],
])('%s', (name, market) => {
  const place = placeNamed(name);
  const found = place && estimated({ market: name, marketing: 1 }).lines[0]?.costs[0]?.market;
  expect(found).toBe(market);
});

test('what is no market is none', () => {
  expect(placeNamed('Brasil')).toBeNull();
});

test('the market is that of the day for which the card is read: Bangladesh stands alone since 2026-10-01', () => {
  const [line] = estimated({ market: 'Bangladesh', marketing: 1 }, {}, ['pmp-2025', 'pmp-2026']).lines;
  expect(line?.costs.map(({ market, rate, card }) => [market, rate, card?.day, card?.isNearest])).toEqual([
    ['Rest of Asia Pacific', '0.0732', '2026-09-30', true],
    ['Bangladesh', '0.0732', '2026-10-01', false],
  ]);
});

test('no card held is no price, never zero', () => {
  const cost = (rules: Rules) => totals(estimated({ market: 'BR', marketing: 10 }, { currency: 'EUR' }, rules));
  expect(cost(['pmp-2025', 'pmp-2026', 'nbp'])).toEqual([null, '0.5180', null]);
});

test('marketing to the United States is not delivered, and not charged', () => {
  const [line] = estimated({ market: 'US', marketing: 100 }).lines;
  expect([...(line?.costs[0]?.free ?? [])]).toEqual([['not_delivered', 100]]);
  expect(lines(estimated({ market: 'North America', marketing: 100 }))).toEqual([[100, '2.5000']]);
});

test('the international rate where the market has one', () => {
  // India: 100 × 0.0304; Brazil has none.
  expect(lines(estimated({ market: 'IN', authentication_international: 100 }))).toEqual([[100, '3.0400']]);
  expect(lines(estimated({ market: 'BR', authentication_international: 100 }))).toEqual([[100, null]]);
});
