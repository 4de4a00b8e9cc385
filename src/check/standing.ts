import { answersAd } from '../engine/entryPoint.js';
import type { PairState } from '../engine/state.js';
import { windowAt } from '../engine/window.js';
import { OPEN_STATE, openAt, type OpenState } from '../model/ends.js';
import { FOREVER, HOUR, NEVER, shift, type Instant } from '../model/instant.js';
import { LENGTH, within } from '../model/limit.js';
import { checkOptions, NUMBER, type ShapesOf } from '../model/shape.js';
import type { CompiledRules } from '../rules/compile.js';
import type {
  CallPermissionAnswer,
  ConversationAnswer,
  EntryPointAnswer,
  PairName,
  Standing,
  WindowAnswer,
} from './answer.js';
import type { Follower } from './follower.js';

export interface AskOptions {
  /** The window closes soon when at most this is left, in milliseconds. Default: an hour. */
  readonly warnBefore?: number;
  /** Taken off the end of the window for `safeUntil` and the verdict, in milliseconds. Default: none. */
  readonly safetyMargin?: number;
}

const ASK_OPTIONS: ShapesOf<AskOptions> = { warnBefore: NUMBER, safetyMargin: NUMBER };

/** What the followed events leave open at `at`, which is not before the last of them. */
export function standingAt(
  { contact, number }: PairName,
  follower: Follower,
  at: Instant,
  rules: CompiledRules | null,
  ask: AskOptions,
): Standing {
  checkOptions(ASK_OPTIONS, ask);
  const { warnBefore = HOUR, safetyMargin = 0 } = ask;
  within('warnBefore', warnBefore, LENGTH);
  within('safetyMargin', safetyMargin, LENGTH);
  const { state } = follower;
  const isSafe =
    windowState(state, at, rules) === 'open' && windowState(state, shift(at, safetyMargin), rules) === 'open';
  return {
    contact,
    number,
    at,
    ruleSet: rules?.id ?? null,
    verdict: isSafe ? 'open' : 'closed',
    window: windowAnswer(follower, at, rules, warnBefore, safetyMargin),
    entryPoint: entryPointAnswer(follower, at, rules),
    callPermission: callPermissionAnswer(follower, at),
    conversations: conversationAnswers(state, at),
    lastMessageAt: ended(state.lastInboundAt),
    unanswered: isUnanswered(follower),
  };
}

function isUnanswered({ state, answers, answersToldOf }: Follower): boolean | null {
  if (state.lastInboundAt === NEVER || answers > 0) return false;
  return answersToldOf === state.lastInboundAt ? true : null;
}

function windowState(state: PairState, at: Instant, rules: CompiledRules | null): OpenState {
  return OPEN_STATE[rules === null ? openAt(state.window, at) : windowAt(state, at, rules)];
}

function windowAnswer(
  { state, windowOpener }: Follower,
  at: Instant,
  rules: CompiledRules | null,
  warnBefore: number,
  safetyMargin: number,
): WindowAnswer {
  const now = windowState(state, at, rules);
  const { sure, maybe } = state.window;
  const until = ended(maybe);
  return {
    state: now,
    permanent: sure === FOREVER,
    openedBy: windowOpener,
    until,
    safeUntil: now === 'open' && until !== null ? shift(sure, -safetyMargin) : null,
    closesSoon: now === 'open' && sure - at <= warnBefore,
  };
}

function entryPointAnswer(
  { state, entryPointOpener }: Follower,
  at: Instant,
  rules: CompiledRules | null,
): EntryPointAnswer {
  const now = OPEN_STATE[openAt(state.entryPoint, at)];
  const { sure, maybe } = state.entryPoint;
  const waits = now !== 'open' && rules?.entryPoint?.openedBy === 'reply' && answersAd(state, at, rules);
  return {
    state: now,
    openedBy: now === 'closed' ? null : entryPointOpener,
    surelyUntil: now === 'closed' ? null : ended(sure),
    until: now === 'closed' ? null : ended(maybe),
    replyBefore: waits ? shift(state.adAt, rules.entryPoint.replyWithin) : null,
  };
}

function callPermissionAnswer({ state, permissionGiver }: Follower, at: Instant): CallPermissionAnswer | null {
  return at < state.callsUntil ? { givenBy: permissionGiver, until: ended(state.callsUntil) } : null;
}

function conversationAnswers({ conversations }: PairState, at: Instant): readonly ConversationAnswer[] {
  return conversations.flatMap(({ category, openedAt, ends }) => {
    const now = openAt(ends, at);
    if (openedAt === null || now === 'no') return [];
    return [{ category, state: OPEN_STATE[now], openedAt, until: ends.maybe }];
  });
}

/** Null for what never was and for what never ends. */
function ended(at: Instant): Instant | null {
  return at === NEVER || at === FOREVER ? null : at;
}
