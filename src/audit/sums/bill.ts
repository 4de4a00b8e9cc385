import { openText, type Source } from '../../input/bytes.js';
import { sniffDelimiter } from '../../input/csv.js';
import { csvRows, firstRow } from '../../input/csvRows.js';
import { fold, nearest } from '../../input/words.js';
import { parseDecimal, type Decimal } from '../../model/money.js';
import type { Instant } from '../../model/instant.js';
import { marketNamed } from '../../rates/index.js';
import { startOfDay } from '../../time/zone.js';
import { UnusableReport } from './fault.js';
import { countryCode, digits, word } from './spelling.js';
import { SUM_DIMENSIONS, type ReportedCell, type ReportedSums, type SumDimension } from './sums.js';

const BILL_FIELDS = [
  'day',
  'month',
  'country',
  'market',
  'number',
  'category',
  'type',
  'volume',
  'amount',
  'currency',
] as const;
export type BillField = (typeof BILL_FIELDS)[number];
export type BillMap = Partial<Record<BillField, string>>;

const SYNONYMS: Readonly<Record<BillField, readonly string[]>> = {
  day: ['date'],
  month: ['billing_month', 'period'],
  country: ['country_code'],
  market: ['region'],
  number: ['phone_number', 'business_number'],
  category: ['pricing_category', 'conversation_category'],
  type: ['pricing_type', 'conversation_type'],
  volume: ['quantity', 'messages', 'count', 'units'],
  amount: ['cost', 'charge', 'total'],
  currency: ['currency_code'],
};

export interface BillTerms {
  readonly map: BillMap;
  /** The account's. */
  readonly timezone: string;
  readonly currency: string;
}

/** Any billing table with a header, a row a sum. Throws an UnusableReport. */
export function readBill(source: Source, terms: BillTerms): ReportedSums {
  const file = openText(source);
  const delimiter = sniffDelimiter(file);
  const header = firstRow(file, delimiter);
  if (header?.kind !== 'cells') throw new UnusableReport(`${source.name}: it has no header that can be read`);
  const columns = columnsOf(header.cells, terms.map, source.name);
  const from = file.lineStart(file.lineAt(Math.max(header.start, header.end - 1)) + 1);
  const rows = csvRows(file, from, delimiter, () => false).map((row) => {
    const place = `${source.name}:${file.lineAt(row.start)}`;
    if (row.kind === 'cells') return new BillRow(row.cells, columns, place);
    throw new UnusableReport(`${place}: its quotes do not match`);
  });
  return {
    name: source.name,
    kind: 'bill',
    dimensions: SUM_DIMENSIONS.filter((dimension) => columns.has(dimension)),
    listsFree: columns.has('type'),
    cells: rows.filter((row) => !row.isEmpty()).map((row) => row.cell(terms)),
  };
}

type Columns = ReadonlyMap<BillField, number>;

function columnsOf(names: readonly string[], map: BillMap, file: string): Columns {
  const folded = names.map(fold);
  const columns = new Map<BillField, number>();
  for (const field of BILL_FIELDS) {
    const asked = map[field];
    const wanted = asked === undefined ? [field, ...SYNONYMS[field]] : [asked];
    const index = wanted.map((name) => folded.indexOf(fold(name))).find((found) => found !== -1);
    if (index !== undefined) columns.set(field, index);
    else if (asked !== undefined)
      throw new UnusableReport(`${file}: there is no column "${asked}"${hint(asked, names)}`);
  }
  if (!columns.has('day') && !columns.has('month')) {
    throw new UnusableReport(
      `${file}: no column tells the day or the month; name it with --map day=… or --map month=…`,
    );
  }
  if (!columns.has('volume') && !columns.has('amount')) {
    throw new UnusableReport(
      `${file}: no column holds a volume or an amount; name it with --map volume=… or --map amount=…`,
    );
  }
  return columns;
}

function hint(asked: string, names: readonly string[]): string {
  const meant = nearest(asked, names);
  return meant === null ? `; the columns are ${names.join(', ')}` : `; did you mean ${meant}?`;
}

class BillRow {
  readonly #cells: readonly string[];
  readonly #columns: Columns;
  readonly #place: string;

  constructor(cells: readonly string[], columns: Columns, place: string) {
    this.#cells = cells;
    this.#columns = columns;
    this.#place = place;
  }

  isEmpty(): boolean {
    return this.#cells.every((text) => text.trim() === '');
  }

  cell({ timezone, currency }: BillTerms): ReportedCell {
    const own = this.#text('currency');
    if (own !== null && own.toUpperCase() !== currency) {
      throw this.#fault(`it is in ${own}, the account in ${currency}; give --currency ${own.toUpperCase()}`);
    }
    const volume = this.#text('volume');
    const amount = this.#text('amount');
    return {
      ...this.#span(timezone),
      key: Object.fromEntries(
        SUM_DIMENSIONS.flatMap((dimension) => {
          const said = this.#text(dimension);
          return said === null ? [] : [[dimension, SPELLINGS[dimension](said)]];
        }),
      ),
      volume: volume === null ? null : this.#count(volume),
      cost: amount === null ? null : this.#amount(amount),
    };
  }

  #text(field: BillField): string | null {
    const index = this.#columns.get(field);
    const text = index === undefined ? undefined : this.#cells[index]?.trim();
    return text === undefined || text === '' ? null : text;
  }

  /** The account's day, or its month. */
  #span(timezone: string): { from: Instant; until: Instant } {
    const day = this.#text('day');
    const said = day ?? this.#text('month') ?? '';
    const [, year, month, date] = (day === null ? MONTH : DAY).exec(said) ?? [];
    if (year === undefined || month === undefined) {
      throw this.#fault(`"${said}" is no ${day === null ? 'month such as 2026-03' : 'day such as 2026-03-02'}`);
    }
    const first = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
    const next = new Date(first);
    if (date === undefined) next.setUTCMonth(next.getUTCMonth() + 1);
    else next.setUTCDate(next.getUTCDate() + 1);
    return { from: startOfDay(dayText(first), timezone), until: startOfDay(dayText(next), timezone) };
  }

  #count(text: string): number {
    const { units, scale } = this.#amount(text);
    const divisor = 10n ** BigInt(scale);
    if (units % divisor === 0n) return Number(units / divisor);
    throw this.#fault(`"${text}" is no whole number`);
  }

  #amount(text: string): Decimal {
    const decimal = parseDecimal(plainNumber(text));
    if (decimal === null) throw this.#fault(`"${text}" is no number`);
    return decimal;
  }

  #fault(message: string): UnusableReport {
    return new UnusableReport(`${this.#place}: ${message}`);
  }
}

const DAY = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:\D.*)?$/;
const MONTH = /^(\d{4})[-/](\d{2})(?:[-/]\d{2})?$/;

function dayText(day: Date): string {
  return day.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

const SPELLINGS: Readonly<Record<SumDimension, (said: string) => string>> = {
  category: word,
  type: word,
  country: countryCode,
  market: (said) => marketNamed(said) ?? said,
  number: digits,
};

/** `$ 1,234.50`, `1.234,50`, `1 234.5`: the last of point and comma is the decimal one, a lone comma before three digits not. */
function plainNumber(text: string): string {
  const bare = text.replaceAll(/[^\d.,-]/g, '');
  const comma = bare.lastIndexOf(',');
  const isDecimalComma = comma > bare.lastIndexOf('.') && (bare.includes('.') || bare.length - comma !== 4);
  return isDecimalComma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
}

/** Reads `--map field=column` of a bill. Throws an UnusableReport. */
export function parseBillMap(entries: readonly string[]): BillMap {
  const map: BillMap = {};
  for (const entry of entries) {
    const [, name = '', column = ''] = /^([^=]+)=(.+)$/.exec(entry) ?? [];
    const field = BILL_FIELDS.find((known) => known === word(name));
    if (field === undefined) {
      throw new UnusableReport(`--map ${entry}: the fields of a bill are ${BILL_FIELDS.join(', ')}`);
    }
    map[field] = column.trim();
  }
  return map;
}
