import type { ConversationCategory } from '../model/category.js';
import { closed, known, type Certainty, type Ends } from '../model/ends.js';
import type { Outbound } from '../model/event.js';
import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { MessageClass } from '../rules/messageClass.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Facts } from '../rules/decision.js';

/** A conversation from the send time of its first message on; it opens, and is charged, when a member is delivered. */
export interface Conversation {
  readonly category: ConversationCategory;
  readonly startedAt: Instant;
  readonly ruleSet: string;
  readonly rule: string;
  ends: Ends;
  openedAt: Instant | null;
  closedByEntryPoint: boolean;
  /** Members sent and neither delivered nor failed yet. */
  underway: number;
}

/** An accepted message between its submission and its receipt. */
export interface Message {
  readonly event: Outbound;
  readonly class: MessageClass;
  /** What held when it was sent, as far as is known by now. */
  facts: Facts;
  /** False when it was accepted only under one reading of what is not known. */
  readonly certain: boolean;
  /** The one it belongs to by its send time; null where it belongs to none. */
  conversation: Conversation | null;
  /** Whether it started that conversation, as far as is known when it is sent. */
  starts: Certainty;
  readonly membershipRule: string;
  readonly admissionRule: string;
  /** It was sent in time to answer an ad message. */
  readonly answersAd: boolean;
  /** In force when it was sent. */
  readonly rules: CompiledRules;
  /** Of a message to a group: whom it has reached. Null of any other. */
  readonly reached: Set<string> | null;
}

/** Facts about one contact and one number, free of any era. The engine advances it in place. */
export interface PairState {
  window: Ends;
  entryPoint: Ends;
  /** Send time of the reply that opened the entry point. */
  entryPointFrom: Instant;
  /** The customer's latest message that counts for a window; `NEVER` when there was none. */
  lastInboundAt: Instant;
  /** Before this instant the customer lets the business call; `NEVER` without permission, `FOREVER` of a permanent one. */
  callsUntil: Instant;
  optedIn: boolean;
  /** The extra message after the latest window has been used. */
  extraMessageUsed: boolean;
  /** Before this instant a message may answer an ad message that the log does not show. */
  unseenAdsUntil: Instant;
  /** The latest ad message that no delivered reply has answered; `NEVER` when there is none. */
  adAt: Instant;
  /** Not yet ended, in the order they started. */
  conversations: Conversation[];
  /** Time has run up to here: ends up to and including this instant have been told, and no event may lie before it. */
  settledAt: Instant;
  /** Accepted messages that are on their way, by handle. */
  underway: Map<string, Message>;
}

/** Nothing open and nothing known; `permanent` is a session that never closes. */
export function initialState({ permanent = false } = {}): PairState {
  return {
    window: permanent ? known(FOREVER) : closed(),
    entryPoint: closed(),
    entryPointFrom: NEVER,
    lastInboundAt: NEVER,
    unseenAdsUntil: NEVER,
    callsUntil: NEVER,
    optedIn: false,
    extraMessageUsed: false,
    adAt: NEVER,
    conversations: [],
    settledAt: NEVER,
    underway: new Map(),
  };
}

/** A copy that shares nothing that changes. */
export function copyState(state: PairState): PairState {
  const copies = new Map<Conversation, Conversation>();
  const copy = (conversation: Conversation): Conversation => {
    const made = copies.get(conversation) ?? { ...conversation, ends: { ...conversation.ends } };
    copies.set(conversation, made);
    return made;
  };
  return {
    ...state,
    window: { ...state.window },
    entryPoint: { ...state.entryPoint },
    conversations: state.conversations.map(copy),
    underway: new Map(
      [...state.underway].map(([handle, message]) => [
        handle,
        {
          ...message,
          conversation: message.conversation && copy(message.conversation),
          reached: message.reached && new Set(message.reached),
        },
      ]),
    ),
  };
}
