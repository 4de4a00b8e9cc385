import type { Instant } from '../model/instant.js';
import type { ConversationRecord, Outcome, Step } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';

/** A conversation, and the event that opened it: of an entry point the receipt of the reply, however late. */
interface Opening {
  readonly at: Instant;
  readonly handle: string;
  readonly isEntryPoint: boolean;
  readonly record: ConversationRecord;
}

/** In order of time. */
export function openingsOf(pair: PairRun): readonly Opening[] {
  return pair.steps.flatMap((step) => step.outcomes.flatMap((outcome) => openingOf(outcome, step, pair) ?? []));
}

function openingOf(outcome: Outcome, { at, event }: Step, { conversations }: PairRun): Opening | null {
  const handle = event?.handle;
  if (handle === undefined) return null;
  const isEntryPoint = outcome.kind === 'entry_point_opened';
  if (!isEntryPoint && outcome.kind !== 'conversation_opened') return null;
  const openedAt = isEntryPoint ? outcome.from : at;
  const record = conversations.find((other) => other.openedBy === handle && other.openedAt === openedAt);
  // An entry point that is no conversation, or was only started anew, has no record of its own.
  return record === undefined ? null : { at, handle, isEntryPoint, record };
}
