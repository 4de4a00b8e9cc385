import { UnusableReport } from './fault.js';
import { ambiguousSign, otherSign, provenSign, type DecimalSign, type Numeral } from './numeral.js';

/** A number of a bill, and where it stands. */
export interface PlacedNumeral {
  readonly numeral: Numeral;
  readonly line: number;
  /** It counts messages, so that it has no decimals. */
  readonly isCount: boolean;
}

/** Spreadsheets put semicolons between cells where the comma is the decimal sign. */
const BY_DELIMITER: Readonly<Partial<Record<string, DecimalSign>>> = { ';': ',', ',': '.' };

/**
 * The decimal sign of a whole file: what one number proves holds for all. Where none proves it, thousands of a count and the
 * sign between the cells tell, if they tell the same. Null when nothing does. Throws an UnusableReport where two are proven.
 */
export function decimalSignOf(numerals: readonly PlacedNumeral[], delimiter: string, file: string): DecimalSign | null {
  const proofs = new Map<DecimalSign, PlacedNumeral>();
  for (const one of numerals) {
    const sign = provenSign(one.numeral);
    if (sign === null || proofs.has(sign)) continue;
    const [other] = proofs.values();
    if (other !== undefined) throw new UnusableReport(`${file}:${one.line}: ${contradiction(one, other, sign)}`);
    proofs.set(sign, one);
  }
  const [proven] = proofs.keys();
  return proven ?? likelySign(numerals, delimiter);
}

function likelySign(numerals: readonly PlacedNumeral[], delimiter: string): DecimalSign | null {
  const signs = new Set<DecimalSign>();
  const between = BY_DELIMITER[delimiter];
  if (between !== undefined) signs.add(between);
  for (const { numeral, isCount } of numerals) {
    const thousands = isCount ? ambiguousSign(numeral.figures) : null;
    if (thousands !== null) signs.add(otherSign(thousands));
  }
  const [only = null, ...others] = signs;
  return others.length === 0 ? only : null;
}

function contradiction(one: PlacedNumeral, other: PlacedNumeral, sign: DecimalSign): string {
  const [a, b] = sign === '.' ? ['point', 'comma'] : ['comma', 'point'];
  return (
    `"${one.numeral.text}" has a decimal ${a}, "${other.numeral.text}" in line ${other.line} a decimal ${b}; ` +
    'write all of them alike'
  );
}
