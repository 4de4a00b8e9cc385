import { compare, subtract, times, type Decimal } from '../../model/money.js';
import type { ReportedCell } from './sums.js';

/** Currencies of ISO 4217 without a minor unit, and two whose cents are out of use. */
const WHOLE = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF COP IDR'.split(' '));
const CENTS = 2;

/**
 * The last digit to which a report rounds: the finest of its amounts, for one that happens to be whole says nothing, and the
 * currency's minor unit at least.
 */
export function lastDigitOf(cells: readonly ReportedCell[], currency: string | null): Decimal {
  const minor = currency !== null && WHOLE.has(currency) ? 0 : CENTS;
  return { units: 1n, scale: cells.reduce((scale, { cost }) => Math.max(scale, cost?.scale ?? 0), minor) };
}

/** Whether one amount is more than another by more than rounding explains: half a last digit for each of the `rows` in it. */
export function isMore(amount: Decimal, than: Decimal, lastDigit: Decimal, rows: number): boolean {
  return compare(times(subtract(amount, than), 2n), times(lastDigit, BigInt(rows))) > 0;
}
