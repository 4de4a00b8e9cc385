import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Sink } from './sink.js';
import type { PairState } from './state.js';
import { windowClosesAt } from './window.js';

/**
 * Lets time run: tells what ends up to and including `until`, each at its own instant, and calls `passed` after it. What
 * was over before it was heard of, because its receipt came late, is never told to end: time does not turn back.
 */
export function settleUntil(
  state: PairState,
  until: Instant,
  rules: CompiledRules,
  sink: Sink,
  passed: (end: Instant) => void = () => undefined,
): void {
  for (let end = nextEnd(state, rules); end <= until && end !== FOREVER; end = nextEnd(state, rules)) {
    settle(state, end, rules, sink);
    passed(end);
  }
  state.settledAt = until;
}

/** The next instant after `state.settledAt` at which something ends by itself; `FOREVER` when nothing will. */
function nextEnd(state: PairState, rules: CompiledRules): Instant {
  let next = FOREVER;
  const consider = (end: Instant): void => {
    if (end > state.settledAt && end < next) next = end;
  };
  consider(windowClosesAt(state, rules));
  consider(state.entryPoint.maybe);
  consider(state.callsUntil);
  for (const { ends } of state.conversations) consider(ends.maybe);
  return next;
}

/** Tells what ends at `at`, the result of `nextEnd`: conversations and entry point first, then the window, the permission to call last. */
function settle(state: PairState, at: Instant, rules: CompiledRules, sink: Sink): void {
  const ended = state.conversations.filter(({ ends }) => ends.maybe <= at);
  if (ended.length > 0) {
    state.conversations = state.conversations.filter(({ ends }) => ends.maybe > at);
    for (const conversation of ended) {
      if (conversation.openedAt !== null) sink.conversationClosed(conversation, conversation.ends.maybe, 'expiry');
    }
  }
  // One that may have been opened before the log begins was never seen, and nobody sees it end.
  const seen = state.entryPointFrom !== NEVER;
  if (seen && isNow(state.entryPoint.maybe, state, at)) sink.entryPointClosed(at);
  if (isNow(windowClosesAt(state, rules), state, at)) sink.windowClosed(at);
  if (isNow(state.callsUntil, state, at)) sink.callPermissionEnded(at);
  state.settledAt = at;
}

function isNow(end: Instant, state: PairState, at: Instant): boolean {
  return end !== NEVER && end > state.settledAt && end <= at;
}
