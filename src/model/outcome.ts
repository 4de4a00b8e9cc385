import type { ChargeType, ChargeUnit, ConversationCategory } from './category.js';
import type { Ends } from './ends.js';
import type { TimelineEvent } from './event.js';
import type { Instant } from './instant.js';

/** A span of a pair in which something was open, as `[openedAt, expiresAt)`. Handles name events. */
export interface WindowSpan {
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly openedBy: string;
  readonly refreshedBy: readonly string[];
}

export interface ConversationRecord {
  readonly category: ConversationCategory;
  /** When its opener was delivered; an entry point counts from the send time of the reply. */
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  /** Null while the replay ended before it did. */
  readonly closedAt: Instant | null;
  readonly closedBy: 'expiry' | 'entry_point' | null;
  readonly openedBy: string;
  readonly members: number;
  /** Whether the rule charges this category, before allowances. */
  readonly billable: boolean;
  /** False when it opened only under one reading of what is not known. */
  readonly certain: boolean;
  readonly ruleSet: string;
  readonly rule: string;
}

export interface Rejection {
  readonly handle: string;
  readonly messageId: string | null;
  readonly at: Instant;
  /** Meta's error code; null where the rule is not Meta's. */
  readonly code: number | null;
  readonly rule: string;
}

/** One for each accepted outbound message. */
export interface Charge {
  readonly handle: string;
  readonly messageId: string | null;
  readonly account: string | null;
  /** Delivery, or the send time of a message that was not delivered. */
  readonly at: Instant;
  readonly unit: ChargeUnit;
  readonly category: ConversationCategory;
  /** What was sent, whatever category it is booked under. */
  readonly message: 'template' | 'free_form';
  readonly type: ChargeType;
  /** Money is due, after allowances. */
  readonly billable: boolean;
  readonly certain: boolean;
  readonly ruleSet: string;
  readonly rule: string;
}

/** What a step caused. */
export type Outcome =
  | { readonly kind: 'window_opened'; readonly until: Instant; readonly rule: string }
  | { readonly kind: 'window_refreshed'; readonly until: Instant; readonly rule: string }
  | { readonly kind: 'window_closed' }
  | { readonly kind: 'entry_point_opened'; readonly from: Instant; readonly ends: Ends; readonly rule: string }
  | { readonly kind: 'entry_point_closed' }
  | {
      readonly kind: 'conversation_opened';
      readonly category: ConversationCategory;
      readonly ends: Ends;
      readonly certain: boolean;
      readonly rule: string;
    }
  | { readonly kind: 'conversation_joined'; readonly category: ConversationCategory; readonly rule: string }
  | {
      readonly kind: 'conversation_closed';
      readonly category: ConversationCategory;
      readonly by: 'expiry' | 'entry_point';
    }
  | { readonly kind: 'message_rejected'; readonly code: number | null; readonly rule: string }
  | { readonly kind: 'charged'; readonly charge: Charge }
  | { readonly kind: 'opens_no_window'; readonly rule: string };
export type OutcomeKind = Outcome['kind'];

/**
 * One event with what it caused; `event` is null for what time alone brings (a window closing). Steps stand in time
 * order, derived ones before the event of the same instant.
 */
export interface Step {
  readonly at: Instant;
  readonly event: TimelineEvent | null;
  readonly outcomes: readonly Outcome[];
}
