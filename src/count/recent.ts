/** Numbers of a slot: two halves of the id, what was told of it, and the line that told it first. A line of 0 is no entry. */
const SLOT = 4;
const HIGH = 0;
const LOW = 1;
const TOLD = 2;
const LINE = 3;

interface Table {
  length: number;
  readonly slots: Int32Array;
  /** When each was first told. */
  readonly at: Float64Array;
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
    return this.#found.slots[this.#slot * SLOT + TOLD] as number;
  }

  set told(told: number) {
    this.#found.slots[this.#slot * SLOT + TOLD] = told;
  }

  get line(): number {
    return this.#found.slots[this.#slot * SLOT + LINE] as number;
  }

  get at(): number {
    return this.#found.at[this.#slot] as number;
  }

  add(high: number, low: number, at: number, told: number, line: number): void {
    if (at - this.#youngFrom > this.#horizon) {
      this.#old = this.#young;
      this.#young = emptyTable(this.#old.at.length);
      this.#youngFrom = at;
    }
    if (this.#young.length * 3 > this.#young.at.length * 2) this.#young = spread(this.#young);
    put(this.#young, high, low, at, told, line);
  }

  #lookIn({ slots, at: times }: Table, high: number, low: number, at: number): boolean {
    const mask = times.length - 1;
    for (let slot = (high ^ low) & mask; slots[slot * SLOT + LINE] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * SLOT + HIGH] !== high || slots[slot * SLOT + LOW] !== low) continue;
      if (at - (times[slot] as number) > this.#horizon) continue;
      this.#found = slots === this.#young.slots ? this.#young : this.#old;
      this.#slot = slot;
      return true;
    }
    return false;
  }
}

/** `size` is a power of two. */
function emptyTable(size: number): Table {
  return { length: 0, slots: new Int32Array(size * SLOT), at: new Float64Array(size) };
}

function put(table: Table, high: number, low: number, at: number, told: number, line: number): void {
  const mask = table.at.length - 1;
  let slot = (high ^ low) & mask;
  while (table.slots[slot * SLOT + LINE] !== 0) slot = (slot + 1) & mask;
  table.slots[slot * SLOT + HIGH] = high;
  table.slots[slot * SLOT + LOW] = low;
  table.slots[slot * SLOT + TOLD] = told;
  table.slots[slot * SLOT + LINE] = line;
  table.at[slot] = at;
  table.length += 1;
}

function spread({ slots, at }: Table): Table {
  const to = emptyTable(at.length * 2);
  for (let slot = 0; slot < at.length; slot++) {
    const [high = 0, low = 0, told = 0, line = 0] = slots.subarray(slot * SLOT, (slot + 1) * SLOT);
    if (line !== 0) put(to, high, low, at[slot] as number, told, line);
  }
  return to;
}
