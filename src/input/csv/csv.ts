import { finding, type Finding } from '../../model/finding.js';
import type { SourceRef } from '../../model/source.js';
import {
  doubledColumn,
  fieldsOf,
  heldFields,
  misspeltColumns,
  missingColumns,
  resolveColumns,
  type Columns,
  type Naming,
} from '../columns.js';
import { cellSpans, csvRows, firstRow, type CsvRow } from './rows.js';
import { dialectOf } from './dialect.js';
import { FIELDS, type Field, type Wanted } from '../fields.js';
import { valueOf, type FileRecords, type RawRecord } from '../record.js';
import { TextFile, type Place } from '../textFile.js';
import { readTime } from '../time.js';
import { UnreadableInput } from '../unreadable.js';
import { DIRECTIONS } from '../vocabulary.js';
import { changesIn } from '../webhook/unpack.js';
import { quote } from '../words.js';

const REPLACEMENT = '\uFFFD';

/** Reads CSV with a header. Throws `UnreadableInput` when the header gives no columns to read. */
export function readCsv(file: TextFile, wanted: Wanted): FileRecords {
  const { table, from, findings } = readHeader(file, wanted);
  return { records: recordsOf(table, from), findings, rules: null, timezone: null };
}

/** What a header says, and at which byte the rows begin. */
interface Header {
  readonly table: Table;
  readonly header: CsvRow & { readonly kind: 'cells' };
  readonly from: number;
  readonly findings: readonly Finding[];
}

/** A file as rows of cells, with what its header says of them. Throws as `readCsv` does. */
export function openCsv(file: TextFile, wanted: Wanted) {
  const { table, header, from, findings } = readHeader(file, wanted);
  return { table, header, rows: rowsOf(table, from), findings };
}

/** Throws `UnreadableInput` when the header gives no columns to read. */
export function readHeader(file: TextFile, wanted: Wanted): Header {
  const { delimiter, begins } = dialectOf(file);
  const header = firstRow(file, begins, delimiter);
  if (header?.kind !== 'cells') throw new UnreadableInput(unreadableHeader(file, delimiter, header));
  const names = header.cells;
  const { indexOf, parties, doubled } = resolveColumns(names, wanted.map);
  const spans = cellSpans(file, header, delimiter);
  const placeOf = (index: number) => file.place(...(spans[index] ?? [header.start, header.end]));
  if (doubled.length > 0) {
    throw new UnreadableInput(
      doubled.map(({ field, indexes }) =>
        doubledColumn(
          field,
          indexes.map((index) => names[index] ?? ''),
          wanted,
          placeOf(indexes[1] ?? 0),
        ),
      ),
    );
  }
  const naming: Naming = {
    names,
    read: new Set(heldFields({ indexOf, parties })),
    place: (name) => (name === undefined ? file.place(header.start, header.end) : placeOf(names.indexOf(name))),
  };
  const table: Table = { file, delimiter, begins, names, indexOf, parties };
  const from = afterRow(file, header);
  const missing = missingColumns(naming, wanted);
  const [first, ...others] = missing;
  if (first !== undefined) {
    const column = webhookColumn(table, from);
    throw new UnreadableInput(column === null ? [first, ...others] : [webhooksInside(first, column, naming)]);
  }
  return { table, header, from, findings: misspeltColumns(naming, wanted) };
}

/** How far is looked for webhooks in a table that is none of messages. */
const PROBE_BYTES = 65_536;

/** The column that holds webhooks as text. */
function webhookColumn(table: Table, from: number): string | null {
  const { file } = table;
  const head = new TextFile(file.name, file.bytes.subarray(0, from + PROBE_BYTES), file.utf8);
  const cells = rowsOf({ ...table, file: head }, from).flatMap((row) => (row.kind === 'cells' ? [row.cells] : []));
  const index = table.names.findIndex((_, column) => cells.some((row) => changesIn(row[column] ?? '').length > 0));
  return table.names[index] ?? null;
}

function webhooksInside(missing: Finding, column: string, { place }: Naming): Finding {
  return finding('MISSING_COLUMN', {
    message: `the column ${quote(column)} holds webhooks as text, and ${missing.message}`,
    remedy: `Write the cells of ${quote(column)} to a file of their own, one a line, without the quotes of CSV.`,
    ...place(column),
  });
}

/** The rows of a table from byte `from` on. */
export function recordsOf(table: Table, from: number): readonly RawRecord[] {
  return rowsOf(table, from)
    .filter((row) => !isEmpty(row))
    .map((row) => new CsvRecord(table, row));
}

function rowsOf(table: Table, from: number): readonly CsvRow[] {
  return csvRows(table.file, from, table.delimiter, (line) => readsAsRow(table, line));
}

/** The columns of a file. */
export interface Table extends Pick<Columns, 'indexOf' | 'parties'> {
  readonly file: TextFile;
  readonly delimiter: string;
  /** The byte at which it begins: above it may stand the line that names the delimiter. */
  readonly begins: number;
  readonly names: readonly string[];
}

function unreadableHeader(file: TextFile, delimiter: string, header: CsvRow | null): readonly Finding[] {
  const place = file.place(header?.start ?? 0, header?.end ?? 0);
  const missing = finding('MISSING_COLUMN', { message: 'the header cannot be read', ...place });
  return header?.kind === 'broken' ? [brokenQuotes(file, delimiter, header), missing] : [missing];
}

function afterRow(file: TextFile, row: CsvRow): number {
  return file.lineStart(file.lineAt(Math.max(row.start, row.end - 1)) + 1);
}

function readsAsRow({ delimiter, names, indexOf }: Table, line: string): boolean {
  const cells = line.split(delimiter);
  if (cells.length !== names.length) return false;
  const time = readTime(cells[indexOf.get('time') ?? 0] ?? '');
  return time.kind !== 'fault' && DIRECTIONS.read(cells[indexOf.get('direction') ?? 0] ?? '') !== null;
}

/** What a spreadsheet leaves below a table: delimiters alone. */
function isEmpty(row: CsvRow): boolean {
  return row.kind === 'cells' && row.cells.every((cell) => cell === '');
}

function faultsOf(table: Table, row: CsvRow): readonly Finding[] {
  const { file, delimiter, names } = table;
  if (row.kind === 'broken') return [brokenQuotes(file, delimiter, row)];
  if (row.cells.length !== names.length) return [wrongLength(file, row, names.length, row.cells.length)];
  if (file.utf8) return [];
  return [...fieldsIn(table, row.cells)].flatMap(([field, index]) => {
    if (!row.cells[index]?.includes(REPLACEMENT)) return [];
    const [start, end] = cellSpans(file, row, delimiter)[index] ?? [row.start, row.end];
    return finding('INVALID_UTF8', {
      message: `the field "${field}" holds bytes that are not UTF-8`,
      ...file.place(start, end),
    });
  });
}

function wrongLength(file: TextFile, row: CsvRow, expected: number, actual: number): Finding {
  const short = actual < expected;
  return finding(short ? 'ROW_TOO_SHORT' : 'ROW_TOO_LONG', {
    message: `the row has ${cells(actual)}, the header ${expected}`,
    expected: cells(expected),
    actual: cells(actual),
    ...file.place(row.start, row.end),
  });
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function brokenQuotes(file: TextFile, delimiter: string, row: CsvRow & { kind: 'broken' }): Finding {
  const spans = cellSpans(file, row, delimiter);
  const [start, end] = spans[Math.min(row.cell, spans.length - 1)] ?? [row.start, row.end];
  return finding('BROKEN_QUOTES', {
    message: 'a quote in this cell is not closed, or closes in the middle',
    ...file.place(start, end),
  });
}

class CsvRecord implements RawRecord {
  readonly values: Readonly<Partial<Record<Field, string>>>;
  readonly faults: readonly Finding[];
  readonly handle: string;
  readonly source: SourceRef;
  readonly #table: Table;
  readonly #row: CsvRow;
  readonly #indexOf: Columns['indexOf'];

  constructor(table: Table, row: CsvRow) {
    this.#table = table;
    this.#row = row;
    this.#indexOf = row.kind === 'cells' ? fieldsIn(table, row.cells) : table.indexOf;
    this.faults = faultsOf(table, row);
    this.values = this.faults.length === 0 && row.kind === 'cells' ? valuesOf(this.#indexOf, row.cells) : {};
    this.source = { file: table.file.name, line: table.file.linesBefore + table.file.lineAt(row.start), column: 1 };
    this.handle = `${this.source.file}:${this.source.line}`;
  }

  place(field?: Field): Place {
    const { file, delimiter } = this.#table;
    const index = field === undefined ? undefined : this.#indexOf.get(field);
    const span = index === undefined ? undefined : cellSpans(file, this.#row, delimiter)[index];
    return file.place(...(span ?? ([this.#row.start, this.#row.end] as const)));
  }

  raw(): string {
    return this.#table.file.text(this.#row.start, this.#row.end);
  }
}

function fieldsIn(table: Table, cells: readonly string[]): Columns['indexOf'] {
  return fieldsOf(table, cells[table.indexOf.get('direction') ?? -1] ?? '');
}

function valuesOf(indexOf: Columns['indexOf'], cells: readonly string[]): Partial<Record<Field, string>> {
  const values: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const index = indexOf.get(field);
    const value = index === undefined ? null : valueOf(cells[index] ?? '');
    if (value !== null) values[field] = value;
  }
  return values;
}
