import type { Instant } from '../model/instant.js';
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

/** Whether a message has changed nothing that decides about the next ones. */
export function isUnchanged(state: PairState, before: Changeable): boolean {
  return (
    state.window.sure === before.window.sure &&
    state.window.maybe === before.window.maybe &&
    state.extraMessageUsed === before.extraMessageUsed &&
    hasNothingElse(state, before)
  );
}

/** What a customer's event leaves of a pair, as it leaves it of all that are alike. */
export interface Left {
  /** How long the window lasts from the event on; null where the event starts none, and is not the customer's latest message. */
  readonly window: number | null;
  readonly optedIn: boolean;
  readonly extraMessageUsed: boolean;
}

/** Null where it leaves more, or where it is not seen what. */
export function leftBy(at: Instant, state: PairState, before: Changeable): Left | null {
  const { window, lastInboundAt, optedIn, extraMessageUsed } = state;
  if (before.lastInboundAt === at || !hasNothingElse(state, before)) return null;
  const isLatest = lastInboundAt === at;
  const isMoved = window.sure !== before.window.sure || window.maybe !== before.window.maybe;
  if (isLatest !== isMoved) return null;
  if (!isMoved) return { window: null, optedIn, extraMessageUsed };
  const isStarted = window.sure === window.maybe && window.sure > at;
  return isStarted ? { window: window.sure - at, optedIn, extraMessageUsed } : null;
}

/** Whether nothing but the window and the marks has changed. */
function hasNothingElse(state: PairState, before: Changeable): boolean {
  return (
    state.entryPoint.sure === before.entryPoint.sure &&
    state.entryPoint.maybe === before.entryPoint.maybe &&
    state.entryPointFrom === before.entryPointFrom &&
    state.adAt === before.adAt &&
    state.conversations.length === before.conversations.length
  );
}
