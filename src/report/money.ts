/**
 * What money will fill. No rate card is held in this version, so nothing is priced: not zero, unknown.
 * `unpriced` counts charges that should have a price and have none; without any prices that question is not asked.
 */
export const NO_PRICE = { market: null, rate: null, amount: null, currency: null, rateCard: null } as const;
export const NO_COST = { unpriced: 0, cost: null } as const;
