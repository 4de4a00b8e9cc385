import { createRequire } from 'node:module';
import type * as CsvParse from 'csv-parse/sync';
import { firstQuotedLine, isSpace, rowsOfLines, trimSpan, type CsvCells } from './lines.js';
import type { TextFile } from '../textFile.js';

const require = createRequire(import.meta.url);

/** One row as the bytes `[start, end)`, its line break excluded. A broken row knows in which cell the quotes fail. */
export type CsvRow =
  CsvCells | { readonly kind: 'broken'; readonly cell: number; readonly start: number; readonly end: number };

/** Tells whether a physical line reads as a row of its own. */
type ReadsAsRow = (line: string) => boolean;

/** The first row from byte `from` on; null when blank lines alone are left. */
export function firstRow(file: TextFile, from: number, delimiter: string): CsvRow | null {
  const quoted = firstQuotedLine(file, from);
  const [first] = rowsOfLines(file, from, quoted, delimiter);
  if (first !== undefined) return first;
  const rows: CsvRow[] = [];
  const broken = parseRows(file, quoted, { delimiter, to: 1 }, () => false, rows);
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
    const quoted = firstQuotedLine(file, next);
    for (const row of rowsOfLines(file, next, quoted, delimiter)) rows.push(row);
    if (quoted === file.bytes.length) return rows;
    const broken = parseRows(file, quoted, { delimiter }, readsAsRow, rows);
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
  options: CsvParse.Options,
  readsAsRow: ReadsAsRow,
  rows: CsvRow[],
): CsvRow | null {
  let start = skipBlankLines(file, from);
  // Loaded where a quote is met: most logs have none.
  const { parse, CsvError } = require('csv-parse/sync') as typeof CsvParse;
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
    const cell = error instanceof SwallowedRow ? error.cell : error instanceof CsvError ? error['column'] : null;
    if (typeof cell !== 'number') throw error;
    return { kind: 'broken', cell, start, end: file.lineTextEnd(file.lineAt(start)) };
  }
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
