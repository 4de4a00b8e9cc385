import type { ChargeType, ChargeUnit, ConversationCategory } from '../model/category.js';
import type { Certainty, OpenState } from '../model/ends.js';
import type { Instant } from '../model/instant.js';
import type { Price } from '../model/outcome.js';

/** Whom is asked about: a contact and a business number, spelt as in the timeline. */
export interface PairName {
  readonly contact: string | null;
  readonly number: string | null;
}

/** Names an event of the timeline and when it was. */
export interface Mention {
  readonly handle: string;
  readonly at: Instant;
}

export interface WindowAnswer {
  readonly state: OpenState;
  /** A session that never closes. */
  readonly permanent: boolean;
  /** The message or call from which the latest window runs. */
  readonly openedBy: Mention | null;
  /** The end of the latest window, perhaps past; null where there was none, or it has no end. */
  readonly until: Instant | null;
  /** `until` less the safety margin; null unless the window is open with an end. */
  readonly safeUntil: Instant | null;
  readonly closesSoon: boolean;
}

export interface EntryPointAnswer {
  readonly state: OpenState;
  readonly openedBy: Mention | null;
  /** Before it the entry point is surely open; null when it is closed, or at no time sure. */
  readonly surelyUntil: Instant | null;
  /** From here on it is surely over; null when it is closed. */
  readonly until: Instant | null;
  /** An ad message waits for an answer: one sent before this opens the entry point. */
  readonly replyBefore: Instant | null;
}

/** A permission to call that stands (rule 1.11). Meta may still refuse a call: its own limits are not in the log. */
export interface CallPermissionAnswer {
  readonly givenBy: Mention | null;
  /** Null of a permanent one. */
  readonly until: Instant | null;
}

export interface ConversationAnswer {
  readonly category: ConversationCategory;
  readonly state: OpenState;
  readonly openedAt: Instant;
  readonly until: Instant;
}

/** What holds between a contact and a number at an instant. */
export interface Standing extends PairName {
  readonly at: Instant;
  /** In force at `at`; null where no rules are known for this date. */
  readonly ruleSet: string | null;
  /** Whether free-form messages may be sent, and still may when the safety margin has passed; what is not sure is closed. */
  readonly verdict: 'open' | 'closed';
  readonly window: WindowAnswer;
  readonly entryPoint: EntryPointAnswer;
  /** Null where the log shows none that stands. */
  readonly callPermission: CallPermissionAnswer | null;
  /** Delivered and not ended, in the order they started. */
  readonly conversations: readonly ConversationAnswer[];
  /** The customer's latest message or call that counts for a window; null when there was none. */
  readonly lastMessageAt: Instant | null;
  /**
   * Nothing has been sent since then that did not fail; a reaction is no answer. Null where the input tells of no message
   * of the business: a contacts export says when the customer last wrote and nothing else.
   */
  readonly unanswered: boolean | null;
}

export const MESSAGE_KINDS = ['free_form', 'marketing', 'utility', 'authentication'] as const;
/** What a business can send: a free-form message, or a template by its category. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A number of units that is free each calendar month: whether some are left is not known here. */
export interface AllowanceAnswer {
  /** Null without limit: then the message is free for certain. */
  readonly units: number | null;
  readonly per: 'account' | 'number';
  readonly type: ChargeType;
  readonly rule: string;
}

/** What a message would be charged as, before allowances. */
export interface ChargeAnswer {
  readonly unit: ChargeUnit;
  readonly category: ConversationCategory;
  readonly type: ChargeType;
  readonly billable: boolean;
  readonly certain: boolean;
  readonly ruleSet: string;
  readonly rule: string;
  /** The conversation that it would open; `referral_conversion` is an entry point, in every era. */
  readonly opens: ConversationCategory | null;
  /** The open conversation that it would come into. */
  readonly joins: ConversationCategory | null;
  /** What may make it free, where it is billable and the rules grant something. */
  readonly allowance: AllowanceAnswer | null;
  /** At the list price, before volume tiers; null where there is no money: on a timeline without dates. */
  readonly price: Price | null;
}

/** Whether one kind of message may be sent, and what then. */
export interface MessageAnswer {
  readonly kind: MessageKind;
  readonly allowed: Certainty;
  /** False when it would be refused, or taken and kept back. */
  readonly delivered: boolean;
  /** By which it is allowed, refused or kept back. */
  readonly rule: string;
  /** Meta's error code where it would not be delivered; null otherwise, and where the rule is not Meta's. */
  readonly code: number | null;
  /** Null when it would not be delivered. */
  readonly charge: ChargeAnswer | null;
}

/** May I write to this contact, what may I send, and what would it be charged as? */
export interface Answer extends Standing {
  /** One for each kind, as of `at`; none where no rules are known. */
  readonly messages: readonly MessageAnswer[];
  /** The same right after the customer has written; null while the window is open. */
  readonly afterReply: readonly MessageAnswer[] | null;
}
