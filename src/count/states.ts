import { initialState, type Conversation, type Message, type PairState } from '../engine/state.js';
import { NEVER, type Instant } from '../model/instant.js';
import { grown, grownLength } from './keyed.js';

/** A pair has eight numbers of eight bytes, as much as a processor fetches at once: seven instants in this order … */
const NUMBERS = 8;
const WINDOW_SURE = 0;
const WINDOW_MAYBE = 1;
const ENTRY_POINT_SURE = 2;
const ENTRY_POINT_MAYBE = 3;
const ENTRY_POINT_FROM = 4;
const LAST_INBOUND = 5;
const AD = 6;
const INSTANTS = 7;

/** … and two integers: marks with the number of awaited receipts above them, and the class of the pair counted from 1. */
const INTEGERS = 16;
const MARKS = 14;
const CLASS = 15;

const OPTED_IN = 1;
const EXTRA_MESSAGE_USED = 2;
const HAS_MORE = 4;
const AWAITED_SHIFT = 3;
const OF_STATE = (1 << AWAITED_SHIFT) - 1;

/** What only some pairs have, and only for a while. */
interface More {
  readonly conversations: Conversation[];
  readonly underway: Map<string, Message>;
}

/**
 * The states of many pairs in little memory. The one being advanced lies open in `current`. Until when ads before the log may
 * be answered is the same for all pairs, once it is set. Of permissions to call nothing is kept: they change no charge.
 */
export class PackedStates {
  readonly current: PairState = initialState();
  #pair = -1;
  #numbers = new Float64Array();
  #integers = new Int32Array();
  readonly #more = new Map<number, More>();
  /** Maps that are empty again. */
  readonly #unused: Map<string, Message>[] = [];

  /** Makes the state of a pair the current one; what ended before `at` is forgotten. */
  open(pair: number, at: Instant): PairState {
    if (pair !== this.#pair) {
      this.#close();
      this.#load(pair);
    }
    const state = this.current;
    const { conversations } = state;
    if (conversations.length > 0) state.conversations = conversations.filter(({ ends }) => ends.maybe > at);
    return state;
  }

  #load(pair: number): void {
    this.#pair = pair;
    this.#reach(pair);
    const state = this.current;
    const numbers = this.#numbers;
    const from = pair * NUMBERS;
    const marks = this.#integers[pair * INTEGERS + MARKS] as number;
    state.window.sure = numbers[from + WINDOW_SURE] as Instant;
    state.window.maybe = numbers[from + WINDOW_MAYBE] as Instant;
    state.entryPoint.sure = numbers[from + ENTRY_POINT_SURE] as Instant;
    state.entryPoint.maybe = numbers[from + ENTRY_POINT_MAYBE] as Instant;
    state.entryPointFrom = numbers[from + ENTRY_POINT_FROM] as Instant;
    state.lastInboundAt = numbers[from + LAST_INBOUND] as Instant;
    state.adAt = numbers[from + AD] as Instant;
    state.optedIn = (marks & OPTED_IN) !== 0;
    state.extraMessageUsed = (marks & EXTRA_MESSAGE_USED) !== 0;
    if ((marks & HAS_MORE) === 0) return;
    const { conversations, underway } = this.#more.get(pair) as More;
    this.#unused.push(state.underway);
    state.conversations = conversations;
    state.underway = underway;
  }

  /** Keeps what has become of the current state. */
  #close(): void {
    const pair = this.#pair;
    if (pair === -1) return;
    const state = this.current;
    const numbers = this.#numbers;
    const from = pair * NUMBERS;
    numbers[from + WINDOW_SURE] = state.window.sure;
    numbers[from + WINDOW_MAYBE] = state.window.maybe;
    numbers[from + ENTRY_POINT_SURE] = state.entryPoint.sure;
    numbers[from + ENTRY_POINT_MAYBE] = state.entryPoint.maybe;
    numbers[from + ENTRY_POINT_FROM] = state.entryPointFrom;
    numbers[from + LAST_INBOUND] = state.lastInboundAt;
    numbers[from + AD] = state.adAt;
    const marks = this.#integers[pair * INTEGERS + MARKS] as number;
    const has = state.conversations.length > 0 || state.underway.size > 0;
    if (has) this.#keepMore(pair);
    else if ((marks & HAS_MORE) !== 0) this.#more.delete(pair);
    this.#integers[pair * INTEGERS + MARKS] =
      (marks & ~OF_STATE) |
      (state.optedIn ? OPTED_IN : 0) |
      (state.extraMessageUsed ? EXTRA_MESSAGE_USED : 0) |
      (has ? HAS_MORE : 0);
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
    this.#reach(pair);
    if (((this.#integers[pair * INTEGERS + MARKS] as number) & HAS_MORE) === 0) return false;
    return (this.#more.get(pair)?.underway.size ?? 0) > 0;
  }

  isUnderway(pair: number, handle: string): boolean {
    const underway = pair === this.#pair ? this.current.underway : this.#more.get(pair)?.underway;
    return underway?.has(handle) === true;
  }

  /** How many receipts of this pair are awaited. */
  awaitedOf(pair: number): number {
    this.#reach(pair);
    return (this.#integers[pair * INTEGERS + MARKS] as number) >> AWAITED_SHIFT;
  }

  addAwaited(pair: number, count: number): void {
    this.#reach(pair);
    const at = pair * INTEGERS + MARKS;
    this.#integers[at] = (this.#integers[at] as number) + (count << AWAITED_SHIFT);
  }

  /** A number that whoever counts gives to pairs alike; -1 before. */
  classOf(pair: number): number {
    this.#reach(pair);
    return (this.#integers[pair * INTEGERS + CLASS] as number) - 1;
  }

  setClass(pair: number, pairClass: number): void {
    this.#reach(pair);
    this.#integers[pair * INTEGERS + CLASS] = pairClass + 1;
  }

  /** Messages that were never heard of again. */
  *stillUnderway(): Iterable<{ readonly pair: number; readonly message: Message }> {
    this.#leave();
    for (const [pair, { underway }] of this.#more) {
      for (const message of underway.values()) yield { pair, message };
    }
  }

  /** Forgets conversations that ended before `at`. */
  prune(at: Instant): void {
    this.#leave();
    for (const [pair, { conversations, underway }] of this.#more) {
      if (underway.size > 0 || conversations.some(({ ends }) => ends.maybe > at)) continue;
      this.#more.delete(pair);
      const marks = pair * INTEGERS + MARKS;
      this.#integers[marks] = (this.#integers[marks] as number) & ~HAS_MORE;
    }
  }

  /** No state is the current one any more. */
  #leave(): void {
    this.#close();
    this.#pair = -1;
  }

  #reach(pair: number): void {
    if (pair * NUMBERS >= this.#numbers.length) this.#grow(pair + 1);
  }

  #grow(pairs: number): void {
    const known = this.#numbers.length / NUMBERS;
    const length = Math.max(pairs, 1024, grownLength(known));
    this.#numbers = grown(this.#numbers, new Float64Array(length * NUMBERS));
    this.#integers = new Int32Array(this.#numbers.buffer);
    for (let pair = known; pair < length; pair++) {
      this.#numbers.fill(NEVER, pair * NUMBERS, pair * NUMBERS + INSTANTS);
    }
  }
}
