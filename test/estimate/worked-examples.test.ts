import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUILT_IN, withImported } from '../../src/rates/index.js';
import { readCards } from '../../src/schema/card.js';
import { estimated, lines, totals } from './volumes.js';

const JULY = readCards(readFileSync('test/rates/fixtures/brl-2026-07-01.json', 'utf8'));

test('W30: utility and authentication to Brazil on the partial card of July', () => {
  if (!JULY.ok) throw new Error(JULY.problems.join());
  const options = { currency: 'BRL', rates: withImported(BUILT_IN, JULY) };
  const cost = (own: object) => totals(estimated({ market: 'BR', month: '2026-07', ...own }, options, ['pmp-2025']));
  // 30,000 × 0.0350, all at list price.
  expect(cost({ utility: 30_000 })).toEqual(['1050.0000']);
  // 250,000 × 0.0350 + 1,750,000 × 0.0333 + 1,000,000 × 0.0315.
  expect(cost({ utility: 3_000_000 })).toEqual(['98525.0000']);
  // 500,000 × 0.0350 + 2,500,000 × 0.0333.
  expect(cost({ authentication: 3_000_000 })).toEqual(['100750.0000']);
});

test('W36: 8,000 marketing to Uganda, which is in Rest of Africa: 8,000 × 0.0225', () => {
  const estimation = estimated({ market: 'Uganda', marketing: 8000 });
  expect(totals(estimation)).toEqual(['180.0000']);
  expect(estimation.lines[0]?.costs[0]?.market).toBe('Rest of Africa');
});

test('W37: 1,500 service on one number leave 500 × 0.0350 BRL; on two numbers all are free', () => {
  const cost = (numbers: number) => lines(estimated({ market: 'Brazil', service: 1500 }, { currency: 'BRL', numbers }));
  expect(cost(1)).toEqual([[500, '17.5000']]);
  expect(cost(2)).toEqual([[0, '0']]);
});

test('W38: 20 service beyond the allowance: Colombia 0.0160, Peru 0.6000, Germany 1.1000 USD', () => {
  const cost = (market: string) => totals(estimated({ market, service: 1020 }));
  expect([cost('CO'), cost('PE'), cost('DE')]).toEqual([['0.0160'], ['0.6000'], ['1.1000']]);
});

test('W40: 960 service to Chile are within the allowance', () => {
  expect(lines(estimated({ market: 'Chile', service: 960 }))).toEqual([[0, '0']]);
});

test('W41: 300,000 and 100,000 service to Brazil: 299,000 and 99,000 × 0.0350 BRL', () => {
  const cost = (service: number) => totals(estimated({ market: 'BR', service }, { currency: 'BRL' }));
  expect([cost(300_000), cost(100_000)]).toEqual([['10465.0000'], ['3465.0000']]);
});
