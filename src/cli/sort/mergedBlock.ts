import { clear, emptyBlock, type RowBlock } from '../../input/plain/block.js';
import type { Run } from './runs.js';

const ROWS = 1 << 14;

/** Rows in order of time, gathered into blocks as a reader of one file makes them. */
export class MergedBlock {
  readonly block: RowBlock;
  /** Of each row, from which file it is. */
  readonly files: Int32Array;
  #text = 0;

  /** `rows` are all rows there are. */
  constructor(rows: number) {
    const capacity = Math.min(rows, ROWS);
    this.block = emptyBlock(capacity);
    this.files = new Int32Array(capacity);
  }

  get isFull(): boolean {
    return this.block.length === this.files.length;
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
    clear(this.block);
    this.#text = 0;
  }
}
