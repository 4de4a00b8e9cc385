import { emptyBlock, type RowBlock } from '../../input/plain/block.js';
import type { Run } from './runs.js';

const ROWS = 1 << 14;
/** A block ends between two instants, where its rows leave it a choice. */
const MOST_ROWS = 1 << 16;

/** Rows in order of time, gathered into blocks as a reader of one file makes them. */
export class MergedBlock {
  readonly block: RowBlock;
  /** Of each row, from which file it is. */
  readonly files: Int32Array;
  #text = 0;

  /** `rows` are all rows there are. */
  constructor(rows: number) {
    const capacity = Math.min(rows, MOST_ROWS);
    this.block = emptyBlock(capacity);
    this.files = new Int32Array(capacity);
  }

  /** Whether the block should be taken before a row of this time is appended. */
  isFull(time: number): boolean {
    const { length, at } = this.block;
    return length === MOST_ROWS || (length >= ROWS && at[length - 1] !== time);
  }

  append({ memory, at }: Run): void {
    const textEnd = this.#text + memory.textLengthAt(at);
    if (textEnd > this.block.text.length) {
      const grown = Buffer.allocUnsafe(textEnd * 2);
      this.block.text.copy(grown, 0, 0, this.#text);
      this.block.text = grown;
    }
    this.files[this.block.length] = memory.fileAt(at);
    memory.appendTo(this.block, at, this.#text);
    this.#text = textEnd;
  }

  clear(): void {
    this.block.length = 0;
    this.block.words.length = 0;
    this.#text = 0;
  }
}
