import type { RowBlock } from '../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../input/plain/notPlain.js';
import type { RawRecord } from '../input/record.js';
import { MINUTE } from '../model/instant.js';
import { fileOf, type BlockSource } from './blockSource.js';
import { KeptRows } from './keptRows.js';

/** Rows reach an export out of order by seconds. */
const DISORDER = MINUTE;

/** As many rows are held, and those of one instant more; a log of days without hours has many. */
const MANY_ROWS = 1 << 16;
const MOST_ROWS = 1 << 18;

/**
 * Hands on the rows of a log in order of time, all of one instant in one block. They come in blocks, which end anywhere, and
 * may be a little out of order: what was told within a minute before the latest row is kept until that is later still.
 */
export class InOrder {
  readonly #handOn: (block: RowBlock, source: BlockSource) => void;
  /** In order of time. */
  #kept = new KeptRows();
  #spare = new KeptRows();
  /** By file. */
  readonly #sources: BlockSource[] = [];
  #source: BlockSource | null = null;
  /** The time of the latest row that was handed on. */
  #passed = -Infinity;

  constructor(handOn: (block: RowBlock, source: BlockSource) => void) {
    this.#handOn = handOn;
  }

  /** Throws `OutOfOrder` for a row that comes too late to be put in order. */
  take(block: RowBlock, source: BlockSource): void {
    if (block.length === 0) return;
    this.#source = source;
    if (this.#follows(block)) this.#takeInOrder(block, source);
    else this.#takeOutOfOrder(block, source);
  }

  /** There is nothing more to come. */
  finish(): void {
    this.#release(this.#kept.length);
  }

  /** Whether the rows are in order, and not earlier than those before them. */
  #follows({ at, length }: RowBlock): boolean {
    let latest = this.#kept.latest;
    for (let row = 0; row < length; row++) {
      const time = at[row] as number;
      if (time < latest) return false;
      latest = time;
    }
    return true;
  }

  #takeInOrder(block: RowBlock, source: BlockSource): void {
    const { at, length } = block;
    const passes = firstAtOrAfter(at, length, (at[length - 1] as number) - DISORDER);
    let row = 0;
    if (passes > 0) {
      while (row < passes && at[row] === this.#kept.latest) this.#keep(block, row++, source);
      this.#release(this.#kept.length);
      if (row < passes) this.#pass(rowsOf(block, row, passes), source);
      row = passes;
    }
    while (row < length) this.#keep(block, row++, source);
    if (passes === 0) this.#releaseEarly();
  }

  #takeOutOfOrder(block: RowBlock, source: BlockSource): void {
    for (let row = 0; row < block.length; row++) {
      if ((block.at[row] as number) <= this.#passed) throw new OutOfOrder('a row comes long after later ones');
      this.#keep(block, row, source);
    }
    const { at } = this.#kept.block;
    const rows = Array.from({ length: this.#kept.length }, (_, row) => row);
    this.#rearrange(rows.sort((a, b) => (at[a] as number) - (at[b] as number)));
    this.#releaseEarly();
  }

  #keep(block: RowBlock, row: number, source: BlockSource): void {
    const file = fileOf(row, source);
    this.#sources[file] = source;
    this.#kept.append(block, row, file);
  }

  /** Hands on what nothing can come before any more, where it is worth moving what is left. */
  #releaseEarly(): void {
    const { block, length, latest } = this.#kept;
    const held = firstAtOrAfter(block.at, length, length > MANY_ROWS ? latest : latest - DISORDER);
    if (length - held > MOST_ROWS) throw new NotPlain(`more than ${MOST_ROWS} rows are of one time`);
    if (held * 2 >= length) this.#release(held);
  }

  /** Hands on the first of the rows that are kept. */
  #release(count: number): void {
    const { length, block, files } = this.#kept;
    if (count === 0) return;
    const recordAt = (of: RowBlock, row: number, file: number): RawRecord =>
      (this.#sources[file] as BlockSource).recordAt(of, row, file);
    this.#pass(rowsOf(block, 0, count), { ...(this.#source as BlockSource), file: files, recordAt });
    this.#rearrange(Array.from({ length: length - count }, (_, row) => count + row));
  }

  #pass(block: RowBlock, source: BlockSource): void {
    this.#passed = block.at[block.length - 1] as number;
    this.#handOn(block, source);
  }

  /** Keeps these of the rows that are kept, in this order. */
  #rearrange(rows: readonly number[]): void {
    const from = this.#kept;
    for (const row of rows) this.#spare.append(from.block, row, from.files[row] as number);
    this.#kept = this.#spare;
    this.#spare = from;
    from.clear();
  }
}

/** The first row of an instant or a later one; `length` where there is none. */
function firstAtOrAfter(at: Float64Array, length: number, instant: number): number {
  let row = length;
  while (row > 0 && (at[row - 1] as number) >= instant) row -= 1;
  return row;
}

/** Some rows of a block, in the memory of the block. */
function rowsOf(block: RowBlock, from: number, until: number): RowBlock {
  return {
    length: until - from,
    text: block.text,
    words: block.words,
    start: block.start.subarray(from, until),
    at: block.at.subarray(from, until),
    contact: block.contact.subarray(from, until),
    profile: block.profile.subarray(from, until),
    deliveredAt: block.deliveredAt.subarray(from, until),
    idStart: block.idStart.subarray(from, until),
    idEnd: block.idEnd.subarray(from, until),
    idHigh: block.idHigh.subarray(from, until),
    idLow: block.idLow.subarray(from, until),
    line: block.line.subarray(from, until),
  };
}
