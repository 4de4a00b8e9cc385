import { fold, nearest } from '../../input/words.js';
import { UsageFault } from '../../model/fault.js';
import { UnusableReport } from './fault.js';

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

export type Columns = ReadonlyMap<BillField, number>;

/** Where each field stands. Throws an UnusableReport. */
export function columnsOf(names: readonly string[], map: BillMap, file: string): Columns {
  const folded = names.map(fold);
  const columns = new Map<BillField, number>();
  for (const field of BILL_FIELDS) {
    const asked = map[field];
    const wanted = asked === undefined ? [field, ...SYNONYMS[field]] : [asked];
    const index = wanted.map((name) => folded.indexOf(fold(name))).find((found) => found !== -1);
    if (index !== undefined) {
      refuseTwice(index, names, file);
      columns.set(field, index);
    } else if (asked !== undefined)
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

/** Choosing one of two would be a guess. */
function refuseTwice(index: number, names: readonly string[], file: string): void {
  const name = names[index] ?? '';
  const again = names.slice(index + 1).find((other) => fold(other) === fold(name));
  if (again === undefined) return;
  throw new UnusableReport(`${file}: the column "${again}" is there twice; rename one of them, or remove it`);
}

function hint(asked: string, names: readonly string[]): string {
  const meant = nearest(asked, names);
  return meant === null ? `; the columns are ${names.join(', ')}` : `; did you mean ${meant}?`;
}

/** Reads `--map field=column` of a bill. Throws a UsageFault. */
export function parseBillMap(entries: readonly string[]): BillMap {
  const map: BillMap = {};
  for (const entry of entries) {
    const [, name = '', column = ''] = /^([^=]+)=(.*)$/.exec(entry) ?? [];
    if (name.trim() === '' || column.trim() === '') {
      throw new UsageFault(`option '--map': "${entry}" is not field=column, for example amount=Charge`);
    }
    const field = BILL_FIELDS.find((known) => fold(known) === fold(name));
    if (field === undefined) throw new UsageFault(`option '--map': ${unknownField(name.trim())}`);
    if (map[field] !== undefined) throw new UsageFault(`option '--map': "${field}" is mapped twice`);
    map[field] = column.trim();
  }
  return map;
}

/** Throws a UsageFault where it is of fields that no bill has. */
export function checkBillMap(map: BillMap): void {
  const unknown = Object.keys(map).find((name) => !BILL_FIELDS.some((field) => field === name));
  if (unknown !== undefined) throw new UsageFault(`map: ${unknownField(unknown)}`);
}

function unknownField(name: string): string {
  const meant = nearest(name, BILL_FIELDS);
  if (meant !== null) return `a bill has no field "${name}"; did you mean ${meant}?`;
  return `a bill has no field "${name}"; its fields are ${BILL_FIELDS.join(', ')}`;
}
