import { isUtf8 } from 'node:buffer';
import { openText } from '../bytes.js';
import { Carry } from '../carry.js';
import type { InputFormat } from '../format.js';
import { NotPlain } from '../plain/notPlain.js';
import { looksLikeWebhooks } from '../webhook/recognise.js';
import { append, capacityOf, clear, emptyHeardBlock, type HeardBlock } from './block.js';
import { emptyRow, type HeardRow } from './row.js';
import type { Shapes } from './shapes.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
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

/** Reads a line in the ordinary way, and knows those that are like one it has read. */
export interface LineReader {
  readonly shapes: Shapes;
  /** The rows of a line and the number of parts it has. Throws `NotPlain` where only the whole log can tell what it means. */
  line(name: string, bytes: Buffer, line: number, rest: Rest): LineRead;
}

interface LineRead {
  readonly rows: readonly HeardRow[];
  readonly parts: number;
}

/** The bytes from the beginning of a line on, and whether the file ends with them. */
export interface Rest {
  readonly bytes: Buffer;
  readonly isAll: boolean;
}

/**
 * Reads a log of webhooks, one a line, that comes in pieces, and hands on block by block what they tell. A block is used
 * again. Throws `NotPlain` where the log has to be read whole.
 */
export class HeardLines {
  /** Parts of webhooks read, used or not. */
  records = 0;
  readonly #name: string;
  readonly #reader: LineReader;
  readonly #take: (block: HeardBlock) => void;
  readonly #row = emptyRow();
  readonly #block = emptyHeardBlock(BLOCK);
  readonly #carry = new Carry();
  #begun = false;
  #line = 1;

  constructor(name: string, reader: LineReader, take: (block: HeardBlock) => void) {
    this.#name = name;
    this.#reader = reader;
    this.#take = take;
  }

  /** The last whole line waits for what follows, which shows where a line ends that breaks off. */
  push(chunk: Buffer): void {
    const bytes = this.#carry.before(this.#begun ? chunk : withoutMark(chunk));
    this.#begun = true;
    const whole = bytes.lastIndexOf(LINE_FEED) + 1;
    const end = whole < 2 ? 0 : bytes.lastIndexOf(LINE_FEED, whole - 2) + 1;
    this.#read(bytes.subarray(0, end), { bytes: bytes.subarray(0, whole), isAll: false });
    this.#carry.use(end);
  }

  /** The last line may lack its end. */
  end(): void {
    const { length } = this.#carry;
    if (length === 0) return;
    const bytes = this.#carry.before(Buffer.of(LINE_FEED));
    const isEnded = bytes[length - 1] === LINE_FEED;
    this.#read(bytes.subarray(0, isEnded ? length : length + 1), { bytes: bytes.subarray(0, length), isAll: true });
  }

  /** The lines read so far. */
  get lines(): number {
    return this.#line - 1;
  }

  /** Lines that are whole. */
  read(lines: Buffer): void {
    this.#read(lines, { bytes: lines, isAll: false });
  }

  /** `lines` are whole, and `rest` is from their beginning on. One of a known shape needs no parser. */
  #read(lines: Buffer, rest: Rest): void {
    const row = this.#row;
    const { shapes } = this.#reader;
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
        this.#understand(lines, from, lineEnd, { ...rest, bytes: rest.bytes.subarray(from) });
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
  #understand(bytes: Buffer, from: number, lineEnd: number, rest: Rest): void {
    let end = lineEnd;
    while (end > from && bytes[end - 1] === CARRIAGE_RETURN) end--;
    const text = bytes.subarray(from, end);
    if (text.every((byte) => byte <= SPACE)) return;
    const { rows, parts } = this.#reader.line(this.#name, text, this.#line, rest);
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
