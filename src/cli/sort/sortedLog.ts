import { setImmediate } from 'node:timers/promises';
import type { Counter } from '../../count/counter.js';
import type { BlockSource, FileSource } from '../../count/blockSource.js';
import type { RowBlock } from '../../input/plain/block.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { endOfRow } from '../../input/plain/scan.js';
import type { Finding } from '../../model/finding.js';
import type { LogTaker } from '../count/readers.js';
import { Disorder } from './disorder.js';
import { MergedBlock } from './mergedBlock.js';
import type { RowSorter } from './sorter.js';

/** Takes the rows of a log as they are read, in any order, to hand them on in order of time. */
export class SortedLog implements LogTaker {
  readonly #sorter: RowSorter;
  readonly #disorder = new Disorder();
  /** Where the last block of each file came from; nothing for a file without rows. */
  readonly #sources: (BlockSource | undefined)[] = [];

  constructor(sorter: RowSorter) {
    this.#sorter = sorter;
  }

  take(block: RowBlock, source: FileSource): void {
    const { file } = source;
    this.#sources[file] = source;
    this.#disorder.take(block, source);
    for (let row = 0; row < block.length; row++) {
      this.#sorter.add({ block, row, end: endOfRow(block, row), file });
    }
  }

  hearing(): never {
    throw new NotPlain('there are webhooks in the log');
  }

  /** Has all rows counted, and says what sorting them cost and why it was done; `counted` hears how many rows have been. */
  async countInto(counter: Counter, why: string, counted: (rows: number) => void): Promise<readonly Finding[]> {
    const some = this.#sources.find((source) => source !== undefined);
    if (some === undefined) return [];
    const merged = new MergedBlock(this.#sorter.rows);
    const { block, files } = merged;
    const recordAt = (of: RowBlock, row: number, file: number) =>
      (this.#sources[file] as BlockSource).recordAt(of, row, file);
    const source = { ...some, file: files, recordAt };
    let rows = 0;
    for (const run of this.#sorter.inOrder()) {
      if (merged.isFull) {
        counter.take(block, source);
        counted((rows += block.length));
        merged.clear();
        // An interrupt is heard between two blocks.
        await setImmediate();
      }
      merged.append(run);
    }
    counter.take(block, source);
    return this.#disorder.findings(why, this.#sorter.written);
  }
}
