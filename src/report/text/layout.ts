import Table from 'cli-table3';
import { fitColumns, HANG } from './fit.js';
import { textWidth } from './width.js';
import { wrap } from './wrap.js';

export type Paint = (text: string) => string;
export const plain: Paint = (text) => text;

interface Line {
  readonly text: string;
  readonly paint: Paint;
}
export type Cell = readonly Line[];

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Whether its texts may be wrapped where the table is too wide. */
  readonly yields: boolean;
}

/** A row of cells, or a line across the whole table. */
export type Row = { readonly cells: readonly Cell[] } | { readonly across: Line };

const GAP = 2;

export function line(text: string, paint: Paint = plain): Line {
  return { text, paint };
}

/** Rows given to cli-table3 at once: it compares all rows with each other where one stands across. */
const CHUNK = 200;

/** A table without outer borders, at most `width` columns wide where its words allow it; nothing is cut off. */
export function layOut(columns: readonly Column[], rows: readonly Row[], width: number, title: Paint): string {
  const widths = fit(columns, rows, width);
  const total = fullWidth(widths);
  const head = columns.map((column, index) =>
    painted([line(column.title, title)], widths[index] ?? 0, column.align).join('\n'),
  );
  const cells = rows.flatMap((row): Table.Cell[][] =>
    'across' in row
      ? painted([row.across], total, 'left').map((content) => [{ colSpan: columns.length, content }])
      : linesOf(row, columns, widths),
  );
  const chunks = [drawn(head, cells.slice(0, CHUNK)).replace(/^─+$/m, '─'.repeat(total))];
  for (let start = CHUNK; start < cells.length; start += CHUNK) {
    chunks.push(drawn([], cells.slice(start, start + CHUNK)));
  }
  return chunks.join('\n').replaceAll(/ +$/gm, '');
}

/** Every cell is as wide as its column already, so that the chunks of a table line up. */
function drawn(head: string[], rows: Table.Cell[][]): string {
  const table = new Table({
    head,
    chars: CHARS,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 1 },
  });
  table.push(...rows);
  return table.toString();
}

const CHARS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': '─',
  right: '',
  'right-mid': '',
  middle: ' ',
} as const;

/** Whether the table stays within `width`. */
export function fits(columns: readonly Column[], rows: readonly Row[], width: number): boolean {
  return fullWidth(fit(columns, rows, width)) <= width;
}

/** Whether the table stays within `width` only by wrapping. */
export function isWrapped(columns: readonly Column[], rows: readonly Row[], width: number): boolean {
  return fullWidth(fit(columns, rows, Infinity)) > width;
}

function fullWidth(widths: readonly number[]): number {
  return widths.reduce((sum, column) => sum + column, GAP * (widths.length - 1));
}

/** The lines of a row, each a row to cli-table3: for every line of a cell it measures all of the cell, several times over. */
function linesOf(
  { cells }: { readonly cells: readonly Cell[] },
  columns: readonly Column[],
  widths: readonly number[],
): string[][] {
  const lines = columns.map(({ align }, index) => painted(cells[index] ?? [], widths[index] ?? 0, align));
  const height = Math.max(...lines.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) =>
    lines.map((own, index) => own[at] ?? ' '.repeat(widths[index] ?? 0)),
  );
}

/** Colour is put on after wrapping, so that no escape sequence is broken and no padding is painted. */
function painted(cell: Cell, width: number, align: Column['align']): string[] {
  const lines = cell.length === 0 ? [line('')] : cell;
  return lines
    .flatMap(({ text, paint }) => wrap(text, width, HANG).map((part) => ({ part, paint })))
    .map(({ part, paint }) => {
      const padding = ' '.repeat(Math.max(0, width - textWidth(part)));
      const shown = part === '' ? '' : paint(part);
      return align === 'right' ? padding + shown : shown + padding;
    });
}

function fit(columns: readonly Column[], rows: readonly Row[], width: number): readonly number[] {
  const cells = columns.map(({ title, yields }, index) => ({
    title,
    yields,
    cells: rows.map((row) => cellTexts(row, index)),
  }));
  return fitColumns(cells, width - GAP * (columns.length - 1));
}

function cellTexts(row: Row, index: number): readonly string[] {
  return 'across' in row ? [] : (row.cells[index] ?? []).map(({ text }) => text);
}
