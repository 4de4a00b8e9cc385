import type { Instant } from '../model/instant.js';
import type { PairState } from './state.js';

/** When a message is sent, and when it is concluded. */
export interface Moments {
  at: Instant;
  then: Instant;
}

type Changeable = Omit<
  PairState,
  'underway' | 'settledAt' | 'optedIn' | 'callsUntil' | 'unseenAdsUntil' | 'lastInboundAt'
>;

/** A copy of what of a state a message can change, besides what is on its way. */
export function changeable(state: PairState): Changeable {
  return { ...state, window: { ...state.window }, entryPoint: { ...state.entryPoint } };
}

/** Whether a message has changed nothing that decides about the next ones. */
export function isUnchanged(state: PairState, before: Changeable): boolean {
  return (
    state.window.sure === before.window.sure &&
    state.window.maybe === before.window.maybe &&
    state.entryPoint.sure === before.entryPoint.sure &&
    state.entryPoint.maybe === before.entryPoint.maybe &&
    state.entryPointFrom === before.entryPointFrom &&
    state.adAt === before.adAt &&
    state.extraMessageUsed === before.extraMessageUsed &&
    state.conversations.length === before.conversations.length
  );
}
