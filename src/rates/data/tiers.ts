import type { RateCategory, TierRow, TierTable } from '../card.js';
import { bounds20261001, RATES_FROM_2026_10_01, type Bounds } from './tiers/from20261001.js';
import type { MarketTiers } from './tierRates.js';

const SOURCE = "Meta's volume tiers of 2026-10-01, as one third party imported them";

export const TIER_TABLES: readonly TierTable[] = RATES_FROM_2026_10_01.map(({ currency, from, rows }) => ({
  currency,
  from,
  kind: 'copy',
  trust: 'good',
  source: SOURCE,
  rows: Object.entries(bounds20261001).flatMap(([market, bounds]) => rowsOf(market, rows[market], bounds)),
}));

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
