import type { TextFile } from '../textFile.js';

/** One row as the bytes `[start, end)`, its line break excluded. */
export interface CsvCells {
  readonly kind: 'cells';
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

const QUOTE = 34;

/** Where the first line begins, from `from` on, that holds a quote; the end of the file where none does. */
export function firstQuotedLine({ bytes, lineEnd }: TextFile, from: number): number {
  const quote = bytes.indexOf(QUOTE, from);
  return quote === -1 ? bytes.length : Math.max(from, bytes.lastIndexOf(lineEnd, quote) + 1);
}

/** The rows of `[from, until)`, lines without quotes: there a line is a row. Blank lines are none. */
export function* rowsOfLines(file: TextFile, from: number, until: number, delimiter: string): Generator<CsvCells> {
  const { bytes, lineEnd } = file;
  let start = from;
  while (start < until) {
    const lineBreak = bytes.indexOf(lineEnd, start);
    const end = lineBreak === -1 ? until : lineBreak;
    const cells = file
      .text(start, end)
      .split(delimiter)
      .map((cell) => cell.trim());
    const isBlank = cells.length === 1 && cells[0] === '';
    if (!isBlank) yield { kind: 'cells', cells, start, end: trimSpan(bytes, start, end)[1] };
    start = end + 1;
  }
}

export function trimSpan(bytes: Buffer, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(bytes[from])) from++;
  while (to > from && isSpace(bytes[to - 1])) to--;
  return [from, to];
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 9 || byte === 10 || byte === 13 || byte === 32;
}
