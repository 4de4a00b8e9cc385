import { percentOf } from '../../compare/ratio.js';
import type { Estimation, Line, LineCost, Sum } from '../../estimate/estimation.js';
import { decimalText, subtract } from '../../model/money.js';
import { having } from '../../model/shape.js';
import type { EstimateDocument } from '../../schema/estimate.js';

const ESTIMATION = having(['lines', 'totals'], 'an estimation, as estimate gives it');

/** What `--format json` prints, `wa-window/estimate@1`. */
export function toEstimateDocument(estimation: Estimation): EstimateDocument {
  ESTIMATION('estimation', estimation);
  const { currency, numbers, rules, lines, totals, assumptions } = estimation;
  return {
    schema: 'wa-window/estimate@1',
    currency,
    numbers,
    assumptions: assumptions.map((assumption) => ({ ...assumption })),
    lines: lines.map(lineOf),
    totals: totals.map((total, index) => ({ rules: rules[index] ?? '', ...totalOf(total, totals[0]) })),
  };
}

function lineOf({ month, place, category, volume, costs }: Line): EstimateDocument['lines'][number] {
  return { month, market: place, category, volume, costs: costs.map(costOf) };
}

export function costOf(cost: LineCost): EstimateDocument['lines'][number]['costs'][number] {
  const { card } = cost;
  return {
    rules: cost.rules,
    ruleSet: cost.ruleSet,
    market: cost.market,
    unit: cost.unit,
    charged: cost.charged,
    free: Object.fromEntries(cost.free),
    rate: cost.rate,
    tiers: decimalText(cost.tiers),
    amount: cost.amount === null ? null : decimalText(cost.amount),
    unpriced: cost.unpriced,
    card:
      card === null
        ? null
        : {
            card: card.id,
            effective: card.card.from,
            kind: card.card.kind,
            trust: card.card.trust,
            day: card.day,
            nearest: card.isNearest,
            tiersHeld: card.tiersHeld,
          },
  };
}

function totalOf({ charged, amount, unpriced }: Sum, base: Sum | undefined) {
  const isComparable = base !== undefined && base.unpriced + unpriced === 0;
  const change = isComparable ? subtract(amount, base.amount) : null;
  const percent = isComparable && change !== null ? percentOf(change, base.amount) : null;
  return {
    charged,
    amount: charged > 0 && unpriced === charged ? null : decimalText(amount),
    unpriced,
    change: change === null ? null : decimalText(change),
    percent: percent === null ? null : decimalText(percent),
  };
}
