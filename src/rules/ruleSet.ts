import type { ChargeType, ChargeUnit, ConversationCategory } from '../model/category.js';
import type { InboundType, TemplateCategory } from '../model/event.js';

/** `24h`, `72h`, `30d`: see model/duration. */
export type Duration = string;

/** What kind of outbound message a row speaks of; `template` stands for a template of any category. */
export type MessageSelector = 'free_form' | 'reaction' | 'template' | TemplateCategory;

/** All that is said must hold; what is left out does not matter. */
export interface Condition {
  readonly message?: readonly MessageSelector[];
  readonly window?: 'open' | 'closed';
  readonly entry_point?: 'open' | 'closed';
  /** A conversation of any category. */
  readonly conversation?: 'open' | 'none';
  /** A conversation of the template's own category. */
  readonly same_category?: 'open' | 'none';
  /** Charges only: whether the message opened its conversation or came into one that was open. */
  readonly role?: 'opener' | 'member';
}

/** The first row whose condition holds decides. The last row of a table has no condition. */
export interface Row {
  readonly when?: Condition;
  /** Id in the rule catalogue. */
  readonly rule: string;
}

/** May this message be sent now? */
export interface AdmissionRow extends Row {
  readonly then: 'accept' | 'reject';
  /** Meta's error code of a rejection. */
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
}

/** Customer messages that open no window, or do so only if a switch says it. */
export interface WindowException {
  readonly types: readonly InboundType[];
  readonly opens: false | 'C7';
  readonly rule: string;
}

/** Units free each calendar month of the account. */
export interface Allowance {
  readonly category: ConversationCategory;
  readonly units: number;
  readonly per: 'account' | 'number';
  /** How a charge inside the allowance is marked. */
  readonly type: ChargeType;
  readonly rule: string;
}

/** The rules of one era or dialect, as data. */
export interface RuleSet {
  readonly id: string;
  readonly title: string;
  /** First local day, `YYYY-MM-DD` at 00:00 in the account's zone; null for no beginning. */
  readonly from: string | null;
  /** First local day after it; null while it stands. */
  readonly until: string | null;
  readonly unit: ChargeUnit;
  readonly window: {
    readonly lasts: Duration;
    readonly rule: string;
    readonly exceptions: readonly WindowException[];
  };
  readonly entry_point: {
    /** A reply counts when sent in `[ad message, ad message + reply_within)`. */
    readonly reply_within: Duration;
    readonly lasts: Duration;
    /** Where it may last longer than it surely does. */
    readonly lasts_at_most?: Duration;
    /** What messages in it are booked as; in a conversation era it is itself a conversation of this category. */
    readonly category: ConversationCategory;
    readonly closes_conversations: boolean;
    readonly rule: string;
  } | null;
  /** Null where nothing but messages is counted. */
  readonly conversation: { readonly lasts: Duration; readonly rule: string } | null;
  readonly admission: readonly AdmissionRow[];
  readonly membership: readonly MembershipRow[];
  readonly charges: readonly ChargeRow[];
  readonly allowances: readonly Allowance[];
}
