import { CsvError, parse, type Options } from 'csv-parse/sync';
import type { TextFile } from './textFile.js';

/** One row as the bytes `[start, end)`, its line break excluded. A broken row knows in which cell the quotes fail. */
export type CsvRow =
  | { readonly kind: 'cells'; readonly cells: readonly string[]; readonly start: number; readonly end: number }
  | { readonly kind: 'broken'; readonly cell: number; readonly start: number; readonly end: number };

/** Tells whether a physical line reads as a row of its own. */
export type ReadsAsRow = (line: string) => boolean;

/** The first row of a file; null when it holds blank lines alone. */
export function firstRow(file: TextFile, delimiter: string): CsvRow | null {
  const rows: CsvRow[] = [];
  const broken = parseRows(file, 0, { delimiter, to: 1 }, () => false, rows);
  return rows[0] ?? broken;
}

/**
 * The rows from byte `from` on. Where quotes do not match, the physical line at which the row began is broken and
 * reading goes on at the line after it, so that an open quote costs one line and not the rest of the file.
 */
export function csvRows(file: TextFile, from: number, delimiter: string, readsAsRow: ReadsAsRow): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let next = from;
  while (next < file.bytes.length) {
    const broken = parseRows(file, next, { delimiter }, readsAsRow, rows);
    if (broken === null) return rows;
    rows.push(broken);
    next = file.lineStart(file.lineAt(broken.start) + 1);
  }
  return rows;
}

/** A quoted cell ran over the start of another row: its quote was never closed. */
class SwallowedRow extends Error {
  readonly cell: number;

  constructor(cell: number) {
    super();
    this.cell = cell;
  }
}

/** Appends rows until the end of the file, or until the broken row that it returns. */
function parseRows(
  file: TextFile,
  from: number,
  options: Options,
  readsAsRow: ReadsAsRow,
  rows: CsvRow[],
): CsvRow | null {
  let start = skipBlankLines(file, from);
  try {
    parse(file.bytes.subarray(from), {
      ...options,
      record_delimiter: file.lineEnd === LINE_FEED ? ['\r\n', '\n'] : ['\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { bytes }) => {
        const end = from + bytes;
        const swallowed = cells.findIndex((cell) => isSwallowing(cell, readsAsRow));
        if (swallowed !== -1) throw new SwallowedRow(swallowed);
        rows.push({ kind: 'cells', cells, start, end: trimSpan(file.bytes, start, end)[1] });
        start = skipBlankLines(file, end);
        return null;
      },
    });
    return null;
  } catch (error) {
    const line = file.lineAt(start);
    return { kind: 'broken', cell: brokenCell(error), start, end: file.lineTextEnd(line) };
  }
}

function brokenCell(error: unknown): number {
  if (error instanceof SwallowedRow) return error.cell;
  if (error instanceof CsvError && typeof error['column'] === 'number') return error['column'];
  throw error;
}

function isSwallowing(cell: string, readsAsRow: ReadsAsRow): boolean {
  if (!/[\r\n]/.test(cell)) return false;
  const [, ...continued] = cell.split(/\r\n|\n|\r/);
  return continued.some(readsAsRow);
}

const LINE_FEED = 10;
const QUOTE = 34;

function skipBlankLines({ bytes, lineEnd }: TextFile, from: number): number {
  let start = from;
  for (let at = from; isSpace(bytes[at]); at++) {
    if (bytes[at] === lineEnd) start = at + 1;
  }
  return start;
}

/** The cells of a row as byte spans, quotes included, white space around them not. */
export function cellSpans(
  { bytes }: TextFile,
  { start, end }: CsvRow,
  delimiter: string,
): readonly (readonly [start: number, end: number])[] {
  const separator = delimiter.charCodeAt(0);
  const spans: (readonly [number, number])[] = [];
  let quoted = false;
  let cell = start;
  for (let at = start; at <= end; at++) {
    if (bytes[at] === QUOTE) quoted = !quoted;
    if (at < end && (quoted || bytes[at] !== separator)) continue;
    spans.push(trimSpan(bytes, cell, at));
    cell = at + 1;
  }
  return spans;
}

function trimSpan(bytes: Buffer, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(bytes[from])) from++;
  while (to > from && isSpace(bytes[to - 1])) to--;
  return [from, to];
}

function isSpace(byte: number | undefined): boolean {
  return byte === 9 || byte === 10 || byte === 13 || byte === 32;
}
