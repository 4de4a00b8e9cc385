import { grown } from './grown.js';

/** Of a row, before what its owner keeps: two halves of the id, and, in eight bytes, when it was told. */
const HIGH = 0;
const LOW = 1;
const AT = 1;
const OWN = 4;

/**
 * Rows lie one after the other in the order in which they were told. To find them there is a table of slots: in one byte
 * what tells most absent ids (0 is an empty slot), in four the row. Both are small enough to stay near the processor.
 */
interface Table {
  length: number;
  readonly tags: Uint8Array;
  readonly rows: Int32Array;
  numbers: Float64Array;
  integers: Int32Array;
}

/**
 * Rows of integers about ids told lately, by 64 bits of the id. One told `horizon` milliseconds of event time ago is not
 * found any more: Meta repeats a webhook for 36 hours, and what is remembered for ever fills every memory.
 */
export class RecentRows {
  /** The time at which rows are looked for and added. It is no argument: numbers that are handed on take memory. */
  now = -Infinity;
  readonly #horizon: number;
  /** Integers of a row. */
  readonly #width: number;
  #young: Table;
  #old: Table;
  #youngFrom = -Infinity;
  /** Where the row last found or added lies. */
  #integers: Int32Array;
  #numbers: Float64Array;
  #from = 0;
  /** What was asked for only to have it near the processor: kept, so that no compiler takes the asking for idle. */
  near = 0;

  /** `columns` of its own has each row; an even number. */
  constructor(horizon: number, columns: number) {
    this.#horizon = horizon;
    this.#width = OWN + columns;
    this.#young = emptyTable(SMALLEST, this.#width);
    this.#old = emptyTable(SMALLEST, this.#width);
    ({ integers: this.#integers, numbers: this.#numbers } = this.#young);
  }

  /** Whether it was told within the horizon before now; the other members are then about it. */
  find(high: number, low: number): boolean {
    return this.#lookIn(this.#young, high, low) || this.#lookIn(this.#old, high, low);
  }

  /**
   * Of many ids that will be looked for, brings near what tells most of them absent; see `PairRows.indexAll`. And what is
   * written when one is new: until such a write is through, all later ones wait. Of the ids `[from, length)` these are so many
   * that all stays near until it is used. Returns where the next ones begin.
   */
  approach(high: Int32Array, low: Int32Array, from: number, length: number): number {
    const until = Math.min(length, from + NEAR);
    const { tags, rows } = this.#young;
    const old = this.#old.tags;
    const mask = tags.length - 1;
    const oldMask = old.length - 1;
    let near = 0;
    for (let row = from; row < until; row++) {
      const place = (high[row] as number) ^ (low[row] as number);
      near ^= (tags[place & mask] as number) ^ (rows[place & mask] as number) ^ (old[place & oldMask] as number);
    }
    this.near ^= near;
    return until;
  }

  /** Adds a row, which the other members are about from now on. */
  add(high: number, low: number): void {
    if (this.now - this.#youngFrom > this.#horizon) this.#age();
    if (this.#young.length * 2 === this.#young.tags.length) this.#young = spread(this.#young, this.#width);
    const table = this.#young;
    const row = table.length++;
    if ((row + 1) * this.#width > table.integers.length) lengthen(table);
    putIn(table, row, high, low);
    this.#show(table, row);
    this.#integers[this.#from + HIGH] = high;
    this.#integers[this.#from + LOW] = low;
    this.#numbers[this.#from / 2 + AT] = this.now;
  }

  get at(): number {
    return this.#numbers[this.#from / 2 + AT] as number;
  }

  get(column: number): number {
    return this.#integers[this.#from + OWN + column] as number;
  }

  set(column: number, value: number): void {
    this.#integers[this.#from + OWN + column] = value;
  }

  /** What is young becomes old, and what was old is forgotten. */
  #age(): void {
    const { tags } = this.#young;
    const forgotten = this.#old;
    this.#old = this.#young;
    this.#young = forgotten.tags.length === tags.length ? emptied(forgotten) : emptyTable(tags.length, this.#width);
    this.#youngFrom = this.now;
  }

  #lookIn(table: Table, high: number, low: number): boolean {
    const { tags, rows, integers, numbers } = table;
    const mask = tags.length - 1;
    const tag = tagOf(high);
    for (let slot = (high ^ low) & mask; tags[slot] !== 0; slot = (slot + 1) & mask) {
      if (tags[slot] !== tag) continue;
      const from = (rows[slot] as number) * this.#width;
      if (integers[from + HIGH] !== high || integers[from + LOW] !== low) continue;
      if (this.now - (numbers[from / 2 + AT] as number) > this.#horizon) continue;
      this.#show(table, rows[slot] as number);
      return true;
    }
    return false;
  }

  #show({ integers, numbers }: Table, row: number): void {
    this.#integers = integers;
    this.#numbers = numbers;
    this.#from = row * this.#width;
  }
}

/** Ids that are brought near at a time. */
const NEAR = 256;

/** Slots of the first table; a power of two, as all numbers of slots are. */
const SMALLEST = 4096;

function tagOf(high: number): number {
  return (high >>> 24) | 1;
}

function emptyTable(slots: number, width: number): Table {
  const numbers = new Float64Array((slots / 4) * (width / 2));
  return {
    length: 0,
    tags: new Uint8Array(slots),
    rows: new Int32Array(slots),
    numbers,
    integers: new Int32Array(numbers.buffer),
  };
}

function emptied(table: Table): Table {
  table.tags.fill(0);
  table.length = 0;
  return table;
}

/** Room for as many rows as there may be slots taken. */
function lengthen(table: Table): void {
  table.numbers = grown(table.numbers, new Float64Array(table.numbers.length * 2));
  table.integers = new Int32Array(table.numbers.buffer);
}

function putIn({ tags, rows }: Table, row: number, high: number, low: number): void {
  const mask = tags.length - 1;
  let slot = (high ^ low) & mask;
  while (tags[slot] !== 0) slot = (slot + 1) & mask;
  tags[slot] = tagOf(high);
  rows[slot] = row;
}

/** The same rows with twice the slots. */
function spread({ length, tags, numbers, integers }: Table, width: number): Table {
  const slots = tags.length * 2;
  const to: Table = { length, tags: new Uint8Array(slots), rows: new Int32Array(slots), numbers, integers };
  for (let row = 0; row < length; row++) {
    putIn(to, row, integers[row * width + HIGH] as number, integers[row * width + LOW] as number);
  }
  return to;
}
