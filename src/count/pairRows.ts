import type { Instant } from '../model/instant.js';
import { CountKernel } from './kernel/kernel.js';
import { CLASS, CONTACT, LAST_INBOUND, MARKS, MET, NUMBER, PAIR_BYTES, PAIRS_AT, WINDOW } from './kernel/layout.js';

/**
 * The pairs of a log, each a row of 32 bytes: who it is, and what most pairs have of a state. All that is asked about a pair
 * again and again lies together, since fetching it from far away is what takes time.
 */
export class PairRows {
  readonly #kernel: CountKernel;

  constructor(kernel = new CountKernel()) {
    this.#kernel = kernel;
  }

  get length(): number {
    return this.#kernel.pairs;
  }

  /** The index of the pair, which is new when it equals the former `length`. */
  indexOf(contact: number, number: number): number {
    return this.#kernel.pairOf(contact, number);
  }

  /** The indexes of many at once: each contact on the number of its kind, `numbers[kinds[row]]`. */
  indexAll(contacts: Float64Array, kinds: Int32Array, numbers: Int32Array, length: number, into: Int32Array): void {
    const kernel = this.#kernel;
    const columns = kernel.columns(length);
    columns.contacts.set(contacts.subarray(0, length));
    for (let row = 0; row < length; row++) columns.numbers[row] = numbers[kinds[row] as number] as number;
    kernel.findPairs(length);
    into.set(kernel.columns(length).pairs.subarray(0, length));
  }

  /** How many contacts have a pair to which something happened. */
  countContacts(): number {
    return this.#kernel.countContacts();
  }

  contactOf(pair: number): number {
    return this.#kernel.numbers[this.#wide(pair, CONTACT)] as number;
  }

  numberOf(pair: number): number {
    return this.#kernel.integers[this.#at(pair, NUMBER)] as number;
  }

  lastInboundOf(pair: number): Instant {
    return this.#kernel.numbers[this.#wide(pair, LAST_INBOUND)] as Instant;
  }

  setLastInbound(pair: number, at: Instant): void {
    this.#kernel.numbers[this.#wide(pair, LAST_INBOUND)] = at;
  }

  marksOf(pair: number): number {
    return this.#kernel.integers[this.#at(pair, MARKS)] as number;
  }

  setMarks(pair: number, marks: number): void {
    this.#kernel.integers[this.#at(pair, MARKS)] = marks;
  }

  windowOf(pair: number): number {
    return this.#kernel.integers[this.#at(pair, WINDOW)] as number;
  }

  setWindow(pair: number, window: number): void {
    this.#kernel.integers[this.#at(pair, WINDOW)] = window;
  }

  meet(pair: number): void {
    this.setMarks(pair, this.marksOf(pair) | MET);
  }

  isMet(pair: number): boolean {
    return (this.marksOf(pair) & MET) !== 0;
  }

  /** 0 before one is set. */
  classOf(pair: number): number {
    return this.#kernel.integers[this.#at(pair, CLASS)] as number;
  }

  setClass(pair: number, pairClass: number): void {
    this.#kernel.integers[this.#at(pair, CLASS)] = pairClass;
  }

  #at(pair: number, what: number): number {
    return ((this.#kernel.integers[PAIRS_AT >>> 2] as number) + pair * PAIR_BYTES + what) >>> 2;
  }

  #wide(pair: number, what: number): number {
    return ((this.#kernel.integers[PAIRS_AT >>> 2] as number) + pair * PAIR_BYTES + what) >>> 3;
  }
}
