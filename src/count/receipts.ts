import { STATUS_RANK } from '../input/order.js';
import type { ReceiptStatus } from '../model/event.js';
import { MINUTE, type Instant } from '../model/instant.js';
import type { PackedStates } from './states.js';

/** What became of a message, until its time has come. */
export interface Awaited {
  readonly at: Instant;
  readonly pair: number;
  readonly handle: string;
  readonly status: ReceiptStatus;
  readonly assumed: boolean;
  done: boolean;
}

/** Receipts that lie ahead of the replay, by the minute in which they fall due. */
export class AwaitedReceipts {
  readonly #byMinute = new Map<number, Awaited[]>();
  /** Where it is kept how many of each pair there are. */
  readonly #states: PackedStates;
  #minute = -Infinity;
  /** From when on some fall due. */
  nextDue = Infinity;

  constructor(states: PackedStates) {
    this.#states = states;
  }

  add(receipt: Awaited): void {
    const minute = Math.max(Math.floor(receipt.at / MINUTE), this.#minute);
    const due = this.#byMinute.get(minute);
    this.nextDue = Math.min(this.nextDue, (minute + 1) * MINUTE);
    if (due === undefined) this.#byMinute.set(minute, [receipt]);
    else due.push(receipt);
    this.#states.addAwaited(receipt.pair, 1);
  }

  /** Takes those of all pairs that fell due in a minute before the one of `now`. */
  passMinutes(now: Instant, take: (receipt: Awaited) => void): void {
    const minute = Math.floor(now / MINUTE);
    if (minute <= this.#minute) return;
    if (now < this.nextDue) {
      this.#minute = minute;
      return;
    }
    // From one minute to the next, as a rule.
    if (minute - this.#minute < this.#byMinute.size) {
      for (let due = this.#minute; due < minute; due++) this.#passMinute(due, take);
    } else {
      const passed = [...this.#byMinute.keys()].filter((due) => due < minute);
      for (const due of passed.sort((a, b) => a - b)) this.#passMinute(due, take);
    }
    this.#minute = minute;
    let earliest = Infinity;
    for (const due of this.#byMinute.keys()) if (due < earliest) earliest = due;
    this.nextDue = (earliest + 1) * MINUTE;
  }

  #passMinute(due: number, take: (receipt: Awaited) => void): void {
    const receipts = this.#byMinute.get(due);
    if (receipts === undefined) return;
    this.#byMinute.delete(due);
    for (const receipt of receipts.sort(inOrder)) this.#take(receipt, take);
  }

  /** Takes those of one pair that fell due before `now`, in the minute of `now` as well. */
  passOf(pair: number, now: Instant, take: (receipt: Awaited) => void): void {
    if (this.#states.awaitedOf(pair) === 0) return;
    const due = this.#byMinute.get(this.#minute);
    if (due === undefined) return;
    const own = due.filter((receipt) => receipt.pair === pair && !receipt.done && receipt.at < now);
    for (const receipt of own.sort(inOrder)) this.#take(receipt, take);
  }

  #take(receipt: Awaited, take: (receipt: Awaited) => void): void {
    if (receipt.done) return;
    receipt.done = true;
    this.#states.addAwaited(receipt.pair, -1);
    take(receipt);
  }
}

function inOrder(a: Awaited, b: Awaited): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.handle !== b.handle) return a.handle < b.handle ? -1 : 1;
  return STATUS_RANK[a.status] - STATUS_RANK[b.status];
}
