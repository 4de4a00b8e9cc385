import type { CountKernel } from './kernel/kernel.js';
import { ID_COLUMNS, LINE, SETTLED_FOR, TOLD } from './kernel/layout.js';
import { RecentRows } from './recentRows.js';

/** Ids of messages told lately: what was told of each, and the line that told it first. */
export class RecentIds {
  readonly #rows: RecentRows;

  constructor(kernel: CountKernel, horizon: number) {
    this.#rows = new RecentRows(kernel, horizon, ID_COLUMNS);
  }

  /** What it is to the kernel. */
  get address(): number {
    return this.#rows.address;
  }

  /** The time at which ids are looked for and added. */
  set now(at: number) {
    this.#rows.now = at;
  }

  /** Whether it was told within the horizon before now; `told`, `line` and `at` are then about it. */
  find(high: number, low: number): boolean {
    return this.#rows.find(high, low);
  }

  /** From now on the ids of which it forgets what was told are kept, unless one of these bits of that is set. */
  keepForgotten(unless: number): void {
    this.#rows.keepForgotten(TOLD, unless);
  }

  /** Whether the id is one of those, told longer ago than the horizon. */
  isForgotten(high: number, low: number): boolean {
    return this.#rows.isForgotten(high, low);
  }

  add(high: number, low: number, told: number, line: number): void {
    this.#rows.add(high, low);
    this.#rows.set(TOLD, told);
    this.#rows.set(LINE, line);
    this.#rows.set(SETTLED_FOR, 0);
    this.#rows.unsettled = false;
  }

  /** Whether the id is of an unsettled message that was told longer ago than the horizon. */
  isUnsettled(high: number, low: number): boolean {
    return this.#rows.isUnsettled(high, low);
  }

  /** Whether nothing is told to have become of its message, which is not on its way either. */
  set unsettled(is: boolean) {
    this.#rows.unsettled = is;
  }

  /** For how many seconds after it was told its message was counted ahead. */
  get settledFor(): number {
    return this.#rows.get(SETTLED_FOR);
  }

  set settledFor(seconds: number) {
    this.#rows.set(SETTLED_FOR, seconds);
  }

  get told(): number {
    return this.#rows.get(TOLD);
  }

  set told(told: number) {
    this.#rows.set(TOLD, told);
  }

  get line(): number {
    return this.#rows.get(LINE);
  }

  get at(): number {
    return this.#rows.at;
  }
}
