import { amountText, decimalText } from '../model/money.js';
import { breakdownBy, DIMENSIONS, sparedByReason, type CostLine, type Dimension } from '../billing/breakdown.js';
import type { RunCost } from '../model/cost.js';
import type { Price } from '../model/outcome.js';
import type { RunDocument } from '../schema/run.js';

/** The money of a charge as a document holds it (contract §3): decimals as text, in the digits of the rate card. */
export function priceDocument(price: Price | null) {
  if (price === null) return { market: null, rate: null, amount: null, currency: null, rateCard: null };
  const { market, currency, rate, amount, card } = price;
  return { market, rate, amount: amount === null ? null : amountText(amount), currency, rateCard: card };
}

export function costDocument(cost: RunCost | null) {
  if (cost === null) return { unpriced: 0, cost: null };
  const { currency, amount, possibleAmount, unpriced } = cost;
  return { unpriced, cost: { currency, amount: decimalText(amount), possibleAmount: decimalText(possibleAmount) } };
}

/** The cost in every breakdown; null where there is no money. */
export function costsDocument(cost: RunCost | null): RunDocument['costs'] {
  if (cost === null) return null;
  const by = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, breakdownBy(dimension, cost).map(costLineDocument)]),
  ) as Record<Dimension, ReturnType<typeof costLineDocument>[]>;
  return {
    ...by,
    free: sparedByReason(cost).map(costLineDocument),
    tiers: cost.tiers.map((tier) => ({ ...tier, amount: decimalText(tier.amount) })),
    cards: cardsOf(cost),
  };
}

function costLineDocument({ key, charged, amount, unpriced, spared, sparedAmount, sparedUnpriced }: CostLine) {
  return {
    key,
    charged,
    amount: decimalText(amount),
    unpriced,
    free: spared,
    freeAmount: decimalText(sparedAmount),
    freeUnpriced: sparedUnpriced,
  };
}

/** The cards behind what is charged. */
export function cardsOf({ units }: RunCost): string[] {
  return [
    ...new Set(units.flatMap(({ key }) => (key.type === 'regular' && key.card !== null ? [key.card] : []))),
  ].sort();
}
