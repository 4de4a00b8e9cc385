import type { PairState } from '../engine/state.js';
import { OPEN_STATE, openAt } from '../model/ends.js';
import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { StateSpan } from '../model/run.js';

/** What is open after everything stamped `at`. */
export function stateSpan(at: Instant, state: PairState): StateSpan {
  const window = openAt(state.window, at);
  return {
    from: at,
    until: null,
    window: OPEN_STATE[window],
    // A session that never closes is open without an end.
    windowUntil: window === 'no' || state.window.maybe === FOREVER ? null : state.window.maybe,
    // What may have been opened before the log begins is a doubt of its charges, no entry point that was seen.
    entryPointUntil: state.entryPointFrom !== NEVER && at < state.entryPoint.maybe ? state.entryPoint.maybe : null,
    conversations: state.conversations
      .filter(({ openedAt, ends }) => openedAt !== null && at < ends.maybe)
      .map(({ category, ends }) => ({ category, expiresAt: ends.maybe })),
  };
}

export function sameState(a: StateSpan, b: StateSpan): boolean {
  return (
    a.window === b.window &&
    a.windowUntil === b.windowUntil &&
    a.entryPointUntil === b.entryPointUntil &&
    a.conversations.length === b.conversations.length &&
    a.conversations.every((conversation, index) => {
      const other = b.conversations[index];
      return conversation.category === other?.category && conversation.expiresAt === other.expiresAt;
    })
  );
}
