import type { RateCategory, TierRow, TierTable } from '../card.js';
import { bounds20261001, RATES_FROM_2026_10_01, type Bounds } from './tiers/from20261001.js';
import type { MarketTiers } from './tierRates.js';

const SOURCE = "Meta's volume tiers of 2026-10-01, as one third party imported them";

/** Of the tiers before 2026-10-01 those of one market and currency are held. */
const BRAZIL_FROM_2026_07_01: TierTable = {
  currency: 'BRL',
  from: '2026-07-01',
  kind: 'partial',
  trust: 'good',
  source: "the tiers of Brazil of Meta's card of 2026-07-01, as a copy has them",
  rows: rowsOf(
    'Brazil',
    {
      utility: ['0.0350', '0.0333', '0.0315', '0.0298', '0.0280', '0.0263'],
      authentication: ['0.0350', '0.0333', '0.0315', '0.0298', '0.0280', '0.0263'],
    },
    [
      [250_000, 2_000_000, 17_000_000, 35_000_000, 70_000_000],
      [500_000, 3_000_000, 5_250_000, 10_000_000, 20_000_000],
    ],
  ),
};

const FROM_2026_10_01: readonly TierTable[] = RATES_FROM_2026_10_01.map(({ currency, from, rows }) => ({
  currency,
  from,
  kind: 'copy',
  trust: 'good',
  source: SOURCE,
  rows: Object.entries(bounds20261001).flatMap(([market, bounds]) => rowsOf(market, rows[market], bounds)),
}));

export const TIER_TABLES: readonly TierTable[] = [BRAZIL_FROM_2026_07_01, ...FROM_2026_10_01];

function rowsOf(market: string, rates: MarketTiers | undefined, bounds: Bounds): readonly TierRow[] {
  const [utility, authentication] = bounds;
  return [
    ...rowOf(market, 'utility', utility, rates?.utility),
    ...rowOf(market, 'authentication', authentication, rates?.authentication),
    ...rowOf(market, 'authentication_international', authentication, rates?.authentication_international),
  ];
}

function rowOf(
  market: string,
  category: RateCategory,
  upTo: readonly number[],
  rates: readonly string[] | undefined,
): readonly TierRow[] {
  return rates === undefined ? [] : [{ market, category, upTo, rates }];
}
