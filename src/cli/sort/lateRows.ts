import type { BlockSource } from '../../count/join.js';
import { outOfOrder } from '../../input/findings.js';
import type { RowBlock } from '../../input/plain/block.js';
import type { Place } from '../../input/textFile.js';
import { finding, type Finding } from '../../model/finding.js';

/** Notes which rows of a log are not in order, as its files are read one after the other. */
export class LateRows {
  #file = -1;
  #latestOfFile = -Infinity;
  #latest = -Infinity;
  /** Rows that stand below a later one of the same file. */
  #count = 0;
  #firstOfFile: Place | null = null;
  #first: Place | null = null;

  take(block: RowBlock, file: number, { recordAt }: BlockSource): void {
    if (file !== this.#file) this.#latestOfFile = -Infinity;
    this.#file = file;
    for (let row = 0; row < block.length; row++) {
      const at = block.at[row] as number;
      if (at < this.#latest) this.#first ??= recordAt(block, row, file).place('time');
      else this.#latest = at;
      if (at >= this.#latestOfFile) {
        this.#latestOfFile = at;
        continue;
      }
      this.#count += 1;
      this.#firstOfFile ??= recordAt(block, row, file).place('time');
    }
  }

  /**
   * What the ordinary reader notes, and what sorting cost. `why` says what is out of order where no row is earlier than one
   * before it; `written` is the bytes of temporary files.
   */
  findings(why: string, written: number): readonly Finding[] {
    const first = this.#first;
    const reason = first === null ? why : 'this row is earlier than one before it';
    const message = `${reason}, so that all rows were sorted ${placeOf(written)}`;
    const sorted = finding('SORTED_INPUT', { message, source: first?.source ?? null });
    return this.#firstOfFile === null ? [sorted] : [outOfOrder(this.#count, this.#firstOfFile), sorted];
  }
}

function placeOf(written: number): string {
  if (written === 0) return 'in memory';
  return `with ${Math.ceil(written / 1e6).toLocaleString('en')} MB of temporary files`;
}
