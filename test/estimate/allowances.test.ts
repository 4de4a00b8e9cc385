import { expect, test } from 'vitest';
import { estimated, lines } from './volumes.js';

test('volumes are spread evenly: 2,500 over three numbers are 834, 833 and 833', () => {
  expect(lines(estimated({ market: 'BR', service: 2500 }, { numbers: 3 }))).toEqual([[0, '0']]);
  // Three numbers with 1,100 each leave 100 each; 3,301 leave one more.
  expect(lines(estimated({ market: 'BR', service: 3301 }, { numbers: 3 }))).toEqual([[301, '2.0468']]);
});

test('under C5=account the numbers share 1,000', () => {
  expect(lines(estimated({ market: 'BR', service: 2500 }, { numbers: 3, assume: { C5: 'account' } }))).toEqual([
    [1500, '10.2000'],
  ]);
});

test('markets use up an allowance in proportion: of 3,000 and 1,000 it frees 750 and 250', () => {
  const estimation = estimated([
    { market: 'BR', service: 3000 },
    { market: 'DE', service: 1000 },
  ]);
  // 2,250 × 0.0068 and 750 × 0.0550.
  expect(lines(estimation)).toEqual([
    [2250, '15.3000'],
    [750, '41.2500'],
  ]);
});

test('each month has its own', () => {
  const estimation = estimated([
    { market: 'BR', service: 1000, month: '2026-10' },
    { market: 'BR', service: 1000, month: '2026-11' },
  ]);
  expect(lines(estimation).map(([charged]) => charged)).toEqual([0, 0]);
});

test('governments pay no service before 2028', () => {
  const cost = (month: string) =>
    lines(estimated({ market: 'BR', service: 5000, month }, { account: ['direct', 'government'] }));
  expect([cost('2026-10'), cost('2028-01')]).toEqual([[[0, '0']], [[4000, '27.2000']]]);
});

test('conversations: 1,000 service a month and account free under cbp-2023', () => {
  // 500 × 0.0300 on the card of October 2024, by which Brazil is still charged in that month.
  const estimation = estimated({ market: 'BR', service: 1500, month: '2024-10' }, { numbers: 5 }, ['auto']);
  expect(lines(estimation)).toEqual([[500, '15.0000']]);
});
