import type { ConversationCategory } from '../../model/category.js';
import type { Instant } from '../../model/instant.js';
import type { PairRun, StateSpan } from '../../model/run.js';

interface OpenUntil {
  readonly until: Instant;
  /** False where it is open only under one reading of what is not known. */
  readonly certain: boolean;
}

/** What holds at an instant, after everything stamped with it. */
export interface StateAt {
  readonly window: StateSpan['window'];
  readonly windowUntil: Instant | null;
  readonly entryPoint: OpenUntil | null;
  /** Without entry points, in the order they opened. */
  readonly conversations: readonly (OpenUntil & { readonly category: ConversationCategory })[];
}

const NOTHING_OPEN: StateAt = { window: 'closed', windowUntil: null, entryPoint: null, conversations: [] };

/** Reads the states of a pair at instants that never go back. */
export function stateReader(pair: PairRun): (at: Instant) => StateAt {
  const doubtfulFrom = pair.steps.flatMap(({ at, outcomes }) =>
    outcomes.flatMap((outcome) => (outcome.kind === 'entry_point_opened' ? [{ at, sure: outcome.ends.sure }] : [])),
  );
  let index = -1;
  return (at) => {
    while ((pair.states[index + 1]?.from ?? Infinity) <= at) index += 1;
    const span = pair.states[index];
    if (span === undefined) return NOTHING_OPEN;
    const sure = doubtfulFrom.findLast((opened) => opened.at <= at)?.sure ?? Infinity;
    return {
      window: span.window,
      windowUntil: span.windowUntil,
      entryPoint: span.entryPointUntil === null ? null : { until: span.entryPointUntil, certain: at < sure },
      conversations: conversationsOf(span, at, pair),
    };
  };
}

function conversationsOf(span: StateSpan, at: Instant, pair: PairRun): StateAt['conversations'] {
  return span.conversations
    .filter(({ category }) => category !== 'referral_conversion')
    .map(({ category, expiresAt }) => ({ category, until: expiresAt, certain: isCertain(category, at, pair) }));
}

function isCertain(category: ConversationCategory, at: Instant, { conversations }: PairRun): boolean {
  const record = conversations.find(
    (other) => other.category === category && other.openedAt <= at && at < (other.closedAt ?? other.expiresAt),
  );
  return record?.certain ?? true;
}

export function isNothingOpen({ window, entryPoint, conversations }: StateAt): boolean {
  return window === 'closed' && entryPoint === null && conversations.length === 0;
}
