import { emptyBlock, type RowBlock } from '../input/plain/block.js';
import { NotPlain } from '../input/plain/notPlain.js';
import { copyRow } from '../input/plain/partition.js';
import { endOfRow } from '../input/plain/scan.js';
import type { RawRecord } from '../input/record.js';
import { fileOf, type BlockSource } from './join.js';

/** Rows of one instant are held in memory until the next one; a log of days without hours has many. */
const MOST_ROWS = 1 << 18;

/**
 * Hands on the rows of a log so that all of one instant are in one block, for their order is not that of the log. Blocks come
 * as the log is read, and end anywhere: the rows of the last instant of each are kept until its end has been seen.
 */
export class Instants {
  readonly #take: (block: RowBlock, source: BlockSource) => void;
  #kept = emptyBlock(64);
  #files = new Int32Array(64);
  #text = 0;
  /** By file. */
  readonly #sources: BlockSource[] = [];
  #source: BlockSource | null = null;

  constructor(take: (block: RowBlock, source: BlockSource) => void) {
    this.#take = take;
  }

  take(block: RowBlock, source: BlockSource): void {
    const { at, length } = block;
    let from = 0;
    if (this.#kept.length > 0) {
      while (from < length && at[from] === this.#kept.at[0]) this.#keep(block, from++, source);
      if (from === length) return;
      this.finish();
    }
    let until = length - 1;
    while (until > from && at[until - 1] === at[length - 1]) until -= 1;
    if (until > from) this.#take(rowsOf(block, from, until), source);
    for (let row = until; row < length; row++) this.#keep(block, row, source);
  }

  /** There is nothing more of the last instant. */
  finish(): void {
    const source = this.#source;
    if (source === null) return;
    const recordAt = (block: RowBlock, row: number, file: number): RawRecord =>
      (this.#sources[file] as BlockSource).recordAt(block, row, file);
    this.#take(this.#kept, { ...source, file: this.#files, recordAt });
    this.#kept.length = 0;
    this.#kept.words.length = 0;
    this.#source = null;
    this.#text = 0;
  }

  #keep(block: RowBlock, row: number, source: BlockSource): void {
    const index = this.#kept.length;
    if (index === MOST_ROWS) throw new NotPlain(`more than ${MOST_ROWS} rows are of one time`);
    if (index === this.#files.length) this.#grow();
    const kept = this.#kept;
    const start = block.start[row] as number;
    const end = endOfRow(block, row);
    const moved = this.#text - start;
    if (end + moved > kept.text.length) {
      const text = Buffer.allocUnsafe((end + moved) * 2);
      kept.text.copy(text, 0, 0, this.#text);
      kept.text = text;
    }
    block.text.copy(kept.text, this.#text, start, end);
    copyRow(block, row, kept);
    kept.start[index] = this.#text;
    kept.idStart[index] = (kept.idStart[index] as number) + moved;
    if ((kept.idEnd[index] as number) > 0) kept.idEnd[index] = (kept.idEnd[index] as number) + moved;
    const file = fileOf(row, source);
    this.#files[index] = file;
    this.#sources[file] = source;
    this.#source = source;
    this.#text += end - start;
  }

  #grow(): void {
    const smaller = this.#kept;
    this.#kept = emptyBlock(this.#files.length * 2);
    this.#kept.text = smaller.text;
    for (let row = 0; row < smaller.length; row++) copyRow(smaller, row, this.#kept);
    const files = new Int32Array(this.#files.length * 2);
    files.set(this.#files);
    this.#files = files;
  }
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
