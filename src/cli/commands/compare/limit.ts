import type { Difference } from '../../../compare/comparison.js';
import { exceedsPercent } from '../../../compare/ratio.js';
import { isSettled, READINGS } from '../../../compare/reading.js';
import { compare, decimalText, parseDecimal, ZERO, type Decimal } from '../../../model/money.js';
import { budgetOf } from '../../moneySettings.js';
import { moneyText } from '../../../report/money.js';
import { plural } from '../../../report/words.js';
import { invalid } from '../../options.js';

const FLAG = '--max-increase <increase>';

/** How much more than the base a rule set may cost. */
export type Limit =
  | { readonly kind: 'percent'; readonly percent: Decimal }
  | { readonly kind: 'amount'; readonly amount: Decimal; readonly currency: string };

/** `10%`, `2.5 %`, `5.00USD`. */
export function limitOf(value: string): Limit {
  const [, text = ''] = /^(\S*\d)\s*%$/.exec(value) ?? [];
  const percent = parseDecimal(text);
  if (percent !== null && percent.units >= 0n) return { kind: 'percent', percent };
  if (!/\d\s*[A-Za-z]{3}$/.test(value))
    throw invalid(FLAG, value, 'Use a percentage or an amount, such as 10% or 5.00USD.');
  return { kind: 'amount', ...budgetOf(FLAG, value) };
}

/** Why a rule set costs too much; null when it does not. Each reading of what is not known has to keep to the limit. */
export function overLimit(limit: Limit, difference: Difference<unknown>, currency: string | null): string | null {
  const { base, other, total, leftOut } = difference;
  if (currency === null) return 'a timeline without dates has no cost: place Hour 0 with --start';
  if (leftOut.messages > 0) return `${plural(leftOut.messages, 'message')} without a price under both`;
  const [worst] = READINGS.filter((reading) => exceeds(limit, total.amount[reading], total.base.amount[reading])).sort(
    (a, b) => compare(total.amount[b], total.amount[a]),
  );
  if (worst === undefined) return null;
  const costs = isSettled(total.amount) ? 'costs' : 'may cost';
  const more = moneyText(total.amount[worst], currency);
  const than = moneyText(total.base.amount[worst], currency);
  const most = limit.kind === 'amount' ? moneyText(limit.amount, currency) : `${decimalText(limit.percent)}%`;
  return `${other.name} ${costs} ${more} more than ${base.name} with ${than}, over the limit of ${most}`;
}

function exceeds(limit: Limit, increase: Decimal, base: Decimal): boolean {
  if (compare(increase, ZERO) <= 0) return false;
  if (limit.kind === 'amount') return compare(increase, limit.amount) > 0;
  // Nothing gives no ratio: whatever comes from it is more than any percentage.
  return base.units === 0n || exceedsPercent(increase, limit.percent, base);
}
