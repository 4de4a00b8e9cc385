import type { ReceiptStatus, Reported, TimelineEvent } from './event.js';
import type { Finding } from './finding.js';
import type { Instant } from './instant.js';
import type { SourceRef } from './source.js';

/** A record that could not be used, kept whole so that nothing is lost. */
export interface RejectedRecord {
  readonly source: SourceRef;
  readonly codes: readonly Finding['code'][];
  /** The record as it stood in the input. */
  readonly raw: string;
}

/** What became of a message, without the message. */
export interface UntoldReceipt {
  readonly at: Instant;
  readonly status: ReceiptStatus;
  readonly recipient?: string;
}

/**
 * A message of the business of which the log does not tell whether it was a template, or of which category. Every
 * outcome depends on that, so it is no event.
 */
export interface UntoldMessage {
  readonly id: string | null;
  readonly handle: string;
  readonly at: Instant;
  readonly contact: string | null;
  readonly number: string | null;
  readonly account: string | null;
  readonly source: SourceRef;
  readonly reported: Reported;
  /** In order of time. */
  readonly receipts: readonly UntoldReceipt[];
}

export interface NoticeBase {
  readonly account: string | null;
  /** When Meta sent it; null when the webhook did not say. */
  readonly at: Instant | null;
  readonly source: SourceRef;
}

/** `template_category_update`: a template moves, or will move, to another category. */
export interface TemplateCategoryNotice extends NoticeBase {
  readonly kind: 'template_category';
  readonly templateId: string | null;
  readonly template: string | null;
  readonly language: string | null;
  /** Before; null where Meta does not say. */
  readonly from: string | null;
  /** After; where the change is announced, the category to come. */
  readonly to: string;
  /** When it takes effect, announced or not; null where Meta does not say. */
  readonly effectiveAt: Instant | null;
}

/** `account_update` VOLUME_BASED_PRICING_TIER_UPDATE: a volume tier is reached. Bounds as Meta writes them. */
export interface VolumeTierNotice extends NoticeBase {
  readonly kind: 'volume_tier';
  readonly category: string | null;
  readonly tier: string | null;
  /** YYYY-MM */
  readonly month: string | null;
  readonly market: string | null;
}

/** `account_update` AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: from when authentication-international is charged. */
export interface AuthenticationInternationalNotice extends NoticeBase {
  readonly kind: 'authentication_international';
  readonly startsAt: Instant | null;
  readonly exceptions: readonly { readonly country: string; readonly startsAt: Instant }[];
}

/** What the log says about prices to come; no event. The category of a template tells what messages were that name none. */
export type Notice = TemplateCategoryNotice | VolumeTierNotice | AuthenticationInternationalNotice;

/** What reading one or several inputs gave: events in replay order (contract §1) and what was found on the way. */
export interface Timeline {
  readonly dated: boolean;
  /** Where Hour 0 of an undated timeline was placed; null when it was not, or when the input has dates of its own. */
  readonly hourZero: Instant | null;
  /** Whether the input begins in the middle of things, as a webhook log does. */
  readonly past?: 'unknown' | 'closed';
  readonly events: readonly TimelineEvent[];
  /** Messages of unknown kind, in order of time; of webhooks alone. */
  readonly untold: readonly UntoldMessage[];
  /** In order of time; of webhooks alone. */
  readonly notices: readonly Notice[];
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
  /** Records read, used or not. */
  readonly records: number;
  /** The rule set that the input itself asks for (`rules` of a JSON timeline). */
  readonly rules: string | null;
  /** The account's zone that the input itself names (`account.timezone` of a JSON timeline). */
  readonly timezone: string | null;
}
