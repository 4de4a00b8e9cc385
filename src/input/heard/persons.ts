import { phoneDigits } from '../identity.js';
import { Hash } from '../plain/hash.js';

/** A slot is 16 bytes: two halves of the bits of an id, and the person; 0 where it is free. */
const WIDTH = 4;
const LOW = 1;
const PERSON = 1;
const FEWEST = 1024;

/** Who has which user id, as far as a log has told: pairs of 64 bits of an id and a person. */
export interface KnownPersons {
  readonly high: Int32Array;
  readonly low: Int32Array;
  /** The digits of a phone number, or -1 minus the index of a name. */
  readonly person: Float64Array;
  readonly names: readonly string[];
}

/**
 * Customers by their user ids. A person is the digits of a phone number; one of whom no number is told is -1 minus the index of
 * a name, which is a user id.
 */
export class Persons {
  readonly names: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #bits: number[] = [];
  readonly #hash = new Hash();
  /** Open addressing. */
  #ids: Int32Array;
  #persons: Float64Array;
  #mask: number;
  #length = 0;

  /** There is room for so many ids before it has to grow. */
  constructor(ids = 0) {
    let slots = FEWEST;
    while (slots <= ids * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#ids = new Int32Array(slots * WIDTH);
    this.#persons = new Float64Array(this.#ids.buffer);
  }

  /** The person with the id whose 64 bits these are; 0 where nothing told. */
  find(high: number, low: number): number {
    return this.#personAt(this.#slotOf(high, low));
  }

  /** The id is this person's. False where it is another's. */
  note(high: number, low: number, person: number): boolean {
    const slot = this.#slotOf(high, low);
    const known = this.#personAt(slot);
    if (known !== 0) return known === person;
    this.#put(slot, high, low, person);
    this.#length += 1;
    if (this.#length * 2 > this.#mask) this.#spread();
    return true;
  }

  /** The person of that name. */
  named(name: string): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return -1 - known;
    this.#indexes.set(name, this.names.length);
    this.#hash.text(name);
    this.#bits.push(this.#hash.low);
    return -this.names.push(name);
  }

  /** The person with this name, which is a phone number, a user id or another word; 0 where nothing told. */
  personOf(alias: string): number {
    const phone = phoneDigits(alias);
    if (phone !== null) return phone;
    this.#hash.text(alias);
    return this.find(this.#hash.high, this.#hash.low);
  }

  nameOf(person: number): string {
    return person > 0 ? `+${person}` : (this.names[-1 - person] as string);
  }

  /** Some bits of the name of a person who has no number, the same in every reader. */
  bitsOf(person: number): number {
    return this.#bits[-1 - person] as number;
  }

  known(): KnownPersons {
    const high = new Int32Array(this.#length);
    const low = new Int32Array(this.#length);
    const person = new Float64Array(this.#length);
    let to = 0;
    for (let slot = 0; slot <= this.#mask; slot++) {
      const whose = this.#personAt(slot);
      if (whose === 0) continue;
      high[to] = this.#ids[slot * WIDTH] as number;
      low[to] = this.#ids[slot * WIDTH + LOW] as number;
      person[to] = whose;
      to += 1;
    }
    return { high, low, person, names: this.names };
  }

  /** Takes what another reader of the log was told. False where it names somebody in another way. */
  agreesWith({ high, low, person, names }: KnownPersons): boolean {
    const theirs = names.map((name) => this.named(name));
    for (let index = 0; index < person.length; index++) {
      const whose = person[index] as number;
      const own = whose < 0 ? (theirs[-1 - whose] as number) : whose;
      if (!this.note(high[index] as number, low[index] as number, own)) return false;
    }
    return true;
  }

  /** Where the id stands, or has room to. */
  #slotOf(high: number, low: number): number {
    let slot = low & this.#mask;
    for (;;) {
      const at = slot * WIDTH;
      if ((this.#ids[at] === high && this.#ids[at + LOW] === low) || this.#personAt(slot) === 0) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #personAt(slot: number): number {
    return this.#persons[slot * (WIDTH / 2) + PERSON] as number;
  }

  #put(slot: number, high: number, low: number, person: number): void {
    this.#ids[slot * WIDTH] = high;
    this.#ids[slot * WIDTH + LOW] = low;
    this.#persons[slot * (WIDTH / 2) + PERSON] = person;
  }

  #spread(): void {
    const ids = this.#ids;
    const persons = this.#persons;
    this.#mask = this.#mask * 2 + 1;
    this.#ids = new Int32Array(ids.length * 2);
    this.#persons = new Float64Array(this.#ids.buffer);
    for (let at = 0; at < ids.length; at += WIDTH) {
      const person = persons[at / 2 + PERSON] as number;
      if (person === 0) continue;
      const [high, low] = [ids[at] as number, ids[at + LOW] as number];
      this.#put(this.#slotOf(high, low), high, low, person);
    }
  }
}
