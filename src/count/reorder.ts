import { SECOND } from '../model/instant.js';
import { grown } from './grown.js';

const NONE = -1;

/**
 * Puts what comes a little out of order in order of time. Each thing is a slot, a small number under which its owner keeps
 * what it says; once the newest is `horizon` milliseconds beyond it, it is released, with all others of its instant.
 */
export class Reorder {
  readonly #release: (slots: readonly number[]) => void;
  /** Chains of slots by their second: the first and the last of each. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #mask: number;
  readonly #horizon: number;
  #at = new Float64Array(1024);
  #next = new Int32Array(1024);
  #length = 0;
  #free = NONE;
  /** Every second before this one is released. */
  #from = NaN;
  #newest = -Infinity;
  readonly #slots: number[] = [];
  readonly #instant: number[] = [];

  /** `release` is given the slots of one instant, in the order in which they came; the numbers are then used again. */
  constructor(horizon: number, release: (slots: readonly number[]) => void) {
    this.#horizon = Math.ceil(horizon / SECOND);
    const seconds = 1 << Math.ceil(Math.log2(this.#horizon + 2));
    this.#mask = seconds - 1;
    this.#first = new Int32Array(seconds).fill(NONE);
    this.#last = new Int32Array(seconds).fill(NONE);
    this.#release = release;
  }

  /** The slot of what happened at `at`, milliseconds; null where its time has been released already. */
  add(at: number): number | null {
    const second = Math.floor(at / SECOND);
    this.moveTo(second);
    if (second < this.#from) return null;
    const slot = this.#take();
    this.#at[slot] = at;
    this.#next[slot] = NONE;
    const place = second & this.#mask;
    const last = this.#last[place] as number;
    if (last === NONE) this.#first[place] = slot;
    else this.#next[last] = slot;
    this.#last[place] = slot;
    return slot;
  }

  /** Releases everything. */
  flush(): void {
    for (let second = this.#from; second <= this.#newest; second++) this.#pass(second);
    this.#from = this.#newest + 1;
  }

  /** Releases what is earlier than the horizon before this second. */
  moveTo(second: number): void {
    if (second <= this.#newest) return;
    const from = second - this.#horizon;
    if (Number.isNaN(this.#from)) this.#from = from;
    for (let passed = this.#from; passed < from && passed <= this.#newest; passed++) this.#pass(passed);
    if (from > this.#from) this.#from = from;
    this.#newest = second;
  }

  #take(): number {
    const free = this.#free;
    if (free !== NONE) {
      this.#free = this.#next[free] as number;
      return free;
    }
    if (this.#length === this.#at.length) {
      this.#at = grown(this.#at, new Float64Array(this.#length * 2));
      this.#next = grown(this.#next, new Int32Array(this.#length * 2));
    }
    return this.#length++;
  }

  #pass(second: number): void {
    const place = second & this.#mask;
    const first = this.#first[place] as number;
    if (first === NONE) return;
    const slots = this.#slots;
    empty(slots);
    for (let slot = first; slot !== NONE; slot = this.#next[slot] as number) slots.push(slot);
    this.#first[place] = NONE;
    this.#last[place] = NONE;
    if (slots.length === 1) this.#release(slots);
    else this.#releaseInstants(slots);
    for (const slot of slots) {
      this.#next[slot] = this.#free;
      this.#free = slot;
    }
  }

  /** A second may hold several instants. */
  #releaseInstants(slots: number[]): void {
    const at = this.#at;
    if (slots.every((slot) => at[slot] === at[slots[0] as number])) {
      this.#release(slots);
      return;
    }
    const instant = this.#instant;
    slots.sort((a, b) => (at[a] as number) - (at[b] as number));
    for (let from = 0; from < slots.length; from += instant.length) {
      empty(instant);
      for (let next = from; next < slots.length && at[slots[next] as number] === at[slots[from] as number]; next++) {
        instant.push(slots[next] as number);
      }
      this.#release(instant);
    }
  }
}

/** Without giving its memory back, as setting the length does. */
export function empty(slots: number[]): void {
  while (slots.length > 0) slots.pop();
}
