import type { CountKernel } from '../kernel/kernel.js';
import { RecentRows } from '../recentRows.js';

const PAIR = 0;
const PROFILE = 1;
const MARKS = 2;
// SETTLED is 3, as the kernel knows it.
const CONVERSATION = 4;
const EXPIRES = 5;
const COLUMNS = 6;

/** What was told lately, by 64 bits of its id: which profile told it first, and marks. */
export class HeardMessages {
  readonly #rows: RecentRows;

  constructor(kernel: CountKernel, horizon: number) {
    this.#rows = new RecentRows(kernel, horizon, COLUMNS);
  }

  /** Whether it was told within the horizon before `at`; the other members are then about it. */
  find(high: number, low: number, at: number): boolean {
    this.#rows.now = at;
    return this.#rows.find(high, low);
  }

  /** From now on the ids of which it forgets the rest are kept, unless one of these marks is set. */
  keepForgotten(unless: number): void {
    this.#rows.keepForgotten(MARKS, unless);
  }

  /** Whether the id is one of those, told longer ago than the horizon. */
  isForgotten(high: number, low: number): boolean {
    return this.#rows.isForgotten(high, low);
  }

  /** Whether the id is of an unsettled message that was told longer ago than the horizon. */
  isUnsettled(high: number, low: number): boolean {
    return this.#rows.isUnsettled(high, low);
  }

  /** Whether its message was refused, and nothing else is told to have become of it. */
  set unsettled(is: boolean) {
    this.#rows.unsettled = is;
  }

  get pair(): number {
    return this.#rows.get(PAIR);
  }

  get profile(): number {
    return this.#rows.get(PROFILE);
  }

  get marks(): number {
    return this.#rows.get(MARKS);
  }

  set marks(marks: number) {
    this.#rows.set(MARKS, marks);
  }

  /** 32 bits of the conversation's id; 0 for none. */
  get conversation(): number {
    return this.#rows.get(CONVERSATION);
  }

  /** The end of the conversation in seconds since the epoch; 0 for none. */
  get expires(): number {
    return this.#rows.get(EXPIRES);
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
    this.#rows.now = at;
    this.#rows.add(high, low);
    this.#rows.set(PAIR, pair);
    this.#rows.set(PROFILE, profile);
    this.#rows.set(MARKS, marks);
    this.#rows.set(CONVERSATION, conversation);
    this.#rows.set(EXPIRES, expires);
  }
}
