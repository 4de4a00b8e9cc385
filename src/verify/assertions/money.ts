import { compare, parseDecimal, type Decimal, type Money } from '../../model/money.js';
import type { SimulateOptions } from '../../run/options.js';
import { runUpTo, type Subject } from '../subject.js';

/** What a run costs: `amount` for certain, `possible` at most. */
export interface Cost {
  readonly currency: string;
  readonly amount: Decimal;
  readonly possible: Decimal;
  /** Units that are due and have no known price. */
  readonly unpriced: number;
}

/** The cost of what can be seen from the moment; or why it is not known. */
export function costOf({ moment, evidence }: Subject, options?: SimulateOptions): Cost | { readonly message: string } {
  const run = runUpTo(moment, evidence, options);
  const { totals } = evidence.documentOf(run);
  if (totals.cost === null) {
    return {
      message: evidence.timeline.dated
        ? 'the run has no cost: no prices are held for it'
        : 'a timeline of hours has no cost: place Hour 0 with start: 2026-10-05T09:00:00Z',
    };
  }
  const { currency, amount, possibleAmount } = totals.cost;
  const [low, high] = [parseDecimal(amount), parseDecimal(possibleAmount)];
  if (low === null || high === null) throw new RangeError(`not amounts: ${amount}, ${possibleAmount}`);
  return { currency, amount: low, possible: high, unpriced: totals.unpriced };
}

/** `0.0625 USD`; the schema has seen to its form. */
export function moneyOf(text: string): Money {
  const [amount = '', currency = ''] = text.split(' ');
  const decimal = parseDecimal(amount);
  if (decimal === null) throw new RangeError(`not an amount: ${text}`);
  return { amount: decimal, currency };
}

export function sameWorth(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function unpricedMessage(count: number): string {
  return count === 1
    ? '1 unit that is due has no known price, so the cost is not known'
    : `${String(count)} units that are due have no known price, so the cost is not known`;
}
