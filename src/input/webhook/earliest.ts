import type { RawRecord } from '../record.js';
import type { Place } from '../textFile.js';

/** What one finding is about: how much of it there is, and where the earliest stands. `K` is what tells which that is. */
export class Earliest<K> {
  #count = 0;
  #first: { readonly key: K; readonly place: Place } | null = null;
  readonly #compare: (a: K, b: K) => number;

  constructor(compare: (a: K, b: K) => number) {
    this.#compare = compare;
  }

  /** Of two that are equal the first one stays. */
  add(key: K, record: Pick<RawRecord, 'place'>): void {
    this.#count += 1;
    if (this.#first !== null && this.#compare(this.#first.key, key) <= 0) return;
    this.#first = { key, place: record.place() };
  }

  /** Nothing where there is none. */
  told<T>(of: (count: number, place: Place) => T): readonly T[] {
    return this.#first === null ? [] : [of(this.#count, this.#first.place)];
  }
}
