import { finding, type Finding } from '../model/finding.js';
import type { RowBlock } from './plain/block.js';
import type { Place } from './textFile.js';

/** Notes which rows stand below a later one of the same file, as files are read one after the other. */
export class LateRows {
  #file: string | number | null = null;
  #latest = -Infinity;
  #count = 0;
  #first: Place | null = null;

  /** Where the first of them stands. */
  get first(): Place | null {
    return this.#first;
  }

  /** The file of the rows that come next: another one than before begins anew. */
  readFrom(file: string | number): void {
    if (file !== this.#file) this.#latest = -Infinity;
    this.#file = file;
  }

  /** Where a row stands is asked of the first alone that is late. */
  take(at: number, placeOf: () => Place): void {
    if (at >= this.#latest) {
      this.#latest = at;
      return;
    }
    this.#count += 1;
    this.#first ??= placeOf();
  }

  /** The same of many rows. No function is made for each of them. */
  takeAll({ at, length }: Pick<RowBlock, 'at' | 'length'>, placeOf: (row: number) => Place): void {
    for (let row = 0; row < length; row++) {
      const time = at[row] as number;
      if (time >= this.#latest) {
        this.#latest = time;
        continue;
      }
      this.#count += 1;
      this.#first ??= placeOf(row);
    }
  }

  /** One note for the whole input: how many they are, and the first of them. */
  findings(): readonly Finding[] {
    if (this.#first === null) return [];
    const count = this.#count;
    const message = count === 1 ? '1 row stands below a later one' : `${count} rows stand below a later one`;
    return [finding('OUT_OF_ORDER', { message, ...this.#first })];
  }
}
