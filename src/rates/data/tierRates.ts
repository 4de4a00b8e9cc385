import type { Day } from '../day.js';

/** The rates of every tier of a market, the list price first. */
export interface MarketTiers {
  readonly utility: readonly string[];
  readonly authentication: readonly string[];
  readonly authentication_international?: readonly string[];
}

/** One currency's tier rates; where the tiers end is the same in all of them. */
export interface TierRates {
  readonly currency: string;
  readonly from: Day;
  readonly rows: Readonly<Record<string, MarketTiers>>;
}
