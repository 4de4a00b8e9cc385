import type { RunCost } from '../../model/cost.js';
import { parseDecimal, type Money } from '../../model/money.js';
import { costUpTo, type Subject } from '../subject.js';

/** The cost of what can be seen from the moment, under other rules if they are named; or why it is not known. */
export function costOf(
  { moment, evidence }: Subject,
  rules: string | null = null,
): RunCost | { readonly message: string } {
  const cost = costUpTo(moment, evidence, rules);
  if (cost === null) {
    return {
      message: evidence.timeline.dated
        ? 'the run has no cost: no prices are held for it'
        : 'a timeline of hours has no cost: place Hour 0 with start: 2026-10-05T09:00:00Z',
    };
  }
  return cost;
}

/** `0.0625 USD`; the schema has seen to its form. */
export function moneyOf(text: string): Money {
  const [amount = '', currency = ''] = text.split(' ');
  const decimal = parseDecimal(amount);
  if (decimal === null) throw new RangeError(`not an amount: ${text}`);
  return { amount: decimal, currency };
}

export function unpricedMessage(count: number): string {
  return count === 1
    ? '1 unit that is due has no known price, so the cost is not known'
    : `${String(count)} units that are due have no known price, so the cost is not known`;
}
