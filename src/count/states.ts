import { initialState, type Conversation, type Message, type PairState } from '../engine/state.js';
import { NEVER, shift, type Instant } from '../model/instant.js';
import type { CountKernel } from './kernel/kernel.js';
import {
  AWAITED_SHIFT,
  EXTRA_MESSAGE_USED,
  HAS_MORE,
  IS_LONG,
  LONGEST_WINDOW,
  NO_WINDOW,
  OPTED_IN,
} from './kernel/layout.js';
import { LongStates } from './longStates.js';
import type { PairRows } from './pairRows.js';

const OF_STATE = OPTED_IN | EXTRA_MESSAGE_USED | HAS_MORE | IS_LONG;

/** What only some pairs have, and only for a while. */
interface More {
  readonly conversations: Conversation[];
  readonly underway: Map<string, Message>;
}

/**
 * The states of many pairs in little memory: what most have lies in their rows. The one being advanced lies open in `current`.
 * Until when ads before the log may be answered is the same for all pairs, once it is set. Of permissions to call nothing is
 * kept: they change no charge.
 */
export class PackedStates {
  readonly current: PairState = initialState();
  readonly #seen: PairState = initialState();
  /** What ended before this is forgotten of a state that is opened. */
  now: Instant = NEVER;
  #pair = -1;
  readonly #rows: PairRows;
  readonly #long: LongStates;
  readonly #more = new Map<number, More>();
  /** Maps that are empty again. */
  readonly #unused: Map<string, Message>[] = [];

  constructor(kernel: CountKernel, rows: PairRows) {
    this.#rows = rows;
    this.#long = new LongStates(kernel);
  }

  /** The state of a pair, to be looked at. It lasts until the next call. */
  look(pair: number): PairState {
    if (pair === this.#pair || (this.#rows.marksOf(pair) & HAS_MORE) !== 0) return this.open(pair);
    this.#read(pair, this.#seen);
    this.#seen.unseenAdsUntil = this.current.unseenAdsUntil;
    return this.#seen;
  }

  /** Makes the state of a pair the current one. */
  open(pair: number): PairState {
    if (pair !== this.#pair) {
      this.#close();
      this.#load(pair);
    }
    const state = this.current;
    const { conversations } = state;
    if (conversations.length > 0) state.conversations = conversations.filter(({ ends }) => ends.maybe > this.now);
    return state;
  }

  #load(pair: number): void {
    this.#pair = pair;
    const state = this.current;
    this.#read(pair, state);
    if ((this.#rows.marksOf(pair) & HAS_MORE) === 0) return;
    const { conversations, underway } = this.#more.get(pair) as More;
    this.#unused.push(state.underway);
    state.conversations = conversations;
    state.underway = underway;
  }

  /** All of a state but conversations and what is on its way. */
  #read(pair: number, state: PairState): void {
    const rows = this.#rows;
    const marks = rows.marksOf(pair);
    const window = rows.windowOf(pair);
    const lastInboundAt = rows.lastInboundOf(pair);
    state.lastInboundAt = lastInboundAt;
    state.optedIn = (marks & OPTED_IN) !== 0;
    state.extraMessageUsed = (marks & EXTRA_MESSAGE_USED) !== 0;
    if ((marks & IS_LONG) !== 0) {
      this.#long.read(window, state);
    } else {
      const end = window === NO_WINDOW ? NEVER : shift(lastInboundAt, window);
      state.window.sure = end;
      state.window.maybe = end;
      state.entryPoint.sure = NEVER;
      state.entryPoint.maybe = NEVER;
      state.entryPointFrom = NEVER;
      state.adAt = NEVER;
    }
  }

  /** Keeps what has become of the current state. */
  #close(): void {
    const pair = this.#pair;
    if (pair === -1) return;
    const state = this.current;
    const rows = this.#rows;
    const marks = rows.marksOf(pair);
    const has = state.conversations.length > 0 || state.underway.size > 0;
    if (has) this.#keepMore(pair);
    else if ((marks & HAS_MORE) !== 0) this.#more.delete(pair);
    const place = (marks & IS_LONG) === 0 ? null : rows.windowOf(pair);
    const window = this.#shortWindow(has);
    if (window !== null && place !== null) this.#long.free(place);
    rows.setWindow(pair, window ?? this.#long.write(place, state));
    rows.setLastInbound(pair, state.lastInboundAt);
    rows.setMarks(
      pair,
      (marks & ~OF_STATE) |
        (state.optedIn ? OPTED_IN : 0) |
        (state.extraMessageUsed ? EXTRA_MESSAGE_USED : 0) |
        (has ? HAS_MORE : 0) |
        (window === null ? IS_LONG : 0),
    );
  }

  /**
   * How long the window lasts from the customer's latest message on, where that says all; null where the state is a long one.
   * An entry point that is over matters only to messages that are on their way.
   */
  #shortWindow(hasMore: boolean): number | null {
    const { window, entryPoint, adAt, lastInboundAt } = this.current;
    const noEntryPoint = entryPoint.maybe === NEVER || (entryPoint.maybe <= this.now && !hasMore);
    if (!noEntryPoint || adAt !== NEVER || window.sure !== window.maybe) return null;
    if (window.sure === NEVER) return NO_WINDOW;
    const lasts = window.sure - lastInboundAt;
    return lasts >= 0 && lasts <= LONGEST_WINDOW ? lasts : null;
  }

  /** The lists belong to the pair from now on. */
  #keepMore(pair: number): void {
    const { conversations, underway } = this.current;
    const more = this.#more.get(pair);
    if (more?.conversations !== conversations || more.underway !== underway) {
      this.#more.set(pair, { conversations, underway });
    }
    this.current.conversations = [];
    this.current.underway = this.#unused.pop() ?? new Map<string, Message>();
  }

  /** Whether messages of this pair are on their way. */
  hasUnderway(pair: number): boolean {
    if (pair === this.#pair) return this.current.underway.size > 0;
    if ((this.#rows.marksOf(pair) & HAS_MORE) === 0) return false;
    return (this.#more.get(pair)?.underway.size ?? 0) > 0;
  }

  isUnderway(pair: number, handle: string): boolean {
    const underway = pair === this.#pair ? this.current.underway : this.#more.get(pair)?.underway;
    return underway?.has(handle) === true;
  }

  /** How many receipts of this pair are awaited. */
  awaitedOf(pair: number): number {
    return this.#rows.marksOf(pair) >> AWAITED_SHIFT;
  }

  addAwaited(pair: number, count: number): void {
    this.#rows.setMarks(pair, this.#rows.marksOf(pair) + (count << AWAITED_SHIFT));
  }

  /** A number that whoever counts gives to pairs alike; -1 before. */
  classOf(pair: number): number {
    return this.#rows.classOf(pair) - 1;
  }

  setClass(pair: number, pairClass: number): void {
    this.#rows.setClass(pair, pairClass + 1);
  }

  /** Messages that were never heard of again. */
  *stillUnderway(): Iterable<{ readonly pair: number; readonly message: Message }> {
    this.leave();
    for (const [pair, { underway }] of this.#more) {
      for (const message of underway.values()) yield { pair, message };
    }
  }

  /** Forgets conversations that ended before `at`. */
  prune(at: Instant): void {
    this.leave();
    for (const [pair, { conversations, underway }] of this.#more) {
      if (underway.size > 0 || conversations.some(({ ends }) => ends.maybe > at)) continue;
      this.#more.delete(pair);
      this.#rows.setMarks(pair, this.#rows.marksOf(pair) & ~HAS_MORE);
    }
  }

  /** No state is the current one any more: all lie in their rows. */
  leave(): void {
    this.#close();
    this.#pair = -1;
  }

  /** Whether a pair has no conversations, and no messages on their way: then all that it has lies where the kernel finds it. */
  isSimple(pair: number): boolean {
    this.leave();
    return (this.#rows.marksOf(pair) & HAS_MORE) === 0;
  }
}
