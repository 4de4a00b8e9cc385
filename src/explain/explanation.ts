import type { Call, Inbound, Outbound, Receipt } from '../model/event.js';
import type { Certainty } from '../model/ends.js';
import type { FindingCode } from '../model/finding.js';
import type { Instant } from '../model/instant.js';
import type { Charge, Outcome } from '../model/outcome.js';
import type { ConversationCategory } from '../model/category.js';

/** Names a message of the timeline and when it was. */
export interface Reference {
  readonly handle: string;
  readonly at: Instant;
}

export interface OpenConversation {
  readonly category: ConversationCategory;
  readonly startedAt: Instant;
  readonly until: Instant;
}

/** One link of the chain, in the order in which the rules ask. */
export type Fact =
  | { readonly kind: 'sent'; readonly at: Instant; readonly event: Outbound }
  | { readonly kind: 'received'; readonly at: Instant; readonly event: Inbound | Call }
  | { readonly kind: 'rules'; readonly id: string; readonly from: Instant | null; readonly until: Instant | null }
  | { readonly kind: 'no_rules' }
  | {
      readonly kind: 'window';
      readonly state: Certainty;
      /** The customer's latest message before it; null when there was none. */
      readonly last: Reference | null;
      readonly until: Instant | null;
    }
  | {
      readonly kind: 'entry_point';
      readonly state: Certainty;
      readonly openedBy: Reference;
      readonly until: Instant;
    }
  /** Of a message whose kind nothing tells. */
  | { readonly kind: 'sent_unknown'; readonly at: Instant }
  /** Why a part of the input is not replayed: a finding with that consequence. */
  | { readonly kind: 'not_judged'; readonly code: FindingCode }
  | { readonly kind: 'answers_ad'; readonly ad: Reference }
  | { readonly kind: 'conversations'; readonly open: readonly OpenConversation[] }
  | { readonly kind: 'accepted'; readonly rule: string; readonly certain: boolean }
  | { readonly kind: 'rejected'; readonly code: number | null; readonly rule: string }
  | { readonly kind: 'delivered'; readonly at: Instant; readonly receipt: Receipt }
  | { readonly kind: 'not_delivered'; readonly failedAt: Instant | null; readonly rule: string }
  | { readonly kind: 'opens_entry_point'; readonly from: Instant; readonly until: Instant; readonly rule: string }
  | {
      readonly kind: 'opens_conversation';
      readonly category: ConversationCategory;
      readonly until: Instant;
      readonly certain: boolean;
      readonly rule: string;
    }
  | { readonly kind: 'joins_conversation'; readonly category: ConversationCategory; readonly rule: string }
  | { readonly kind: 'charge'; readonly charge: Charge }
  | { readonly kind: 'opens_window'; readonly refreshed: boolean; readonly until: Instant; readonly rule: string }
  | { readonly kind: 'opens_no_window'; readonly rule: string }
  /** `until` is null of a permission without an end. */
  | { readonly kind: 'allows_calls'; readonly until: Instant | null; readonly rule: string }
  | { readonly kind: 'refuses_calls'; readonly rule: string }
  | { readonly kind: 'came_by_ad'; readonly replyBefore: Instant; readonly rule: string }
  | {
      readonly kind: 'depends_on';
      readonly id: string;
      readonly value: string;
      readonly other: string;
      /** What the message would have caused under the other value; of its charges those that would be others. */
      readonly otherwise: readonly Outcome[];
    };

/** Why a message came out as it did. */
export interface MessageExplanation {
  readonly handle: string;
  readonly contact: string | null;
  readonly number: string | null;
  readonly facts: readonly Fact[];
}
