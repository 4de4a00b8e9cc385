import { SECOND } from '../../model/instant.js';

/** Numbers of a slot. */
const SLOT = 8;
const HIGH = 0;
const LOW = 1;
const PAIR = 2;
const PROFILE = 3;
const MARKS = 4;
const CONVERSATION = 5;
const EXPIRES = 6;
/** Seconds since the epoch. */
const AT = 7;

/** A table with one byte a slot in front, which tells most of the absent ids: 0 is an empty slot. */
interface Table {
  length: number;
  readonly tags: Uint8Array;
  readonly slots: Int32Array;
}

/**
 * What was told lately, by 64 bits of its id: which profile told it first, and marks. What was told first more than
 * `horizon` milliseconds of event time ago is not found any more.
 */
export class HeardMessages {
  readonly #horizon: number;
  #young = emptyTable(1 << 12);
  #old = emptyTable(1 << 12);
  #youngFrom = -Infinity;
  #slots = this.#young.slots;
  #from = 0;

  constructor(horizon: number) {
    this.#horizon = horizon / SECOND;
  }

  /** Whether it was told within the horizon before `at`; the other members are then about it. */
  find(high: number, low: number, at: number): boolean {
    return this.#lookIn(this.#young, high, low, at / SECOND) || this.#lookIn(this.#old, high, low, at / SECOND);
  }

  get pair(): number {
    return this.#slots[this.#from + PAIR] as number;
  }

  get profile(): number {
    return this.#slots[this.#from + PROFILE] as number;
  }

  get marks(): number {
    return this.#slots[this.#from + MARKS] as number;
  }

  set marks(marks: number) {
    this.#slots[this.#from + MARKS] = marks;
  }

  /** 32 bits of the conversation's id; 0 for none. */
  get conversation(): number {
    return this.#slots[this.#from + CONVERSATION] as number;
  }

  /** The end of the conversation in seconds since the epoch; 0 for none. */
  get expires(): number {
    return this.#slots[this.#from + EXPIRES] as number;
  }

  add(
    high: number,
    low: number,
    at: number,
    pair: number,
    profile: number,
    marks: number,
    conversation: number,
    expires: number,
  ): void {
    const second = Math.floor(at / SECOND);
    if (second - this.#youngFrom > this.#horizon) {
      this.#old = this.#young;
      this.#young = emptyTable(this.#old.tags.length);
      this.#youngFrom = second;
    }
    if (this.#young.length * 3 > this.#young.tags.length * 2) this.#young = spread(this.#young);
    const { slots } = this.#young;
    const from = takeSlot(this.#young, high, low);
    slots[from + HIGH] = high;
    slots[from + LOW] = low;
    slots[from + PAIR] = pair;
    slots[from + PROFILE] = profile;
    slots[from + MARKS] = marks;
    slots[from + CONVERSATION] = conversation;
    slots[from + EXPIRES] = expires;
    slots[from + AT] = second;
  }

  #lookIn({ tags, slots }: Table, high: number, low: number, second: number): boolean {
    const mask = tags.length - 1;
    const tag = tagOf(high);
    for (let slot = (high ^ low) & mask; tags[slot] !== 0; slot = (slot + 1) & mask) {
      if (tags[slot] !== tag) continue;
      const from = slot * SLOT;
      if (slots[from + HIGH] !== high || slots[from + LOW] !== low) continue;
      if (second - (slots[from + AT] as number) > this.#horizon) continue;
      this.#slots = slots;
      this.#from = from;
      return true;
    }
    return false;
  }
}

/** `size` is a power of two. */
function emptyTable(size: number): Table {
  return { length: 0, tags: new Uint8Array(size), slots: new Int32Array(size * SLOT) };
}

/** Where the numbers of a new entry begin. */
function takeSlot(table: Table, high: number, low: number): number {
  const { tags } = table;
  const mask = tags.length - 1;
  let slot = (high ^ low) & mask;
  while (tags[slot] !== 0) slot = (slot + 1) & mask;
  tags[slot] = tagOf(high);
  table.length += 1;
  return slot * SLOT;
}

function tagOf(high: number): number {
  return (high >>> 24) | 1;
}

function spread({ tags, slots }: Table): Table {
  const to = emptyTable(tags.length * 2);
  for (let slot = 0; slot < tags.length; slot++) {
    if (tags[slot] === 0) continue;
    const from = slot * SLOT;
    const place = takeSlot(to, slots[from + HIGH] as number, slots[from + LOW] as number);
    for (let column = 0; column < SLOT; column++) to.slots[place + column] = slots[from + column] as number;
  }
  return to;
}
