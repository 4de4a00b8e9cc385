import { COMPILED } from './compiled.js';
import { Instances, type Memory } from './instance.js';
import { NotPlain } from './notPlain.js';

const NUMBERS = ['AT', 'CONTACT', 'DELIVERED_AT'] as const;
const INTEGERS = [
  'ID_HIGH',
  'ID_LOW',
  'ID_START',
  'ID_END',
  'START',
  'WORDS_HIGH',
  'WORDS_LOW',
  'TIME_START',
  'TIME_END',
  'DELIVERY_START',
  'DELIVERY_END',
  'CONTACT_START',
  'CONTACT_END',
] as const;

/** What cells of a row are; `assembly/rows.ts` has their numbers. */
export type Role = 'SKIP' | 'WORDS' | 'TIME' | 'CONTACT' | 'DELIVERED_AT' | 'ID';

type Address = (typeof NUMBERS)[number] | (typeof INTEGERS)[number] | 'ROLES' | 'COUNTS' | 'TEXT';
type Size = 'ROWS' | 'MOST_STEPS' | 'TEXT_LENGTH';
type Result = 'length' | 'others' | 'high' | 'low';

/** What `assembly/rows.ts` exports, and says of itself there. */
type Exports = Memory &
  Readonly<Record<Address | Size | Result | `ROLE_${Role}`, { readonly value: number }>> & {
    readonly steps: { value: number };
    readonly delimiter: { value: number };
    readonly readRows: (from: number, end: number, most: number, textAt: number) => number;
    readonly readId: (from: number, end: number) => void;
  };

const INSTANCES = new Instances<Exports>(COMPILED);

/** Bytes of a word of the processor. */
const ALIGNED = 8;

/** A step through a row: neighbouring cells of one role. */
export interface Step {
  readonly role: Role;
  readonly count: number;
}

/**
 * The part of the scanner that looks at every byte, compiled ahead: there is one of it, which all scanners use in turn. What
 * it has read lasts until it is used again.
 */
export class Kernel {
  static #only: Kernel | null = null;
  readonly #exports: Exports;
  readonly #text: Uint8Array;
  readonly numbers: Readonly<Record<(typeof NUMBERS)[number], Float64Array>>;
  readonly integers: Readonly<Record<(typeof INTEGERS)[number], Int32Array>>;
  #steps: readonly Step[] = [];
  /** Where in the text lie the bytes taken. */
  #from = 0;

  /** Throws `NotPlain` where it cannot run. */
  static get(): Kernel {
    return (Kernel.#only ??= new Kernel());
  }

  private constructor() {
    this.#exports = INSTANCES.make();
    const { memory, ROWS, TEXT, TEXT_LENGTH } = this.#exports;
    const { buffer } = memory;
    const at = (name: Address) => this.#exports[name].value;
    this.#text = new Uint8Array(buffer, TEXT.value, TEXT_LENGTH.value);
    this.numbers = byName(NUMBERS, (name) => new Float64Array(buffer, at(name), ROWS.value));
    this.integers = byName(INTEGERS, (name) => new Int32Array(buffer, at(name), ROWS.value));
  }

  /** Bytes that can be read at a time. */
  get room(): number {
    return this.#text.length - ALIGNED;
  }

  /** Rows read last; and how many of their times and contacts have spellings that it does not know. */
  get length(): number {
    return this.#exports.length.value;
  }

  get others(): number {
    return this.#exports.others.value;
  }

  /** What leads through a row, from now on. Throws `NotPlain` where there are too many columns. */
  use(steps: readonly Step[], delimiter: number): void {
    const { memory, ROLES, COUNTS, MOST_STEPS } = this.#exports;
    this.#exports.delimiter.value = delimiter;
    if (this.#steps === steps) return;
    if (steps.length > MOST_STEPS.value) throw new NotPlain(`there are over ${MOST_STEPS.value} columns`);
    const bytes = new Uint8Array(memory.buffer);
    for (const [index, { role, count }] of steps.entries()) {
      bytes[ROLES.value + index] = this.#exports[`ROLE_${role}`].value;
      bytes[COUNTS.value + index] = count;
    }
    this.#steps = steps;
    this.#exports.steps.value = steps.length;
  }

  /** Takes bytes, no more than there is room for. Of memory that is shared whole words are copied only where they lie alike. */
  take(bytes: Uint8Array): void {
    this.#from = bytes.byteOffset % ALIGNED;
    this.#text.set(bytes, this.#from);
  }

  /**
   * Reads plain rows of the bytes `[from, end)` that were taken, which end with a line: at most so many. `textAt` is where what
   * was taken begins in the bytes that places are told of. Returns where it stopped.
   */
  read(from: number, end: number, most: number, textAt: number): number {
    const { readRows, ROWS } = this.#exports;
    const before = this.#from;
    return readRows(before + from, before + end, Math.min(most, ROWS.value), textAt - before) - before;
  }

  /** 64 bits of an id, as the columns have them. Throws `NotPlain` for one that is too long. */
  bitsOf(id: string): { readonly high: number; readonly low: number } {
    const bytes = Buffer.from(id);
    if (bytes.length > this.room) throw new NotPlain('an id is very long');
    this.take(bytes);
    this.#exports.readId(this.#from, this.#from + bytes.length);
    return { high: this.#exports.high.value, low: this.#exports.low.value };
  }
}

function byName<Name extends string, V>(names: readonly Name[], make: (name: Name) => V): Record<Name, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, V>;
}
