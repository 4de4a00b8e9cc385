import { RATE_CATEGORIES, type Cell, type RateCard, type Row } from '../card.js';
import { marketNamed } from '../names.js';
import { rateIn } from './cells.js';
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

/** A row whose market this version does not know. */
export interface UnknownMarket {
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

export interface ReadCard {
  readonly kind: 'card';
  readonly card: RateCard;
  readonly unknown: readonly UnknownMarket[];
  readonly faults: readonly SheetFault[];
}

const NEEDED = ['market', 'marketing', 'utility', 'authentication'];
const NAMES = ['market', 'currency', ...RATE_CATEGORIES.map(columnName)];

/** The columns of a rate card that the row with its market lacks; null without such a row. */
export function missingColumns(sheet: Sheet): { readonly line: number; readonly names: readonly string[] } | null {
  const header = headerOf(sheet, ['market', 'marketing']);
  if (header === null) return null;
  return { line: header.row.line, names: NEEDED.filter((name) => !header.columns.has(name)) };
}

/** Reads list rates; null when the sheet has no such table. A card with faults is not to be used. */
export function readCardSheet(sheet: Sheet, hints: Hints, source: string): ReadCard | null {
  const header = headerOf(sheet, NEEDED);
  if (header === null) return null;
  const { row: headerRow, columns } = header;
  const body = rowsBelow(sheet, headerRow);
  const heading = headingOf(sheet, headerRow, body, columns.get('currency'), hints);
  const faults = [...doubledColumns(headerRow, NAMES), ...('currency' in heading ? [] : heading)];
  const currency = 'currency' in heading ? heading.currency : null;
  const rows: Record<string, Row> = {};
  const unknown: UnknownMarket[] = [];
  const column = columns.get('market') ?? 0;
  for (const row of body) {
    const written = row.cells[column] ?? '';
    const market = marketNamed(written) ?? written;
    if (written === '') faults.push({ line: row.line, column, message: 'The market is missing.' });
    else if (Object.hasOwn(rows, market)) {
      faults.push({ line: row.line, column, message: `${market} has a row above already. Keep one of them.` });
    } else if (marketNamed(written) === null) unknown.push({ line: row.line, column, name: written });
    rows[market] = rowOf(row, columns, currency, faults);
  }
  if (body.length === 0)
    faults.push({ line: headerRow.line, column: null, message: 'No market stands below this row.' });
  const { from, unit } = 'currency' in heading ? heading : { from: '', unit: 'message' as const };
  const card: RateCard = {
    currency: currency ?? '',
    from,
    unit,
    kind: 'imported',
    trust: 'unknown',
    source,
    note: null,
    rows,
  };
  return { kind: 'card', card, unknown, faults };
}

/** A column that the file does not have says nothing: its cells are not known. */
function rowOf(
  { line, cells }: SheetRow,
  columns: ReadonlyMap<string, number>,
  currency: string | null,
  faults: SheetFault[],
): Row {
  const read = RATE_CATEGORIES.map((category): Cell => {
    const column = columns.get(columnName(category));
    if (column === undefined) return null;
    const rate = rateIn(cells[column] ?? '', currency);
    if ('cell' in rate) return rate.cell;
    faults.push({ line, column, message: rate.fault });
    return null;
  });
  const [marketing = null, utility = null, authentication = null, international = null, service = null] = read;
  return [marketing, utility, authentication, international, service];
}
