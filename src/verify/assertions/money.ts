import type { RunCost } from '../../model/cost.js';
import { parseDecimal, type Money } from '../../model/money.js';
import type { SimulateOptions } from '../../run/options.js';
import { runUpTo, type Subject } from '../subject.js';

/** The cost of what can be seen from the moment; or why it is not known. */
export function costOf(
  { moment, evidence }: Subject,
  options?: SimulateOptions,
): RunCost | { readonly message: string } {
  const { cost } = runUpTo(moment, evidence, options);
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
