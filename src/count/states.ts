import { initialState, type Conversation, type Message, type PairState } from '../engine/state.js';
import { NEVER, type Instant } from '../model/instant.js';
import { grown, grownLength } from './keyed.js';

/** Instants of a state, in this order. */
const WINDOW_SURE = 0;
const WINDOW_MAYBE = 1;
const ENTRY_POINT_SURE = 2;
const ENTRY_POINT_MAYBE = 3;
const ENTRY_POINT_FROM = 4;
const LAST_INBOUND = 5;
const AD = 6;
const INSTANTS = 7;

const OPTED_IN = 1;
const EXTRA_MESSAGE_USED = 2;
const HAS_MORE = 4;

/** What only some pairs have, and only for a while. */
interface More {
  readonly conversations: Conversation[];
  readonly underway: Map<string, Message>;
}

/**
 * The states of many pairs in little memory: seven instants and a byte of marks each. The one being advanced lies open in
 * `current`. Until when ads before the log may be answered is the same for all pairs, once it is set. Of permissions to call
 * nothing is kept: they change no charge.
 */
export class PackedStates {
  readonly current: PairState = initialState();
  #pair = -1;
  #instants = new Float64Array(1024 * INSTANTS).fill(NEVER);
  #marks = new Uint8Array(1024);
  readonly #more = new Map<number, More>();
  /** The lists of the current state belong to a pair. */
  #lent = false;
  /** Maps that are empty again. */
  readonly #unused: Map<string, Message>[] = [];

  /** Makes the state of a pair the current one; what ended before `at` is forgotten. */
  open(pair: number, at: Instant): PairState {
    this.#pair = pair;
    if (pair >= this.#marks.length) this.#grow(pair + 1);
    const state = this.current;
    const from = pair * INSTANTS;
    const instants = this.#instants;
    const marks = this.#marks[pair] as number;
    state.window.sure = instants[from + WINDOW_SURE] as Instant;
    state.window.maybe = instants[from + WINDOW_MAYBE] as Instant;
    state.entryPoint.sure = instants[from + ENTRY_POINT_SURE] as Instant;
    state.entryPoint.maybe = instants[from + ENTRY_POINT_MAYBE] as Instant;
    state.entryPointFrom = instants[from + ENTRY_POINT_FROM] as Instant;
    state.lastInboundAt = instants[from + LAST_INBOUND] as Instant;
    state.adAt = instants[from + AD] as Instant;
    state.optedIn = (marks & OPTED_IN) !== 0;
    state.extraMessageUsed = (marks & EXTRA_MESSAGE_USED) !== 0;
    if ((marks & HAS_MORE) !== 0) {
      const { conversations, underway } = this.#more.get(pair) as More;
      if (!this.#lent) this.#unused.push(state.underway);
      state.underway = underway;
      state.conversations =
        conversations.length === 0 ? conversations : conversations.filter(({ ends }) => ends.maybe > at);
    } else if (this.#lent) {
      state.conversations = [];
      state.underway = this.#unused.pop() ?? new Map<string, Message>();
    } else if (state.conversations.length > 0) {
      state.conversations = [];
    }
    return state;
  }

  /** Keeps what has become of the current state. */
  close(): void {
    const state = this.current;
    const from = this.#pair * INSTANTS;
    const instants = this.#instants;
    instants[from + WINDOW_SURE] = state.window.sure;
    instants[from + WINDOW_MAYBE] = state.window.maybe;
    instants[from + ENTRY_POINT_SURE] = state.entryPoint.sure;
    instants[from + ENTRY_POINT_MAYBE] = state.entryPoint.maybe;
    instants[from + ENTRY_POINT_FROM] = state.entryPointFrom;
    instants[from + LAST_INBOUND] = state.lastInboundAt;
    instants[from + AD] = state.adAt;
    const had = ((this.#marks[this.#pair] as number) & HAS_MORE) !== 0;
    const has = state.conversations.length > 0 || state.underway.size > 0;
    if (has) this.#keepMore(had);
    else if (had) this.#more.delete(this.#pair);
    this.#lent = has;
    this.#marks[this.#pair] =
      (state.optedIn ? OPTED_IN : 0) | (state.extraMessageUsed ? EXTRA_MESSAGE_USED : 0) | (has ? HAS_MORE : 0);
  }

  #keepMore(had: boolean): void {
    const { conversations, underway } = this.current;
    const more = had ? this.#more.get(this.#pair) : undefined;
    if (more?.conversations !== conversations || more.underway !== underway) {
      this.#more.set(this.#pair, { conversations, underway });
    }
  }

  /** The message of this pair that is on its way. */
  underway(pair: number, handle: string): Message | null {
    return this.#more.get(pair)?.underway.get(handle) ?? null;
  }

  /** Messages that were never heard of again. */
  *stillUnderway(): Iterable<{ readonly pair: number; readonly message: Message }> {
    for (const [pair, { underway }] of this.#more) {
      for (const message of underway.values()) yield { pair, message };
    }
  }

  /** Forgets conversations that ended before `at`. */
  prune(at: Instant): void {
    for (const [pair, { conversations, underway }] of this.#more) {
      if (underway.size > 0 || conversations.some(({ ends }) => ends.maybe > at)) continue;
      this.#more.delete(pair);
      this.#marks[pair] = (this.#marks[pair] as number) & ~HAS_MORE;
    }
  }

  #grow(atLeast: number): void {
    const length = Math.max(atLeast, grownLength(this.#marks.length));
    const filled = new Float64Array(length * INSTANTS).fill(NEVER, this.#instants.length);
    this.#instants = grown(this.#instants, filled);
    this.#marks = grown(this.#marks, new Uint8Array(length));
  }
}
