import type { Counted, RunCost, UnitKey } from '../model/cost.js';
import { add, compare, parseDecimal, times, ZERO, type Decimal } from '../model/money.js';

/** What a cost can be asked by. */
export const DIMENSIONS = ['category', 'market', 'number', 'account', 'month', 'template'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One line of a bill, at list prices: volume tiers are lines of their own. */
export interface CostLine {
  readonly key: string | null;
  /** Units with money due. */
  readonly charged: number;
  readonly amount: Decimal;
  /** Of those, units of which no rate is known. */
  readonly unpriced: number;
  /** Units that a rule or an allowance made free, of what is otherwise charged. */
  readonly spared: number;
  /** What they would have cost; without those of which no rate is known. */
  readonly sparedAmount: Decimal;
  readonly sparedUnpriced: number;
}

type Open = { -readonly [K in keyof CostLine]: CostLine[K] };

/** The bill by one dimension, dearest line first. */
export function breakdownBy(dimension: Dimension, { units }: RunCost): readonly CostLine[] {
  return linesOf(units, (key) => keyOf(dimension, key));
}

/** What was free and why, and what it would have cost. */
export function sparedByReason({ units }: RunCost): readonly CostLine[] {
  return linesOf(units.filter(isSpared), ({ type }) => type);
}

function keyOf(dimension: Dimension, key: UnitKey): string | null {
  // What an entry point made free belongs to the category that it would have been charged under.
  return dimension === 'category' ? key.listed : key[dimension];
}

function linesOf(units: readonly Counted[], keyFor: (key: UnitKey) => string | null): readonly CostLine[] {
  const lines = new Map<string | null, Open>();
  for (const counted of units) {
    const key = keyFor(counted.key);
    const line = lines.get(key) ?? {
      key,
      charged: 0,
      amount: ZERO,
      unpriced: 0,
      spared: 0,
      sparedAmount: ZERO,
      sparedUnpriced: 0,
    };
    lines.set(key, line);
    const price = priceOf(counted);
    if (counted.key.type === 'regular') {
      line.charged += counted.count;
      if (price === null) line.unpriced += counted.count;
      else line.amount = add(line.amount, price);
    } else if (isSpared(counted)) {
      line.spared += counted.count;
      if (price === null) line.sparedUnpriced += counted.count;
      else line.sparedAmount = add(line.sparedAmount, price);
    }
  }
  return [...lines.values()].filter(({ charged, spared }) => charged + spared > 0).sort(dearestFirst);
}

/** A free unit that would have been charged but for the rule or allowance that freed it. */
function isSpared({ key: { type, unit } }: Counted): boolean {
  if (type === 'free_customer_service' || type === 'free_tier' || type === 'free_group_customer_service') return true;
  // In a conversation era a message in an entry point might have joined an open conversation: nobody can say.
  return type === 'free_entry_point' && unit === 'message';
}

function priceOf({ key, count }: Counted): Decimal | null {
  const rate = key.rate === null ? null : parseDecimal(key.rate);
  return rate && times(rate, BigInt(count));
}

function dearestFirst(a: Open, b: Open): number {
  return compare(b.amount, a.amount) || b.charged - a.charged || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);
}
