import { isUtf8 } from 'node:buffer';
import { Carry } from '../carry.js';
import type { FieldMap } from '../fields.js';
import type { InputFormat } from '../format.js';
import { clear, emptyBlock, type RowBlock } from './block.js';
import { NotPlain } from './notPlain.js';
import { openPlain } from './open.js';
import type { Profiles } from './profile.js';
import { PlainScanner } from './scan.js';

const LINE_FEED = 10;
const ROWS = 1 << 14;
const NOTHING = Buffer.alloc(0);

export interface PlainReading {
  readonly format: InputFormat | undefined;
  readonly map: FieldMap;
  readonly inputTimezone: string | undefined;
  /** Shared by the files of one log. */
  readonly profiles: Profiles;
}

/**
 * Reads a CSV file that comes in pieces, and hands on its rows in blocks. A block and the bytes under it last until the
 * next one. Throws `NotPlain` where the file has to be read whole.
 */
export class PlainRows {
  scanner: PlainScanner | null = null;
  readonly #name: string;
  readonly #reading: PlainReading;
  readonly #take: (block: RowBlock, scanner: PlainScanner) => void;
  readonly #block = emptyBlock(ROWS);
  readonly #carry = new Carry();
  #line = 1;

  constructor(name: string, reading: PlainReading, take: (block: RowBlock, scanner: PlainScanner) => void) {
    this.#name = name;
    this.#reading = reading;
    this.#take = take;
  }

  /** Records read, used or not. */
  get records(): number {
    return this.scanner?.records ?? 0;
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#carry.before(chunk);
    this.#carry.use(this.#scan(bytes));
  }

  /** The last line may lack its end. */
  end(): void {
    if (this.#carry.length === 0 && this.scanner !== null) return;
    const left = this.#carry.before(NOTHING);
    const bytes = left.at(-1) === LINE_FEED ? left : this.#carry.before(Buffer.of(LINE_FEED));
    if (this.#scan(bytes) < bytes.length) throw new NotPlain(`a quote in ${this.#name} is not closed`);
  }

  /** Returns where the first row begins that is not whole. */
  #scan(bytes: Buffer): number {
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    let at = this.scanner === null ? this.#open(bytes.subarray(0, end)) : 0;
    const { scanner } = this;
    if (scanner === null) return 0;
    if (!isUtf8(bytes.subarray(at, end))) throw new NotPlain(`${this.#name} is not all UTF-8`);
    for (;;) {
      clear(this.#block);
      ({ at, line: this.#line } = scanner.scan(bytes, at, end, this.#line, this.#block));
      if (this.#block.length === 0) return at;
      this.#take(this.#block, scanner);
    }
  }

  #open(head: Buffer): number {
    const { format, map, inputTimezone, profiles } = this.#reading;
    const plain = openPlain(this.#name, head, { format, map });
    if (plain === null) throw new NotPlain(`${this.#name} is no plain CSV file`);
    this.scanner = new PlainScanner(plain.table, inputTimezone, profiles);
    this.scanner.findings.push(...plain.findings);
    this.#line = plain.line;
    return plain.from;
  }
}
