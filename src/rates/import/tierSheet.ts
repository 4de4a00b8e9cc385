import type { RateCategory, TierRow, TierTable } from '../card.js';
import { marketNamed } from '../names.js';
import { boundIn, rateIn } from './cells.js';
import type { UnknownMarket } from './cardSheet.js';
import { headingOf, type Hints } from './heading.js';
import {
  columnName,
  doubledColumns,
  headerOf,
  rowsBelow,
  type Sheet,
  type SheetFault,
  type SheetRow,
} from './sheet.js';

export interface ReadTiers {
  readonly kind: 'tiers';
  readonly table: TierTable;
  readonly unknown: readonly UnknownMarket[];
  readonly faults: readonly SheetFault[];
}

/** Names that the columns of a tier file go by. */
const FROM = ['from', 'tierfrom', 'volumefrom', 'tierstart', 'lowerbound', 'min'];
const TO = ['to', 'tierto', 'volumeto', 'tierend', 'upperbound', 'max'];
const CATEGORY = ['category', 'messagecategory', 'templatecategory', 'messagetype', 'type'];
const RATE = ['rate', 'tierrate', 'rateinusd', 'cost', 'costpermessage'];
const NAMES = ['market', 'currency', ...CATEGORY, ...FROM, ...TO, ...RATE];

const CATEGORIES: Readonly<Record<string, RateCategory>> = {
  utility: 'utility',
  authentication: 'authentication',
  authenticationinternational: 'authentication_international',
};

interface Columns {
  readonly market: number;
  readonly category: number;
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

interface Step {
  readonly line: number;
  readonly from: number;
  readonly upTo: number | null;
  readonly rate: string;
}

interface Series {
  readonly market: string;
  readonly category: RateCategory;
  readonly steps: Step[];
}

/** Reads volume tiers, one a row; null when the sheet has no such table. A table with faults is not to be used. */
export function readTierSheet(sheet: Sheet, hints: Hints, source: string): ReadTiers | null {
  const header = headerOf(sheet, ['market']);
  const columns = header === null ? null : columnsOf(header.columns);
  if (header === null || columns === null) return null;
  const body = rowsBelow(sheet, header.row);
  const heading = headingOf(sheet, header.row, body, header.columns.get('currency'), hints);
  const faults = [...doubledColumns(header.row, NAMES), ...('currency' in heading ? [] : heading)];
  const priced = 'currency' in heading ? heading.currency : null;
  const unknown: UnknownMarket[] = [];
  const series = new Map<string, Series>();
  for (const row of body) {
    const written = row.cells[columns.market] ?? '';
    const market = marketNamed(written) ?? written;
    const category = categoryIn(row, columns, faults);
    const step = stepIn(row, columns, priced, faults);
    if (market === written && marketNamed(written) === null && !unknown.some(({ name }) => name === written)) {
      unknown.push({ line: row.line, column: columns.market, name: written });
    }
    // Tiers of marketing are its list price alone.
    if (category === null || step === null) continue;
    const key = `${market} ${category}`;
    const one = series.get(key) ?? { market, category, steps: [] };
    series.set(key, one);
    one.steps.push(step);
  }
  if (faults.length === 0) for (const { steps } of series.values()) checkChain(steps, columns, faults);
  const rows = [...series.values()].map(tierRow);
  if (rows.length === 0 && faults.length === 0) {
    faults.push({ line: header.row.line, column: null, message: 'No volume tier stands below this row.' });
  }
  const { currency, from } = 'currency' in heading ? heading : { currency: '', from: '' };
  return {
    kind: 'tiers',
    table: { currency, from, kind: 'imported', trust: 'unknown', source, rows },
    unknown,
    faults,
  };
}

function columnsOf(columns: ReadonlyMap<string, number>): Columns | null {
  const find = (names: readonly string[]) => columns.get(names.find((name) => columns.has(name)) ?? '');
  const [market, category, from, to, rate] = [['market'], CATEGORY, FROM, TO, RATE].map(find);
  if (market === undefined || category === undefined || from === undefined) return null;
  return to === undefined || rate === undefined ? null : { market, category, from, to, rate };
}

function categoryIn({ line, cells }: SheetRow, { category }: Columns, faults: SheetFault[]): RateCategory | null {
  const written = cells[category] ?? '';
  const name = columnName(written);
  if (Object.hasOwn(CATEGORIES, name)) return CATEGORIES[name] ?? null;
  if (name !== 'marketing') {
    const message = `"${written}" is no category with tiers. Write utility, authentication or authentication-international.`;
    faults.push({ line, column: category, message });
  }
  return null;
}

function stepIn(
  { line, cells }: SheetRow,
  { from, to, rate }: Columns,
  currency: string | null,
  faults: SheetFault[],
): Step | null {
  const first = boundIn(cells[from] ?? '');
  const last = boundIn(cells[to] ?? '');
  const price = rateIn(cells[rate] ?? '', currency);
  const bound = (column: number) =>
    faults.push({
      line,
      column,
      message: `"${cells[column] ?? ''}" is no bound. Write a whole number, or MAX for the last.`,
    });
  if (first === undefined || first === null) bound(from);
  if (last === undefined) bound(to);
  if ('fault' in price) faults.push({ line, column: rate, message: price.fault });
  else if (price.cell === 'n/a') faults.push({ line, column: rate, message: 'A tier has a rate. Write it as 0.0618.' });
  else if (typeof first === 'number' && last !== undefined && price.cell !== null) {
    return { line, from: first, upTo: last, rate: price.cell };
  }
  return null;
}

/** Tiers follow each other without gap or overlap, from the first message to `MAX`. */
function checkChain(steps: readonly Step[], { from, to }: Columns, faults: SheetFault[]): void {
  let expected = 0;
  for (const [index, { line, from: first, upTo }] of inOrder(steps).entries()) {
    const starts = first === expected || (index === 0 && first === 1);
    if (!starts) faults.push({ line, column: from, message: `The tier begins at ${first}, not at ${expected}.` });
    const isLast = index === steps.length - 1;
    if (isLast !== (upTo === null)) {
      faults.push({ line, column: to, message: 'The last tier, and that one alone, ends at MAX.' });
    }
    expected = (upTo ?? 0) + 1;
  }
}

function tierRow({ market, category, steps }: Series): TierRow {
  const sorted = inOrder(steps);
  return { market, category, upTo: sorted.flatMap(({ upTo }) => upTo ?? []), rates: sorted.map(({ rate }) => rate) };
}

function inOrder(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((a, b) => a.from - b.from);
}
