import type { Change, Figure } from '../../compare/comparison.js';
import type { Difference } from './compared.js';
import { compare, decimalText, ZERO, type Decimal } from '../../model/money.js';
import { amountsInColumn, countText } from '../money.js';

/** `+1,234`, `-5`, `0`. */
export function signedCount(count: number): string {
  return count > 0 ? `+${countText(count)}` : countText(count);
}

export type MoneyText = (amount: Decimal) => string;

/** Amounts of one column with their sign; what is nothing is `0`. */
export function signedAmounts(amounts: readonly Decimal[]): MoneyText {
  const text = amountsInColumn(amounts);
  return (amount) => {
    const sign = compare(amount, ZERO);
    if (sign === 0) return '0';
    return sign > 0 ? `+${text(amount)}` : text(amount);
  };
}

/** `+25.7`; `new` where there was nothing before, for nothing gives no ratio. */
export function percentText({ base, other, amount, percent }: Change): string {
  if (base.unpriced > 0 || other.unpriced > 0) return '';
  if (percent === null) return amount.most.units === 0n ? '' : 'new';
  return signedPercent(percent);
}

export function signedPercent(percent: Decimal): string {
  return percent.units > 0n ? `+${decimalText(percent)}` : decimalText(percent);
}

/** A cost at the most, and what is not in it. */
export function dueText({ units, amount, unpriced }: Figure, text: MoneyText): string {
  if (units.most === 0 && amount.most.units === 0n) return '0';
  if (unpriced === 0) return text(amount.most);
  return unpriced === units.most ? 'unpriced' : `${text(amount.most)} + ${countText(unpriced)} unpriced`;
}

/** Nothing of it has a price under both. */
export function isIncomparable({ base, other }: Change): boolean {
  return isUnpriced(base) || isUnpriced(other);
}

function isUnpriced({ units, unpriced }: Figure): boolean {
  return unpriced > 0 && unpriced === units.most;
}

/** Whether what is not known makes a figure of the difference uncertain. */
export function isUncertain({ base, other }: Difference): boolean {
  return [base, other].some(({ figures: { total } }) => total.units.least !== total.units.most);
}
