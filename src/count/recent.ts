import { RecentRows } from './recentRows.js';

const TOLD = 0;
const LINE = 1;
const COLUMNS = 2;

/** Ids of messages told lately: what was told of each, and the line that told it first. */
export class RecentIds {
  readonly #rows: RecentRows;

  constructor(horizon: number) {
    this.#rows = new RecentRows(horizon, COLUMNS);
  }

  /** Whether it was told within the horizon before `at`; `told`, `line` and `at` are then about it. */
  find(high: number, low: number, at: number): boolean {
    return this.#rows.find(high, low, at);
  }

  add(high: number, low: number, at: number, told: number, line: number): void {
    this.#rows.add(high, low, at);
    this.#rows.set(TOLD, told);
    this.#rows.set(LINE, line);
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
