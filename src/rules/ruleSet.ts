import type { ChargeType, ChargeUnit, ConversationCategory } from '../model/category.js';
import type { InboundType } from '../model/event.js';
import type { MessageSelector } from './messageClass.js';
import type { Switches } from './switches.js';

/** `24h`, `72h`, `30d`: see model/duration. */
export type Duration = string;

/** What a row may ask as of the send time: the word for yes, and the one for no where that may be asked too. */
export const QUESTIONS = {
  window: ['open', 'closed'],
  entry_point: ['open', 'closed'],
  /** A conversation of any category. */
  conversation: ['open', 'none'],
  /** A conversation of the template's own category. */
  same_category: ['open', 'none'],
  /** Charges only: whether the message opened its conversation at its delivery or came into one that was open. */
  role: ['opener', 'member'],
  /** The customer's latest message is younger than the window lasts, whether or not a window is open. */
  customer_message: ['recent', 'none'],
  opt_in: ['given', 'missing'],
  tag: ['issue_resolution'],
  /** Whether it goes to a group. */
  group: ['yes', 'no'],
  /** The one message that `extra_message` grants after the window is still to be had. */
  extra_message: ['left', 'none'],
} as const;
export type Question = keyof typeof QUESTIONS;

/** All that is said must hold; what is left out does not matter. */
export type Condition = { readonly message?: readonly MessageSelector[] } & {
  readonly [Q in Question]?: (typeof QUESTIONS)[Q][number];
};

/** The first row whose condition holds decides. The last row of a table has no condition. */
export interface Row {
  readonly when?: Condition;
  /** Id in the rule catalogue. */
  readonly rule: string;
}

/** May this message be sent now? */
export interface AdmissionRow extends Row {
  readonly then: 'accept' | 'reject';
  /** Meta's error code of a rejection; left out where the rule is not Meta's. */
  readonly code?: number;
}

/** Which conversation does it belong to? `own` is the template's category. */
export interface MembershipRow extends Row {
  readonly then: 'open' | 'join' | 'none';
  readonly category?: ConversationCategory | 'own';
}

/** What is it charged as, once delivered? `regular` is charged, everything else is free, before allowances. */
export interface ChargeRow extends Row {
  readonly type: ChargeType;
  /** The row stands only if this switch is on this side. */
  readonly if?: { readonly C8: Switches['C8'] };
}

/** Messages that Meta takes and does not deliver, unless a receipt shows that it did. */
export interface UndeliveredRow extends Row {
  readonly message: readonly MessageSelector[];
  /** ISO 3166 alpha-2 of the customer. */
  readonly country: string;
  readonly code: number;
}

/** Customer messages that open no window, or do so only if a switch says it. */
export interface WindowException {
  readonly types: readonly InboundType[];
  readonly opens: false | 'C7';
  readonly rule: string;
}

/** What starts the window: the customer's message or call; in some dialects the business's answer or a template. */
export const WINDOW_OPENERS = ['customer', 'reply', 'template'] as const;
export type WindowOpener = (typeof WINDOW_OPENERS)[number];

/** Units free each calendar month of the account, shared by the categories. */
export interface Allowance {
  readonly categories: readonly ConversationCategory[];
  readonly units: number | 'unlimited';
  readonly per: 'account' | 'number' | 'C5';
  /** Who has it; left out: everybody. */
  readonly for?: AccountKind;
  /** It stands only if this switch is on this side. */
  readonly if?: { readonly C15: Switches['C15'] };
  /** How a charge inside the allowance is marked. */
  readonly type: ChargeType;
  readonly rule: string;
}

/** Accounts to which other allowances apply (rules 2b.3 and 2f.8). */
export const ACCOUNT_KINDS = ['direct', 'solution_partner', 'government'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** The rules of one era or dialect, as data. */
export interface RuleSet {
  readonly id: string;
  readonly title: string;
  /** First local day, `YYYY-MM-DD` at 00:00 in the account's zone; null for no beginning. */
  readonly from: string | null;
  /** First local day after it; null while it stands. */
  readonly until: string | null;
  readonly unit: ChargeUnit;
  /** The rule set whose time and cards it is priced by, where that is not its own. */
  readonly priced_as?: string;
  readonly window: {
    readonly lasts: Duration;
    readonly opened_by: readonly WindowOpener[];
    /** Sessions that the account names never close. */
    readonly permanent_sessions?: boolean;
    readonly rule: string;
    readonly exceptions: readonly WindowException[];
  };
  readonly entry_point: {
    readonly opened_by: 'reply' | 'click';
    /** A reply counts when sent in `[ad message, ad message + reply_within)`. */
    readonly reply_within: Duration;
    readonly lasts: Duration;
    /** Where it may last longer than it surely does: switch C2 settles it. */
    readonly lasts_at_most?: Duration;
    /** Whether a page's call-to-action button counts as an ad does. */
    readonly page_cta: boolean | 'C9';
    /** What messages in it are booked as; in a conversation era it is itself a conversation of this category. */
    readonly category: ConversationCategory;
    readonly closes_conversations: boolean;
    readonly rule: string;
  } | null;
  /** How long the business may call a customer who has agreed to it, where the answer names no end of its own. */
  readonly call_permission: { readonly lasts: Duration; readonly rule: string };
  /** Null where nothing but messages is counted. */
  readonly conversation: { readonly lasts: Duration; readonly rule: string } | null;
  /** One message on this channel is allowed after each window. */
  readonly extra_message: { readonly channel: string } | null;
  readonly admission: readonly AdmissionRow[];
  readonly membership: readonly MembershipRow[];
  readonly charges: readonly ChargeRow[];
  readonly undelivered: readonly UndeliveredRow[];
  readonly allowances: readonly Allowance[];
  /** Whether charges ask for the window at the send time, or as switch C3 says. */
  readonly window_counts_at: 'sending' | 'C3';
}
