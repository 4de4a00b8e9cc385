import type { Excerpt, SourceRef } from '../model/source.js';

/** Where something stands, as a finding carries it. */
export interface Place {
  readonly source: SourceRef;
  readonly excerpt: Excerpt;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The decoded bytes of one input (no byte-order mark, U+FFFD in place of what is not UTF-8), and the way from byte
 * offsets to lines and columns. Lines are counted here because csv-parse counts a CRLF inside quotes twice.
 */
export class TextFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** False when some byte of the input was not UTF-8. */
  readonly utf8: boolean;
  /** The byte that ends a line: the line feed, or in a file that has none the carriage return. */
  readonly lineEnd: number;
  /** Lines of the input that stand before these bytes, where they are a piece of it. */
  readonly linesBefore: number;
  #lineStarts: readonly number[] | null = null;
  #line = { number: 0, text: '' };
  #column = { line: 0, offset: 0, column: 1 };

  constructor(name: string, bytes: Buffer, utf8: boolean, linesBefore = 0) {
    this.name = name;
    this.linesBefore = linesBefore;
    this.bytes = bytes;
    this.utf8 = utf8;
    this.lineEnd = bytes.includes(LINE_FEED) || !bytes.includes(CARRIAGE_RETURN) ? LINE_FEED : CARRIAGE_RETURN;
  }

  text(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  /** The first bytes of all lines. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= startsOf(this.bytes, this.lineEnd);
    return this.#lineStarts;
  }

  /** The line, counted from 1, that holds the byte at `offset`. */
  lineAt(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  lineStart(line: number): number {
    return this.lineStarts[line - 1] ?? this.bytes.length;
  }

  /** Where the text of a line ends, its line break excluded. */
  lineTextEnd(line: number): number {
    const start = this.lineStart(line);
    let end = this.lineStarts[line] ?? this.bytes.length;
    while (end > start && isLineBreak(this.bytes[end - 1])) end--;
    return end;
  }

  source(offset: number): SourceRef {
    const line = this.lineAt(offset);
    return { file: this.name, line: this.linesBefore + line, column: this.#columnAt(line, offset) };
  }

  /** The place of the bytes `[start, end)`, of which the excerpt marks what stands on the first line. */
  place(start: number, end: number): Place {
    const line = this.lineAt(start);
    const marked = this.text(start, Math.min(end, this.lineTextEnd(line)));
    return {
      source: this.source(start),
      excerpt: { text: this.#lineText(line), length: Math.max(1, characters(marked.trimEnd())) },
    };
  }

  /** Findings on one long line share its text. */
  #lineText(line: number): string {
    if (this.#line.number !== line) {
      this.#line = { number: line, text: this.text(this.lineStart(line), this.lineTextEnd(line)) };
    }
    return this.#line.text;
  }

  /** Counts on from the last answer: a whole JSON array may be one line of many megabytes. */
  #columnAt(line: number, offset: number): number {
    const last = this.#column;
    const known = last.line === line && last.offset <= offset;
    const from = known ? last.offset : this.lineStart(line);
    const column = (known ? last.column : 1) + characters(this.text(from, offset));
    this.#column = { line, offset, column };
    return column;
  }
}

function startsOf(bytes: Buffer, lineEnd: number): readonly number[] {
  const starts = [0];
  for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, at + 1)) starts.push(at + 1);
  return starts;
}

function isLineBreak(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** Code points: a pair of surrogates is one character. */
function characters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}
