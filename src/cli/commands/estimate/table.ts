import { openText, type Source } from '../../../input/bytes.js';
import { csvRows, firstRow, type CsvRow } from '../../../input/csv/rows.js';
import { dialectOf } from '../../../input/csv/dialect.js';
import type { TextFile } from '../../../input/textFile.js';
import { fold, nearest, quote } from '../../../input/words.js';
import { VOLUME_CATEGORIES, type Shares, type Volume, type VolumeCategory } from '../../../estimate/volume.js';
import { InvalidDocument, UsageError } from '../../errors.js';
import { readCount, readMonth, readPlace, readShare, type Read } from './options.js';

const SHARES = ['utility_in_window', 'in_entry_point'] as const;
const COLUMNS = ['month', 'market', ...VOLUME_CATEGORIES, ...SHARES] as const;
type ColumnName = (typeof COLUMNS)[number];

/** What cells say that are empty or not there. */
interface Fallback {
  readonly month: string | null;
  readonly shares: Shares;
}

/** Reads months, markets and volumes. Throws an InvalidDocument that names every fault, a UsageError for a month of no use. */
export function readVolumes(source: Source, fallback: Fallback): readonly Volume[] {
  const file = openText(source);
  const { delimiter, begins } = dialectOf(file);
  const header = firstRow(file, begins, delimiter);
  if (header?.kind !== 'cells') throw new InvalidDocument(`${file.name}:1: the header cannot be read`);
  const columns = columnsOf(`${file.name}:${file.lineAt(header.start)}`, header.cells, fallback);
  const reader = new RowReader(file, columns, fallback);
  const volumes = csvRows(file, header.end, delimiter, () => false).flatMap((row) => reader.read(row));
  if (reader.faults.length > 0) throw new InvalidDocument(reader.faults.join('\n'));
  if (volumes.length === 0) throw new InvalidDocument(`${file.name}: no row stands below the header`);
  if (fallback.month !== null && !reader.isMonthTaken) {
    throw new UsageError(`--at is for rows without a month, and every row of ${file.name} names one. Leave it out.`);
  }
  return volumes;
}

function columnsOf(place: string, names: readonly string[], { month }: Fallback): ReadonlyMap<ColumnName, number> {
  const faults: string[] = [];
  const strangers: string[] = [];
  const columns = new Map<ColumnName, number>();
  for (const [index, name] of names.entries()) {
    const column = COLUMNS.find((one) => fold(one) === fold(name));
    const meant = column === undefined ? nearest(name, COLUMNS) : null;
    if (meant !== null) faults.push(`${place}: the column ${quote(name)} is not known. Did you mean ${meant}?`);
    else if (column === undefined) strangers.push(name);
    else if (columns.has(column)) faults.push(`${place}: the column ${column} is there twice. Remove one.`);
    else columns.set(column, index);
  }
  if (strangers.length > 0) {
    faults.push(`${place}: not known: ${strangers.map(quote).join(', ')}. The columns are ${COLUMNS.join(', ')}.`);
  }
  const needed: readonly ColumnName[] = month === null ? ['month', 'market'] : ['market'];
  for (const column of needed.filter((one) => !columns.has(one))) {
    const other = column === 'month' ? ', or name the month with --at' : '';
    faults.push(`${place}: there is no column ${column}. Add one${other}.`);
  }
  if (!VOLUME_CATEGORIES.some((category) => columns.has(category))) {
    faults.push(`${place}: there is no column of volumes. Add one of ${VOLUME_CATEGORIES.join(', ')}.`);
  }
  if (faults.length > 0) throw new InvalidDocument(faults.join('\n'));
  return columns;
}

class RowReader {
  readonly faults: string[] = [];
  /** Whether a row names no month, and so takes the other one. */
  isMonthTaken = false;
  readonly #file: TextFile;
  readonly #columns: ReadonlyMap<ColumnName, number>;
  readonly #fallback: Fallback;

  constructor(file: TextFile, columns: ReadonlyMap<ColumnName, number>, fallback: Fallback) {
    this.#file = file;
    this.#columns = columns;
    this.#fallback = fallback;
  }

  read(row: CsvRow): readonly Volume[] {
    const line = this.#file.lineAt(row.start);
    if (row.kind === 'broken') {
      this.#fault(line, 'the quotes of the row do not match. Close them.');
      return [];
    }
    const cell = <T>(column: ColumnName, read: (text: string) => Read<T>, otherwise: T | null): T | null =>
      this.#cell(line, row.cells, column, read, otherwise);
    const month = cell('month', readMonth, this.#fallback.month);
    const place = cell('market', readPlace, null);
    const counts = VOLUME_CATEGORIES.map((category) => [category, cell(category, readCount, 0) ?? 0] as const);
    const { shares } = this.#fallback;
    const utilityInWindow = cell('utility_in_window', readShare, shares.utilityInWindow);
    const inEntryPoint = cell('in_entry_point', readShare, shares.inEntryPoint);
    if (month === null || place === null || utilityInWindow === null || inEntryPoint === null) return [];
    const volumes = Object.fromEntries(counts) as Record<VolumeCategory, number>;
    return [{ month, place, volumes, shares: { utilityInWindow, inEntryPoint } }];
  }

  #cell<T>(
    line: number,
    cells: readonly string[],
    column: ColumnName,
    read: (text: string) => Read<T>,
    otherwise: T | null,
  ): T | null {
    const text = cells[this.#columns.get(column) ?? -1] ?? '';
    if (text === '' && column === 'month') this.isMonthTaken = true;
    if (text === '' && otherwise !== null) return otherwise;
    const result = read(text);
    if (result.ok) return result.value;
    const what =
      text === '' ? `the ${column} is missing` : `${quote(text)} is no ${WHAT[column] ?? 'number of messages'}`;
    this.#fault(line, `${what}. ${result.remedy.replace('\n', ' ')}`);
    return null;
  }

  #fault(line: number, message: string): void {
    this.faults.push(`${this.#file.name}:${String(line)}: ${message}`);
  }
}

const WHAT: Partial<Record<ColumnName, string>> = {
  month: 'month',
  market: 'market',
  utility_in_window: 'percentage',
  in_entry_point: 'percentage',
};
