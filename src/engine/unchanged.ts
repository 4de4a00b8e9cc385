import { NEVER, type Instant } from '../model/instant.js';
import type { PairState } from './state.js';

/** When a message is sent, and when it is concluded. */
export interface Moments {
  at: Instant;
  then: Instant;
}

type Changeable = Omit<PairState, 'underway' | 'settledAt' | 'callsUntil' | 'unseenAdsUntil'>;

/** A copy of what of a state an event can change, besides what is on its way. */
export function changeable(state: PairState): Changeable {
  const { window, entryPoint, conversations } = state;
  return { ...state, window: { ...window }, entryPoint: { ...entryPoint }, conversations: [...conversations] };
}

/** What a message leaves of a pair, as each that is alike leaves it. */
export interface LeftBySending {
  /** How long the entry point lasts that it opened, from its sending on; null where it left all as it was. */
  readonly entryPoint: { readonly sure: number; readonly maybe: number } | null;
}

/** Null where it leaves more. What it answered was an ad, where it opened an entry point. */
export function leftBySending(at: Instant, state: PairState, before: Changeable): LeftBySending | null {
  const { entryPoint } = state;
  if (isWindowMoved(state, before) || state.extraMessageUsed !== before.extraMessageUsed) return null;
  if (!hasSameConversations(state, before)) return null;
  if (hasSameEntryPoint(state, before)) return state.adAt === before.adAt ? { entryPoint: null } : null;
  const isOpened = state.entryPointFrom === at && before.entryPoint.maybe <= at && entryPoint.sure > at;
  if (!isOpened || state.adAt !== NEVER) return null;
  return { entryPoint: { sure: entryPoint.sure - at, maybe: entryPoint.maybe - at } };
}

/** What a customer's event leaves of a pair, as it leaves it of all that are alike. */
export interface Left {
  /** How long the window lasts from the event on; null where the event starts none, and is not the customer's latest message. */
  readonly window: number | null;
  readonly optedIn: boolean;
  readonly extraMessageUsed: boolean;
  /** It came through an ad that is to be answered. */
  readonly ad: boolean;
}

/** Null where it leaves more, or where it is not seen what. */
export function leftBy(at: Instant, state: PairState, before: Changeable): Left | null {
  const { window, lastInboundAt, optedIn, extraMessageUsed } = state;
  if (before.lastInboundAt === at) return null;
  if (!hasSameEntryPoint(state, before) || !hasSameConversations(state, before)) return null;
  const isLatest = lastInboundAt === at;
  const isMoved = isWindowMoved(state, before);
  if (isLatest !== isMoved) return null;
  const ad = state.adAt !== before.adAt;
  if (!isMoved) return ad ? null : { window: null, optedIn, extraMessageUsed, ad };
  const isStarted = window.sure === window.maybe && window.sure > at;
  return isStarted ? { window: window.sure - at, optedIn, extraMessageUsed, ad } : null;
}

function isWindowMoved({ window }: PairState, before: Changeable): boolean {
  return window.sure !== before.window.sure || window.maybe !== before.window.maybe;
}

function hasSameConversations({ conversations }: PairState, before: Changeable): boolean {
  return conversations.length === before.conversations.length;
}

function hasSameEntryPoint(state: PairState, before: Changeable): boolean {
  return (
    state.entryPoint.sure === before.entryPoint.sure &&
    state.entryPoint.maybe === before.entryPoint.maybe &&
    state.entryPointFrom === before.entryPointFrom
  );
}
