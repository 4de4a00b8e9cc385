import { parseDecimal } from '../../model/money.js';
import { NO_SUCH_RATE, type Cell } from '../card.js';
import { currenciesMeant } from '../currencySign.js';

/** ISO 4217 of a currency cell; null when it is none, or a sign that several share. */
export function currencyIn(cell: string): string | null {
  const [only = null, ...others] = currenciesMeant(cell);
  return others.length === 0 ? only : null;
}

export const ONE_CURRENCY = 'Correct it, or keep each currency in a file of its own.';

/** A rate of a card in this currency, or in a sentence why the cell holds none. */
export function rateIn(cell: string, currency: string | null): { readonly cell: Cell } | { readonly fault: string } {
  if (cell === '') return { fault: 'The cell is empty. Write the rate, or n/a where there is no such rate.' };
  if (/^n\/?a$/i.test(cell)) return { cell: NO_SUCH_RATE };
  const [, sign = '', bare = ''] = /^([$€£₹]?)\s*(.*)$/u.exec(cell) ?? [];
  const own = currencyIn(sign);
  if (own !== null && currency !== null && own !== currency) {
    return { fault: `"${cell}" is a price in ${own}, and the card is in ${currency}. ${ONE_CURRENCY}` };
  }
  const rate = parseDecimal(bare);
  if (rate !== null && rate.units >= 0n) return { cell: bare };
  if (/^[1-9]\d{0,2},\d{3}$/.test(bare)) {
    const readings = `${bare.replace(',', '')} or ${bare.replace(',', '.')}`;
    return {
      fault: `"${cell}" may be ${readings}. Write it with a decimal point and nothing between its digits.`,
    };
  }
  if (/^\d+,\d+$/.test(bare)) {
    return { fault: `"${cell}" has a decimal comma. Write ${bare.replace(',', '.')}.` };
  }
  return { fault: `"${cell}" is no rate. Write it as 0.0618, or n/a where there is no such rate.` };
}

/** A bound of a volume tier; null for `MAX`, undefined when the cell holds neither. */
export function boundIn(cell: string): number | null | undefined {
  if (/^max$/i.test(cell)) return null;
  const digits = cell.replace(/(?<=\d)[,_ ](?=\d{3})/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}
