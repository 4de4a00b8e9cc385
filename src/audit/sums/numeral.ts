/** What stands before the decimals. */
export type DecimalSign = '.' | ',';

/** A number as people write it in a bill, taken apart: what its points and commas mean is not settled yet. */
export interface Numeral {
  /** As it stands in the file. */
  readonly text: string;
  readonly isNegative: boolean;
  /** Digits, points and commas. */
  readonly figures: string;
  /** A currency's code or sign; null when there is none. */
  readonly mark: string | null;
}

/** Signs of thousands that cannot be decimal ones: spaces of any width, and apostrophes. */
const GAPS = /[\s'’]/g;
const MARK = String.raw`((?:[^\d.,()+−-]+\.?)?)`;
/** `-$1,234.50`, `$-1`, `1.234,50- €`, and `(1.00)`, which is how accountants write what is given back. */
const NUMERAL = new RegExp(String.raw`^(\(?)([+−-]?)${MARK}([+−-]?)([.,]?\d[\d.,]*)([−-]?)${MARK}(\)?)$`);

/** Null for what is no number. */
export function numeralOf(text: string): Numeral | null {
  const match = NUMERAL.exec(text.replaceAll(GAPS, ''));
  if (match === null) return null;
  const [, open = '', lead = '', before = '', inner = '', figures = '', trail = '', after = '', close = ''] = match;
  const signs = [open, lead, inner, trail].filter((sign) => sign !== '');
  const marks = [before, after].filter((mark) => mark !== '');
  if (signs.length > 1 || marks.length > 1 || (open === '') !== (close === '')) return null;
  return { text, figures, isNegative: signs.some((sign) => sign !== '+'), mark: marks[0] ?? null };
}

/** The decimal sign that a number proves by itself; null where it has none, or may mean thousands as well. */
export function provenSign({ figures }: Numeral): DecimalSign | null {
  const signs = signsIn(figures);
  const last = signs.at(-1);
  if (last === undefined || ambiguousSign(figures) !== null) return null;
  const isRepeated = signs.length > 1 && signs.every((sign) => sign === last);
  return isRepeated ? otherSign(last) : last;
}

/** The sign of `1.234` or `1,234`: a nought never has thousands, and thousands never stand after four digits. */
export function ambiguousSign(figures: string): DecimalSign | null {
  return AMBIGUOUS.test(figures) ? (signsIn(figures)[0] ?? null) : null;
}

const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

export function otherSign(sign: DecimalSign): DecimalSign {
  return sign === '.' ? ',' : '.';
}

function signsIn(figures: string): readonly DecimalSign[] {
  return [...figures].filter((character) => character === '.' || character === ',');
}

/** As a plain decimal number; what has a sign of thousands after the decimal one is none, and is left to be refused. */
export function plainText({ figures, isNegative }: Numeral, sign: DecimalSign): string {
  const [whole = '', ...fractions] = figures.split(sign);
  const digits = whole.replaceAll(otherSign(sign), '');
  const fraction = fractions.join(sign);
  return `${isNegative ? '-' : ''}${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}`;
}
