import { NEVER, type Instant } from '../model/instant.js';
import { grown, grownLength } from './grown.js';

/** A row has four numbers of eight bytes: the contact and the customer's latest message, … */
const NUMBERS = 4;
const CONTACT = 0;
const LAST_INBOUND = 1;

/** … and, in the other two, four integers: the business number above a mark, marks, the window, and the class of the pair. */
const INTEGERS = 8;
const NUMBER = 4;
const MARKS = 5;
const WINDOW = 6;
const CLASS = 7;

/** Beside the number: something has happened to the pair. One of which every row was set aside is none. */
const MET = 1;
const NUMBER_SHIFT = 1;

/** Large memory begins 16 bytes after a border of what a processor fetches at once: so no row lies across one. */
const BEFORE = 6;

const FEWEST = 1024;

/**
 * The pairs of a log, each a row of 32 bytes: who it is, and what most pairs have of a state. All that is asked about a pair
 * again and again lies together, since fetching it from far away is what takes time.
 */
export class PairRows {
  length = 0;
  #numbers: Float64Array;
  #integers: Int32Array;
  /**
   * Open addressing. A slot holds a row counted from 1, in as many low bits as tell a slot, and above them those of the hash,
   * which tell almost all others apart; 0 is an empty slot.
   */
  #slots = new Int32Array(FEWEST * 2);
  #hashes = new Int32Array(FEWEST);
  /** What was asked for only to have it near: kept, so that no compiler takes the asking for idle. */
  near = 0;

  constructor() {
    ({ numbers: this.#numbers, integers: this.#integers } = emptyRows(FEWEST));
  }

  /** The index of the pair, which is new when it equals the former `length`. */
  indexOf(contact: number, number: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const hash = hashOf(contact, number);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] as number;
      if (held === 0) return this.#add(contact, number, slot);
      if (((held ^ hash) & ~mask) !== 0) continue;
      const pair = (held & mask) - 1;
      if (this.#is(pair, contact, number)) return pair;
    }
  }

  /**
   * The same of many rows of a log at once: of the first `length` of `contacts`, each on the number `numbers[kinds[row]]`; -1
   * of one below 0, which is no phone number. What lies far away is asked for in loops so short that a processor waits for
   * many answers at the same time.
   */
  indexAll(contacts: Float64Array, kinds: Int32Array, numbers: Int32Array, length: number, into: Int32Array): void {
    if (this.#hashes.length < length) this.#hashes = new Int32Array(length);
    const hashes = this.#hashes;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let near = 0;
    for (let row = 0; row < length; row++) {
      hashes[row] = hashOf(contacts[row] as number, numbers[kinds[row] as number] as number);
    }
    for (let row = 0; row < length; row++) near ^= slots[(hashes[row] as number) & mask] as number;
    for (let row = 0; row < length; row++) {
      const hash = hashes[row] as number;
      let slot = hash & mask;
      let held = slots[slot] as number;
      while (held !== 0 && ((held ^ hash) & ~mask) !== 0) {
        slot = (slot + 1) & mask;
        held = slots[slot] as number;
      }
      into[row] = Math.max(0, (held & mask) - 1);
    }
    const integers = this.#integers;
    for (let row = 0; row < length; row++) near ^= integers[(into[row] as number) * INTEGERS] as number;
    this.near ^= near;
    for (let row = 0; row < length; row++) {
      const contact = contacts[row] as number;
      const number = numbers[kinds[row] as number] as number;
      if (contact < 0) into[row] = -1;
      else if (!this.#is(into[row] as number, contact, number)) into[row] = this.indexOf(contact, number);
    }
  }

  #is(pair: number, contact: number, number: number): boolean {
    return this.contactOf(pair) === contact && this.numberOf(pair) === number;
  }

  contactOf(pair: number): number {
    return this.#numbers[pair * NUMBERS + CONTACT] as number;
  }

  numberOf(pair: number): number {
    return (this.#integers[pair * INTEGERS + NUMBER] as number) >> NUMBER_SHIFT;
  }

  meet(pair: number): void {
    const at = pair * INTEGERS + NUMBER;
    this.#integers[at] = (this.#integers[at] as number) | MET;
  }

  isMet(pair: number): boolean {
    return ((this.#integers[pair * INTEGERS + NUMBER] as number) & MET) !== 0;
  }

  lastInboundOf(pair: number): Instant {
    return this.#numbers[pair * NUMBERS + LAST_INBOUND] as Instant;
  }

  setLastInbound(pair: number, at: Instant): void {
    this.#numbers[pair * NUMBERS + LAST_INBOUND] = at;
  }

  marksOf(pair: number): number {
    return this.#integers[pair * INTEGERS + MARKS] as number;
  }

  setMarks(pair: number, marks: number): void {
    this.#integers[pair * INTEGERS + MARKS] = marks;
  }

  windowOf(pair: number): number {
    return this.#integers[pair * INTEGERS + WINDOW] as number;
  }

  setWindow(pair: number, window: number): void {
    this.#integers[pair * INTEGERS + WINDOW] = window;
  }

  /** 0 before one is set. */
  classOf(pair: number): number {
    return this.#integers[pair * INTEGERS + CLASS] as number;
  }

  setClass(pair: number, pairClass: number): void {
    this.#integers[pair * INTEGERS + CLASS] = pairClass;
  }

  #add(contact: number, number: number, slot: number): number {
    const pair = this.length++;
    if (this.length * NUMBERS > this.#numbers.length) this.#grow();
    this.#numbers[pair * NUMBERS + CONTACT] = contact;
    this.#integers[pair * INTEGERS + NUMBER] = number << NUMBER_SHIFT;
    if (this.length * 5 > this.#slots.length * 4) this.#spread();
    else this.#put(slot, pair);
    return pair;
  }

  #grow(): void {
    const numbers = this.#numbers;
    ({ numbers: this.#numbers, integers: this.#integers } = emptyRows(grownLength(numbers.length / NUMBERS)));
    grown(numbers, this.#numbers);
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let pair = 0; pair < this.length; pair++) {
      let slot = hashOf(this.contactOf(pair), this.numberOf(pair)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#put(slot, pair);
    }
  }

  #put(slot: number, pair: number): void {
    const mask = this.#slots.length - 1;
    this.#slots[slot] = (hashOf(this.contactOf(pair), this.numberOf(pair)) & ~mask) | (pair + 1);
  }
}

function emptyRows(count: number): { readonly numbers: Float64Array; readonly integers: Int32Array } {
  const memory = new ArrayBuffer((BEFORE + count * NUMBERS) * Float64Array.BYTES_PER_ELEMENT);
  const from = BEFORE * Float64Array.BYTES_PER_ELEMENT;
  const numbers = new Float64Array(memory, from);
  for (let pair = 0; pair < count; pair++) numbers[pair * NUMBERS + LAST_INBOUND] = NEVER;
  return { numbers, integers: new Int32Array(memory, from) };
}

/** `contact` is a whole number of up to 53 bits. */
function hashOf(contact: number, number: number): number {
  const mixed = Math.imul(
    (contact | 0) ^ Math.imul((contact / 2 ** 32) | 0, 0x85ebca6b) ^ Math.imul(number + 1, 0x9e3779b1),
    0xc2b2ae35,
  );
  return mixed ^ (mixed >>> 15);
}
