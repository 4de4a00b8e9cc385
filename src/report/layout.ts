import { fitColumns, HANG } from './fit.js';
import { textWidth } from './textWidth.js';
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
  const head = columns.map(({ title: text, align }, index) => painted([line(text, title)], widths[index] ?? 0, align));
  return [
    ...beside(head, widths),
    '─'.repeat(total),
    ...rows.flatMap((row) => ('across' in row ? across(row, total) : beside(cellsOf(row, columns, widths), widths))),
  ].join('\n');
}

/** Cells as lines; one that has fewer lines than another ends blank. */
function beside(cells: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    withoutEnd(cells.map((lines, column) => lines[index] ?? ' '.repeat(widths[column] ?? 0)).join(' '.repeat(GAP))),
  );
}

function across(row: Row & { readonly across: Line }, total: number): readonly string[] {
  return painted([row.across], total, 'left').map(withoutEnd);
}

function withoutEnd(text: string): string {
  return text.replace(/ +$/, '');
}

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

function cellsOf(
  { cells }: { readonly cells: readonly Cell[] },
  columns: readonly Column[],
  widths: readonly number[],
): readonly (readonly string[])[] {
  return columns.map(({ align }, index) => painted(cells[index] ?? [], widths[index] ?? 0, align));
}

/** Colour is put on after wrapping, so that no escape sequence is broken and no padding is painted. */
function painted(cell: Cell, width: number, align: Column['align']): readonly string[] {
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
