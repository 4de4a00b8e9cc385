import Table from 'cli-table3';
import { fitColumns } from './fit.js';
import { wrap } from './wrap.js';

export type Paint = (text: string) => string;
export const plain: Paint = (text) => text;

export interface Line {
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

/** A table without outer borders, at most `width` columns wide where its words allow it; nothing is cut off. */
export function layOut(columns: readonly Column[], rows: readonly Row[], width: number, title: Paint): string {
  const widths = fit(columns, rows, width);
  const total = fullWidth(widths);
  const table = new Table({
    head: columns.map((column, index) => painted([line(column.title, title)], widths[index] ?? 0)),
    colAligns: columns.map(({ align }) => align),
    chars: CHARS,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 1 },
  });
  for (const row of rows) table.push(cellsOf(row, widths, total, columns.length));
  return table.toString().replace(/^─+$/m, '─'.repeat(total)).replaceAll(/ +$/gm, '');
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

function fullWidth(widths: readonly number[]): number {
  return widths.reduce((sum, column) => sum + column, GAP * (widths.length - 1));
}

function cellsOf(row: Row, widths: readonly number[], total: number, columns: number): Table.Cell[] {
  if ('across' in row) return [{ colSpan: columns, hAlign: 'left', content: painted([row.across], total) }];
  return row.cells.map((cell, index) => painted(cell, widths[index] ?? 0));
}

/** Colour is put on after wrapping, so that no escape sequence is broken and no padding is painted. */
function painted(cell: Cell, width: number): string {
  return cell
    .flatMap(({ text, paint }) => wrap(text, width, 2).map((part) => (part === '' ? '' : paint(part))))
    .join('\n');
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
