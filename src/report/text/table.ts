import { layOut, line, type Column, type Row } from './layout.js';
import { cell, markdownTable } from './markdownText.js';
import type { Theme, Tone } from './theme.js';

/** A table before it is drawn for a terminal or a page: one text a cell. */
export interface TextTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TextRow[];
}

export interface TextRow {
  readonly cells: readonly string[];
  readonly tone: Tone;
}

export function row(cells: readonly string[], tone: Tone = 'plain'): TextRow {
  return { cells, tone };
}

export function left(title: string): Column {
  return { title, align: 'left', yields: true };
}

export function right(title: string): Column {
  return { title, align: 'right', yields: false };
}

export function drawn({ columns, rows }: TextTable, width: number, theme: Theme): string {
  return layOut(columns, layOutRows(rows, theme), width, theme.title);
}

export function layOutRows(rows: readonly TextRow[], theme: Theme): readonly Row[] {
  return rows.map(({ cells, tone }) => ({ cells: cells.map((text) => [line(text, theme[tone])]) }));
}

export function asMarkdown({ columns, rows }: TextTable): string {
  return markdownTable(
    columns.map(({ title }) => cell(title)),
    columns.map(({ align }) => align === 'right'),
    rows.map(({ cells }) => cells.map(cell)),
  );
}
