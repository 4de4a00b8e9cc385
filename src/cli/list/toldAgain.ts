import type { RawRecord } from '../../input/record.js';
import type { Place } from '../../input/textFile.js';
import type { Finding } from '../../model/finding.js';

/** Parts of a log that were told before: how many, and where the first of them stands. */
export class ToldAgain {
  #count = 0;
  #first: { readonly line: number; readonly place: Place } | null = null;

  /** `line` is counted over all files. */
  add(part: RawRecord, line: number): void {
    this.#count += 1;
    if (this.#first === null || line < this.#first.line) this.#first = { line, place: part.place() };
  }

  /** Nothing where there is none. */
  finding(of: (count: number, place: Place) => Finding): readonly Finding[] {
    return this.#first === null ? [] : [of(this.#count, this.#first.place)];
  }
}
