import type { ChargeType, ChargeUnit, ConversationCategory } from './category.js';
import type { Ends } from './ends.js';
import type { TimelineEvent } from './event.js';
import type { Instant } from './instant.js';
import type { Decimal } from './money.js';

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
  /** The member of a group that it reached; null of a message to one customer. */
  readonly recipient: string | null;
  readonly group: boolean;
  /** Delivery, or the send time of a message that was not delivered. */
  readonly at: Instant;
  readonly unit: ChargeUnit;
  readonly category: ConversationCategory;
  /** What was sent, whatever category it is booked under. */
  readonly message: 'template' | 'free_form';
  /** The category it would be charged under if nothing made it free. */
  readonly listed: ConversationCategory;
  /** The template's name, and the customer's country, as far as the input names them. */
  readonly template: string | null;
  readonly country: string | null;
  readonly sentAt: Instant;
  readonly type: ChargeType;
  /** Money is due, after allowances. */
  readonly billable: boolean;
  readonly certain: boolean;
  readonly ruleSet: string;
  readonly rule: string;
  /** Null where there is no money: on a timeline without dates, or before prices are looked up. */
  readonly price: Price | null;
}

/** A charge whose price was looked up, whether one is known or not. */
export type PricedCharge = Charge & { readonly price: Price };

export function isPriced(charge: Charge): charge is PricedCharge {
  return charge.price !== null;
}

/** What a charge costs, from the card in force. */
export interface Price {
  /** Meta's market; null when the customer yields none. */
  readonly market: string | null;
  readonly currency: string;
  /** The list rate in its card's own digits, also of what is free; null when none is known. */
  readonly rate: string | null;
  /** What is due: zero when free, null when it is due and no rate is known. */
  readonly amount: Decimal | null;
  readonly card: string | null;
  /** Why no rate is known. */
  readonly unpriced: string | null;
  /** `2026-10`: the account's month in which allowances and tiers count it (C12). */
  readonly month: string;
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
  | { readonly kind: 'opens_no_window'; readonly rule: string }
  /** `until` is `FOREVER` of a permanent one. */
  | { readonly kind: 'call_permission_given'; readonly until: Instant; readonly rule: string }
  | { readonly kind: 'call_permission_refused'; readonly rule: string }
  | { readonly kind: 'call_permission_ended' };
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
