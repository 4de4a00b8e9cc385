import { compareEntries, type Entry } from '../billing/tally.js';
import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import { grown, grownLength } from './grown.js';
import type { Line } from './ledger.js';
import type { ContactNames } from './names.js';

/**
 * The first deliveries of an allowance, in the order in which deliveries count. They are columns: as objects they were most of
 * what a log of many months took. Of the pairs nothing is held: they are forgotten before what was counted is shown.
 */
export class Taken implements Iterable<Entry> {
  length = 0;
  readonly #names: ContactNames;
  #at = new Float64Array(16);
  #contacts = new Float64Array(16);
  readonly #handles: string[] = [];
  readonly #lines: Line[] = [];

  constructor(names: ContactNames) {
    this.#names = names;
  }

  /** Whether a delivery at this instant may be among the first of so many. */
  hasRoom(at: Instant, units: number): boolean {
    return at <= this.hasRoomUntil(units);
  }

  /** Up to and including which instant one may be. */
  hasRoomUntil(units: number): Instant {
    if (this.length < units) return FOREVER;
    return this.length === 0 ? NEVER : (this.#at[this.length - 1] as Instant);
  }

  add(at: Instant, handle: string, contact: number, line: Line): void {
    const last = this.length;
    if (last === this.#at.length) this.#grow();
    this.#at[last] = at;
    this.#contacts[last] = contact;
    this.#handles.push(handle);
    this.#lines.push(line);
    this.length += 1;
    let place = last;
    while (place > 0 && this.#comesAfter(place - 1, last)) place -= 1;
    if (place < last) this.#moveLastTo(place);
  }

  /** Takes the last one away. Returns its line. */
  pop(): Line {
    this.length -= 1;
    this.#handles.pop();
    return this.#lines.pop() as Line;
  }

  *[Symbol.iterator](): Iterator<Entry> {
    for (let index = 0; index < this.length; index++) yield this.#entry(index);
  }

  #entry(index: number): Entry {
    return {
      at: this.#at[index] as Instant,
      handle: this.#handles[index] as string,
      contact: this.#names.textOf(this.#contacts[index] as number),
      key: (this.#lines[index] as Line).key,
    };
  }

  #comesAfter(index: number, other: number): boolean {
    const apart = (this.#at[index] as number) - (this.#at[other] as number);
    return apart === 0 ? compareEntries(this.#entry(index), this.#entry(other)) > 0 : apart > 0;
  }

  #moveLastTo(place: number): void {
    const last = this.length - 1;
    const [at, contact] = [this.#at[last] as number, this.#contacts[last] as number];
    this.#at.copyWithin(place + 1, place, last);
    this.#contacts.copyWithin(place + 1, place, last);
    this.#at[place] = at;
    this.#contacts[place] = contact;
    this.#handles.splice(place, 0, this.#handles.pop() as string);
    this.#lines.splice(place, 0, this.#lines.pop() as Line);
  }

  #grow(): void {
    const length = grownLength(this.length);
    this.#at = grown(this.#at, new Float64Array(length));
    this.#contacts = grown(this.#contacts, new Float64Array(length));
  }
}
