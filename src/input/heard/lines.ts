import { isUtf8 } from 'node:buffer';
import { openText } from '../bytes.js';
import { Carry } from '../carry.js';
import type { InputFormat } from '../format.js';
import { NotPlain } from '../plain/notPlain.js';
import { looksLikeWebhooks } from '../webhook/recognise.js';
import { append, capacityOf, clear, emptyHeardBlock, type HeardBlock } from './block.js';
import { emptyRow, type HeardRow } from './row.js';
import type { Understanding } from './understand.js';

const LINE_FEED = 10;
const SPACE = 32;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
/** Rows are handed on when so many are read. */
const BLOCK = 2048;

/** Whether a file that begins with these lines is a log of webhooks; what cannot be read is none. */
export function beginsWithWebhooks(name: string, head: Buffer, format: InputFormat | undefined): boolean {
  if (format !== undefined) return format === 'webhook';
  try {
    return looksLikeWebhooks(openText({ name, bytes: head.subarray(0, head.lastIndexOf(LINE_FEED) + 1) }));
  } catch (error) {
    if (error instanceof Error && error.name === 'UnreadableInput') return false;
    throw error;
  }
}

/**
 * Reads a log of webhooks, one a line, that comes in pieces, and hands on block by block what they tell. A block is used
 * again. Throws `NotPlain` where the log has to be read whole.
 */
export class HeardLines {
  /** Parts of webhooks read, used or not. */
  records = 0;
  readonly #name: string;
  readonly #understanding: Understanding;
  readonly #take: (block: HeardBlock) => void;
  readonly #row = emptyRow();
  readonly #block = emptyHeardBlock(BLOCK);
  readonly #carry = new Carry();
  #begun = false;
  #line = 1;

  constructor(name: string, understanding: Understanding, take: (block: HeardBlock) => void) {
    this.#name = name;
    this.#understanding = understanding;
    this.#take = take;
  }

  push(chunk: Buffer): void {
    const bytes = this.#carry.before(this.#begun ? chunk : withoutMark(chunk));
    this.#begun = true;
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    this.read(bytes.subarray(0, end));
    this.#carry.use(end);
  }

  /** The last line may lack its end. */
  end(): void {
    if (this.#carry.length > 0) this.read(this.#carry.before(Buffer.of(LINE_FEED)));
  }

  /** The lines read so far. */
  get lines(): number {
    return this.#line - 1;
  }

  /** Lines that are whole. One of a known shape needs no parser. */
  read(lines: Buffer): void {
    const row = this.#row;
    const { shapes } = this.#understanding;
    if (!isUtf8(lines)) throw new NotPlain(`${this.#name} is not all UTF-8`);
    shapes.open(lines);
    this.#block.text = lines;
    for (let from = 0; from < lines.length;) {
      const next = shapes.read(from, row);
      if (next > 0) {
        row.start = from;
        row.line = this.#line;
        this.records += 1;
        this.#keep(row);
        from = next;
      } else {
        const lineEnd = lines.indexOf(LINE_FEED, from);
        this.#understand(lines, from, lineEnd);
        from = lineEnd + 1;
      }
      this.#line += 1;
    }
    this.#handOn();
  }

  #keep(row: HeardRow): void {
    const block = this.#block;
    if (block.length === capacityOf(block)) this.#handOn();
    append(block, row);
  }

  #handOn(): void {
    if (this.#block.length > 0) this.#take(this.#block);
    clear(this.#block);
  }

  /** A line in the ordinary way. */
  #understand(bytes: Buffer, from: number, lineEnd: number): void {
    let [start, end] = [from, lineEnd];
    while (start < end && (bytes[start] as number) <= SPACE) start++;
    while (end > start && (bytes[end - 1] as number) <= SPACE) end--;
    if (start === end) return;
    const text = bytes.subarray(start, end);
    const { rows, parts } = this.#understanding.line(this.#name, text, this.#line);
    this.records += parts;
    for (const row of rows) {
      row.start = from;
      this.#keep(row);
    }
  }
}

/** Without the byte-order mark with which a file may begin. */
export function withoutMark(chunk: Buffer): Buffer {
  return chunk.subarray(0, 3).equals(BYTE_ORDER_MARK) ? chunk.subarray(3) : chunk;
}
