import type { Outbound, Receipt, Reported } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { Charge, ConversationRecord, Rejection } from '../model/outcome.js';
import type { PairRun, StateSpan } from '../model/run.js';
import { lastFrom } from './lastFrom.js';
import type { Verdict } from './verdict.js';

/** A message of the business with the replay's claim and Meta's verdict. */
export interface Message {
  readonly event: Outbound & { readonly reported: Reported };
  readonly pair: PairRun;
  /** The first that says it arrived. */
  readonly delivery: Receipt | null;
  readonly failure: Receipt | null;
  /** Whether a status other than "read" tells of the delivery: the one that names the price. */
  readonly deliveredInWords: boolean;
  readonly verdict: Verdict;
  readonly rejection: Rejection | null;
  /** Null when it was refused. Those of a group message are alike but for price and allowance: the first of them. */
  readonly charge: Charge | null;
  /** To a group one for each recipient that it reached (rule 2f.13); none when it was refused. */
  readonly charges: readonly Charge[];
  readonly window: StateSpan['window'];
  /** Of conversation pricing: those it can belong to, its own first. */
  readonly conversations: readonly ConversationRecord[];
  /** Whether it is the first that carries the id of its conversation. */
  readonly firstOfId: boolean;
}

export function sentAt({ event }: Message): Instant {
  return event.at;
}

/** The span of the pair's states in which `at` lies. */
export function stateAt(states: readonly StateSpan[], at: Instant): StateSpan | null {
  return lastFrom(states, at);
}
