import { parseDecimal } from '../../model/money.js';
import { NO_SUCH_RATE, type Cell } from '../card.js';

/** Meta writes `$US`; other files other signs. */
const SIGNS: Readonly<Record<string, string>> = {
  $US: 'USD',
  US$: 'USD',
  $A: 'AUD',
  A$: 'AUD',
  R$: 'BRL',
  'S/': 'PEN',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
};

/** ISO 4217 of a currency cell; null when it is none. */
export function currencyIn(cell: string): string | null {
  if (Object.hasOwn(SIGNS, cell)) return SIGNS[cell] ?? null;
  return /^[A-Z]{3}$/.test(cell) ? cell : null;
}

/** A rate, or in a sentence why the cell holds none. */
export function rateIn(cell: string): { readonly cell: Cell } | { readonly fault: string } {
  if (cell === '') return { fault: 'The cell is empty. Write the rate, or n/a where there is no such rate.' };
  if (/^n\/?a$/i.test(cell)) return { cell: NO_SUCH_RATE };
  const bare = cell.replace(/^[$€£₹]\s*/u, '');
  const rate = parseDecimal(bare);
  if (rate !== null && rate.units >= 0n) return { cell: bare };
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
