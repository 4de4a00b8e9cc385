import { expect, test } from 'vitest';
import { decimalText } from '../../src/model/money.js';
import { estimated, lines, totals } from './volumes.js';

test('the built-in tiers of October: utility to Rest of Africa, list price to 100,000', () => {
  // 100,000 × 0.0040 + 50,000 × 0.0038.
  const estimation = estimated({ market: 'Rest of Africa', utility: 150_000 });
  expect(totals(estimation)).toEqual(['590.0000']);
  expect(decimalText(estimation.lines[0]?.costs[0]?.tiers ?? { units: 0n, scale: 0 })).toBe('-10.0000');
});

test('countries of one market fill its tiers together, in the order given', () => {
  // Uganda 80,000 × 0.0040; Kenya 20,000 × 0.0040 and 50,000 × 0.0038.
  const estimation = estimated([
    { market: 'Uganda', utility: 80_000 },
    { market: 'Kenya', utility: 70_000 },
  ]);
  expect(lines(estimation)).toEqual([
    [80_000, '320.0000'],
    [70_000, '270.0000'],
  ]);
});

test('a new month begins at list price', () => {
  const estimation = estimated([
    { market: 'Uganda', utility: 100_000, month: '2026-10' },
    { market: 'Uganda', utility: 100_000, month: '2026-11' },
  ]);
  expect(totals(estimation)).toEqual(['800.0000']);
});

test('marketing and service have none', () => {
  // 1,000,000 × 0.0225, and 999,000 × 0.0040 beyond the allowance.
  expect(lines(estimated({ market: 'Uganda', marketing: 1_000_000, service: 1_000_000 }))).toEqual([
    [1_000_000, '22500.0000'],
    [999_000, '3996.0000'],
  ]);
});

test('where no table is held the list price stands, and the card says so', () => {
  const [line] = estimated({ market: 'Uganda', utility: 150_000, month: '2026-07' }, {}, ['pmp-2025']).lines;
  // 150,000 × 0.0040 on the card of July.
  expect(line?.costs[0]?.amount).toEqual({ units: 6_000_000n, scale: 4 });
  expect(line?.costs[0]?.card).toMatchObject({ id: 'USD 2026-07-01', tiersHeld: false });
});
