import { openAt, type Certainty } from '../model/ends.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { answersAd } from './entryPoint.js';
import type { PairState } from './state.js';
import { customerWroteRecently, windowAt } from './window.js';

/** More than any standing. */
export const STANDINGS = 3 * 3 * 2 ** 4;

/** The standing of a pair that has more than a window. */
export const ENTANGLED = -1;

/** When a message is sent, and when it is concluded. */
export interface Moments {
  at: Instant;
  then: Instant;
}

/**
 * All of a pair's state that decides what comes of a message, as one number below `STANDINGS`. `ENTANGLED` where a
 * conversation, an entry point or an ad may have a say: what comes of it then depends on more than a few bits.
 */
export function standingOf(state: PairState, { at, then }: Moments, rules: CompiledRules): number {
  if (
    state.conversations.length > 0 ||
    openAt(state.entryPoint, at) !== 'no' ||
    at < state.unseenAdsUntil ||
    answersAd(state, at, rules)
  ) {
    return ENTANGLED;
  }
  const windows = digitOf(windowAt(state, at, rules)) * 3 + digitOf(windowAt(state, then, rules));
  return (
    (windows << 4) |
    (customerWroteRecently(state, at, rules) ? 1 : 0) |
    (state.lastInboundAt === NEVER ? 2 : 0) |
    (state.extraMessageUsed ? 4 : 0) |
    (state.optedIn ? 8 : 0)
  );
}

function digitOf(answer: Certainty): number {
  if (answer === 'no') return 0;
  return answer === 'yes' ? 2 : 1;
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
