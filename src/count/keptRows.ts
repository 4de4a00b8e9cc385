import { clear, emptyBlock, type RowBlock } from '../input/plain/block.js';
import { copyRow } from '../input/plain/partition.js';
import { endOfRow } from '../input/plain/scan.js';

/** Rows of several blocks, one after the other with their text, in memory of their own. */
export class KeptRows {
  block = emptyBlock(64);
  /** Of each row, from which file it is. */
  files = new Int32Array(64);
  #text = 0;

  get length(): number {
    return this.block.length;
  }

  /** The time of the last row; `-Infinity` where there is none. */
  get latest(): number {
    return this.block.at[this.block.length - 1] ?? -Infinity;
  }

  append(from: RowBlock, row: number, file: number): void {
    const index = this.block.length;
    if (index === this.files.length) this.#grow();
    const { block } = this;
    const start = from.start[row] as number;
    const end = endOfRow(from, row);
    const moved = this.#text - start;
    if (end + moved > block.text.length) {
      const text = Buffer.allocUnsafe((end + moved) * 2);
      block.text.copy(text, 0, 0, this.#text);
      block.text = text;
    }
    from.text.copy(block.text, this.#text, start, end);
    copyRow(from, row, block);
    block.start[index] = this.#text;
    block.idStart[index] = (block.idStart[index] as number) + moved;
    if ((block.idEnd[index] as number) > 0) block.idEnd[index] = (block.idEnd[index] as number) + moved;
    this.files[index] = file;
    this.#text += end - start;
  }

  clear(): void {
    clear(this.block);
    this.#text = 0;
  }

  #grow(): void {
    const smaller = this.block;
    this.block = emptyBlock(this.files.length * 2);
    this.block.text = smaller.text;
    for (let row = 0; row < smaller.length; row++) copyRow(smaller, row, this.block);
    const files = new Int32Array(this.files.length * 2);
    files.set(this.files);
    this.files = files;
  }
}
