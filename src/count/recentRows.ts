import type { CountKernel } from './kernel/kernel.js';
import { ID_BYTES, SETTLED, TOLD_AT } from './kernel/layout.js';

/**
 * Rows of integers about ids told lately, by 64 bits of the id. One told `horizon` milliseconds of event time ago is not
 * found any more: Meta repeats a webhook for 36 hours, and what is remembered for ever fills every memory.
 */
export class RecentRows {
  /** The time at which rows are looked for and added. It is no argument: numbers that are handed on take memory. */
  now = -Infinity;
  readonly #kernel: CountKernel;
  /** What it is to the kernel. */
  readonly address: number;
  /** Where the row last found or added lies. */
  #at = 0;

  /** `columns` of its own has each row; an even number. */
  constructor(kernel: CountKernel, horizon: number, columns: number) {
    this.#kernel = kernel;
    this.address = kernel.makeRecent(horizon, columns);
  }

  /** Whether it was told within the horizon before now; the other members are then about it. */
  find(high: number, low: number): boolean {
    const at = this.#kernel.findId(this.address, high, low, this.now);
    if (at === 0) return false;
    this.#at = at;
    return true;
  }

  /** From now on the ids that are found no more are kept, unless one of these bits of their integer `column` is set. */
  keepForgotten(column: number, unless: number): void {
    this.#kernel.keepForgotten(this.address, column, unless);
  }

  /** Whether the id is kept so. */
  isForgotten(high: number, low: number): boolean {
    return this.#kernel.isForgotten(this.address, high, low);
  }

  /** Whether the message of the row is unsettled: then its id is kept too. It has a column `SETTLED`. */
  set unsettled(is: boolean) {
    this.set(SETTLED, is ? 0 : 1);
    if (is) this.#kernel.noteUnsettled(this.address);
  }

  /** Whether the id is kept so. */
  isUnsettled(high: number, low: number): boolean {
    return this.#kernel.isUnsettled(this.address, high, low);
  }

  /** Adds a row, which the other members are about from now on. */
  add(high: number, low: number): void {
    this.#at = this.#kernel.addId(this.address, high, low, this.now);
  }

  get at(): number {
    return this.#kernel.numbers[(this.#at - ID_BYTES + TOLD_AT) >>> 3] as number;
  }

  get(column: number): number {
    return this.#kernel.integers[(this.#at >>> 2) + column] as number;
  }

  set(column: number, value: number): void {
    this.#kernel.integers[(this.#at >>> 2) + column] = value;
  }
}
