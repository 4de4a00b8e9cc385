import { Hash } from '../plain/hash.js';

/** Of a slot: two halves of the bits. */
const WIDTH = 2;
const LOW = 1;
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
  #ids = new Int32Array(FEWEST * WIDTH);
  /** 0 where a slot is free. */
  #person = new Float64Array(FEWEST);
  #mask = FEWEST - 1;
  #length = 0;

  /** The person with the id whose 64 bits these are; 0 where nothing told. */
  find(high: number, low: number): number {
    return this.#person[this.#slotOf(high, low)] as number;
  }

  /** The id is this person's. False where it is another's. */
  note(high: number, low: number, person: number): boolean {
    const slot = this.#slotOf(high, low);
    const known = this.#person[slot] as number;
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
      if (this.#person[slot] === 0) continue;
      high[to] = this.#ids[slot * WIDTH] as number;
      low[to] = this.#ids[slot * WIDTH + LOW] as number;
      person[to] = this.#person[slot] as number;
      to += 1;
    }
    return { high, low, person, names: this.names };
  }

  /** Takes what another reader of the log was told. False where it names somebody in another way. */
  agreesWith({ high, low, person, names }: KnownPersons): boolean {
    const theirs = names.map((name) => this.named(name));
    return person.every((whose, index) => {
      const own = whose < 0 ? (theirs[-1 - whose] as number) : whose;
      return this.note(high[index] as number, low[index] as number, own);
    });
  }

  /** Where the id stands, or has room to. */
  #slotOf(high: number, low: number): number {
    let slot = low & this.#mask;
    for (;;) {
      const at = slot * WIDTH;
      if (this.#person[slot] === 0 || (this.#ids[at] === high && this.#ids[at + LOW] === low)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #put(slot: number, high: number, low: number, person: number): void {
    this.#ids[slot * WIDTH] = high;
    this.#ids[slot * WIDTH + LOW] = low;
    this.#person[slot] = person;
  }

  #spread(): void {
    const { high, low, person } = this.known();
    const slots = (this.#mask + 1) * 2;
    this.#mask = slots - 1;
    this.#ids = new Int32Array(slots * WIDTH);
    this.#person = new Float64Array(slots);
    for (let index = 0; index < person.length; index++) {
      const [ownHigh, ownLow] = [high[index] as number, low[index] as number];
      this.#put(this.#slotOf(ownHigh, ownLow), ownHigh, ownLow, person[index] as number);
    }
  }
}
