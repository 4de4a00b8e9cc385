/** Of a slot: two halves of the id, what was told of it, the line that told it first; then, in eight bytes, when. */
const INTEGERS = 6;
const HIGH = 0;
const LOW = 1;
const TOLD = 2;
const LINE = 3;
const NUMBERS = 3;
const AT = 2;

/** A table of ids with one byte a slot in front, which tells most of the absent ones: 0 is an empty slot. */
interface Table {
  length: number;
  readonly tags: Uint8Array;
  readonly integers: Int32Array;
  readonly numbers: Float64Array;
}

/**
 * Ids of messages told lately, by 64 bits of the id and its pair. One told `horizon` milliseconds of event time ago is
 * not found any more: Meta repeats a webhook for 36 hours, and what is remembered for ever fills every memory.
 */
export class RecentIds {
  readonly #horizon: number;
  #young = emptyTable(4096);
  #old = emptyTable(4096);
  #youngFrom = -Infinity;
  #found: Table = this.#young;
  #slot = -1;

  constructor(horizon: number) {
    this.#horizon = horizon;
  }

  /** Whether it was told within the horizon before `at`; `told`, `line` and `at` are then about it. */
  find(high: number, low: number, at: number): boolean {
    return this.#lookIn(this.#young, high, low, at) || this.#lookIn(this.#old, high, low, at);
  }

  get told(): number {
    return this.#found.integers[this.#slot * INTEGERS + TOLD] as number;
  }

  set told(told: number) {
    this.#found.integers[this.#slot * INTEGERS + TOLD] = told;
  }

  get line(): number {
    return this.#found.integers[this.#slot * INTEGERS + LINE] as number;
  }

  get at(): number {
    return this.#found.numbers[this.#slot * NUMBERS + AT] as number;
  }

  add(high: number, low: number, at: number, told: number, line: number): void {
    if (at - this.#youngFrom > this.#horizon) {
      const { tags } = this.#young;
      this.#found = this.#old;
      this.#old = this.#young;
      this.#young = this.#found.tags.length === tags.length ? emptied(this.#found) : emptyTable(tags.length);
      this.#youngFrom = at;
    }
    if (this.#young.length * 2 > this.#young.tags.length) this.#young = spread(this.#young);
    put(this.#young, high, low, at, told, line);
  }

  #lookIn(table: Table, high: number, low: number, at: number): boolean {
    const { tags, integers, numbers } = table;
    const mask = tags.length - 1;
    const tag = tagOf(high);
    for (let slot = (high ^ low) & mask; tags[slot] !== 0; slot = (slot + 1) & mask) {
      if (tags[slot] !== tag) continue;
      if (integers[slot * INTEGERS + HIGH] !== high || integers[slot * INTEGERS + LOW] !== low) continue;
      if (at - (numbers[slot * NUMBERS + AT] as number) > this.#horizon) continue;
      this.#found = table;
      this.#slot = slot;
      return true;
    }
    return false;
  }
}

function tagOf(high: number): number {
  return (high >>> 24) | 1;
}

/** `size` is a power of two. */
function emptyTable(size: number): Table {
  const numbers = new Float64Array(size * NUMBERS);
  return { length: 0, tags: new Uint8Array(size), integers: new Int32Array(numbers.buffer), numbers };
}

function emptied(table: Table): Table {
  table.tags.fill(0);
  table.length = 0;
  return table;
}

function put(table: Table, high: number, low: number, at: number, told: number, line: number): void {
  const { tags, integers, numbers } = table;
  const mask = tags.length - 1;
  let slot = (high ^ low) & mask;
  while (tags[slot] !== 0) slot = (slot + 1) & mask;
  tags[slot] = tagOf(high);
  integers[slot * INTEGERS + HIGH] = high;
  integers[slot * INTEGERS + LOW] = low;
  integers[slot * INTEGERS + TOLD] = told;
  integers[slot * INTEGERS + LINE] = line;
  numbers[slot * NUMBERS + AT] = at;
  table.length += 1;
}

function spread({ tags, integers, numbers }: Table): Table {
  const to = emptyTable(tags.length * 2);
  for (let slot = 0; slot < tags.length; slot++) {
    if (tags[slot] === 0) continue;
    const [high = 0, low = 0, told = 0, line = 0] = integers.subarray(slot * INTEGERS, (slot + 1) * INTEGERS);
    put(to, high, low, numbers[slot * NUMBERS + AT] as number, told, line);
  }
  return to;
}
