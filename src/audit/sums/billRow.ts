import { parseDecimal, type Decimal } from '../../model/money.js';
import type { Instant } from '../../model/instant.js';
import { currenciesMeant } from '../../rates/currencySign.js';
import { marketNamed } from '../../rates/index.js';
import type { BillField, Columns } from './billColumns.js';
import { daySpan, monthSpan } from './billSpan.js';
import type { PlacedNumeral } from './decimalSign.js';
import { UnusableReport } from './fault.js';
import { ambiguousSign, numeralOf, otherSign, plainText, type DecimalSign, type Numeral } from './numeral.js';
import { countryCode, numberDigits, word } from './spelling.js';
import { SUM_DIMENSIONS, type ReportedCell, type SumDimension } from './sums.js';

/** What the account says of a bill. */
export interface AccountTerms {
  readonly timezone: string;
  readonly currency: string;
}

/** What only all rows of a bill together tell. */
export interface BillStyle {
  /** Its rows are of days; else of months. */
  readonly byDay: boolean;
  /** Null where nothing tells. */
  readonly sign: DecimalSign | null;
}

/** A row of a bill, which is one sum. Reading it throws an UnusableReport where a cell makes no sense. */
export class BillRow {
  readonly #cells: readonly string[];
  readonly #columns: Columns;
  readonly #file: string;
  readonly #line: number;

  constructor(cells: readonly string[], columns: Columns, file: string, line: number) {
    this.#cells = cells;
    this.#columns = columns;
    this.#file = file;
    this.#line = line;
  }

  isEmpty(): boolean {
    return this.#cells.every((text) => text.trim() === '');
  }

  hasDay(): boolean {
    return this.#text('day') !== null;
  }

  numerals(): readonly PlacedNumeral[] {
    return (['volume', 'amount'] as const).flatMap((field) => {
      const numeral = this.#numeral(field);
      return numeral === null ? [] : [{ numeral, line: this.#line, isCount: field === 'volume' }];
    });
  }

  cell({ timezone, currency }: AccountTerms, { byDay, sign }: BillStyle): ReportedCell {
    const own = this.#text('currency');
    if (own !== null) this.#refuseOtherCurrency(own, currency, 'it is', `"${own}" is no currency`);
    return {
      ...this.#span(byDay, timezone),
      key: Object.fromEntries(
        SUM_DIMENSIONS.flatMap((dimension) => {
          const said = this.#text(dimension);
          return said === null ? [] : [[dimension, this.#spelt(dimension, said)]];
        }),
      ),
      volume: this.#volume(sign),
      cost: this.#amount(currency, sign),
    };
  }

  #text(field: BillField): string | null {
    const index = this.#columns.get(field);
    const text = index === undefined ? undefined : this.#cells[index]?.trim();
    return text === undefined || text === '' ? null : text;
  }

  #spelt(dimension: SumDimension, said: string): string {
    const spelt = SPELLINGS[dimension](said);
    if (spelt === null) throw this.#fault(`"${said}" has lost its digits; format the column as text`);
    return spelt;
  }

  /** The account's day, or its month: a month beside days would count them again. */
  #span(byDay: boolean, timezone: string): { from: Instant; until: Instant } {
    const said = this.#text(byDay ? 'day' : 'month') ?? '';
    if (byDay && said === '') throw this.#fault('it has no day, as other rows have; leave totals out');
    const span = byDay ? daySpan(said, timezone) : monthSpan(said, timezone);
    if (span !== null) return span;
    throw this.#fault(`"${said}" is no ${byDay ? 'day such as 2026-03-02' : 'month such as 2026-03'}`);
  }

  #numeral(field: 'volume' | 'amount'): Numeral | null {
    const text = this.#text(field);
    if (text === null) return null;
    const numeral = numeralOf(text);
    if (numeral === null) throw this.#fault(`"${text}" is no number`);
    return numeral;
  }

  /** Where nothing tells the decimal sign, what stands before three digits of a count are its thousands. */
  #volume(settled: DecimalSign | null): number | null {
    const numeral = this.#numeral('volume');
    if (numeral === null) return null;
    if (numeral.mark !== null) throw this.#fault(`"${numeral.text}" is no number`);
    const thousands = ambiguousSign(numeral.figures);
    const sign = settled ?? (thousands === null ? '.' : otherSign(thousands));
    const { units, scale } = this.#decimal(numeral, sign);
    const divisor = 10n ** BigInt(scale);
    if (units % divisor === 0n) return Number(units / divisor);
    throw this.#fault(`"${numeral.text}" is no whole number`);
  }

  #amount(currency: string, settled: DecimalSign | null): Decimal | null {
    const numeral = this.#numeral('amount');
    if (numeral === null) return null;
    const { mark, text } = numeral;
    if (mark !== null) this.#refuseOtherCurrency(mark, currency, `"${text}" is`, `"${text}" is no number`);
    if (settled === null && ambiguousSign(numeral.figures) !== null) throw this.#fault(ambiguity(numeral));
    return this.#decimal(numeral, settled ?? '.');
  }

  /** `mark` is a code or a sign, which several currencies may share. */
  #refuseOtherCurrency(mark: string, currency: string, itIs: string, unknown: string): void {
    const meant = currenciesMeant(mark.replace(/\.$/, '').toUpperCase());
    if (meant.includes(currency)) return;
    const [only, ...others] = meant;
    if (only === undefined) throw this.#fault(unknown);
    throw this.#fault(
      others.length === 0
        ? `${itIs} in ${only}, the account in ${currency}; give --currency ${only}`
        : `${itIs} in ${mark}, the account in ${currency}; give the currency of the bill with --currency`,
    );
  }

  #decimal(numeral: Numeral, sign: DecimalSign): Decimal {
    const decimal = parseDecimal(plainText(numeral, sign));
    if (decimal === null) throw this.#fault(`"${numeral.text}" is no number`);
    return decimal;
  }

  #fault(message: string): UnusableReport {
    return new UnusableReport(`${this.#file}:${this.#line}: ${message}`);
  }
}

function ambiguity({ text, figures }: Numeral): string {
  const [whole = '', fraction = ''] = figures.split(/[.,]/);
  return (
    `"${text}" can be ${whole}${fraction} or ${whole} and a fraction, and nothing in the file tells which; ` +
    `write ${whole}${fraction} or ${whole}.${fraction}0`
  );
}

const SPELLINGS: Readonly<Record<SumDimension, (said: string) => string | null>> = {
  category: word,
  type: word,
  country: countryCode,
  market: (said) => marketNamed(said) ?? said,
  number: numberDigits,
};
