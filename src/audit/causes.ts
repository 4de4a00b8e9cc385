/** In how far the replay and Meta part where this is the cause: an error is one of them being wrong. */
export const AUDIT_SEVERITIES = ['error', 'warning'] as const;
export type AuditSeverity = (typeof AUDIT_SEVERITIES)[number];

export interface CauseKind {
  readonly severity: AuditSeverity;
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
  /** What may lie behind it, the likeliest first. */
  readonly reasons: readonly Reason[];
}

/** Every way in which the replay and Meta's own words can part. Codes are public and keep their meaning. */
export const CAUSES = {
  ACCEPTED_OUTSIDE_WINDOW: {
    severity: 'error',
    title: 'Accepted outside the window',
    explanation: 'Meta took a free-form message at a time for which the log shows no open window.',
    remedy:
      'Look for the customer message or call that opened the window: the log lacks it, or it is of a contested kind (C7).',
    reasons: ['missing_inbound', 'other_number', 'contested_inbound'],
  },
  REFUSED_INSIDE_WINDOW: {
    severity: 'error',
    title: 'Refused inside the window',
    explanation: 'Meta refused a message as outside the window (131047, 470) while the log shows the window open.',
    remedy: 'Check the customer message before it: its time, and which number it was written to.',
    reasons: ['customer_wrote_late', 'other_number', 'not_a_template'],
  },
  ENTRY_POINT_NOT_SEEN: {
    severity: 'error',
    title: 'Free entry point that the log does not show',
    explanation:
      'Meta booked the message in a free entry point; the log holds no ad message that was answered in time.',
    remedy: 'Page buttons leave no mark in the log; if it was an ad, look for the customer message with the referral.',
    reasons: ['page_button'],
  },
  ENTRY_POINT_NOT_GRANTED: {
    severity: 'error',
    title: 'Free entry point that Meta did not grant',
    explanation: 'The replay holds a free entry point open, and Meta booked the message as if there were none.',
    remedy: 'Entry points need the app on a phone (Android or iOS); ask Meta about the click id of the ad message.',
    reasons: ['device'],
  },
  ERA: {
    severity: 'error',
    title: 'Priced by the model of another era',
    explanation: 'The pricing model that Meta names (NBP, CBP, PMP) is not the one of the date.',
    remedy: "Give the account's time zone with --timezone, and leave --rules at auto.",
    reasons: ['account_zone', 'unknown'],
  },
  TEMPLATE_RECATEGORISED: {
    severity: 'error',
    title: 'Template billed in another category than declared',
    explanation: 'Meta bills a template by the category it holds when it is sent, and moves templates at its own will.',
    remedy: 'Appeal in WhatsApp Manager, or correct the category in the log of what was sent.',
    reasons: ['recategorised', 'declared_wrong'],
  },
  INTERNATIONAL: {
    severity: 'error',
    title: 'Authentication-international, or not',
    explanation:
      'An authentication template was booked at the international rate where the replay has the domestic one, or the other way round.',
    remedy: 'Set home_country and authentication_international in wa-window.yaml (rule 2d.1).',
    reasons: ['eligibility'],
  },
  CATEGORY: {
    severity: 'error',
    title: 'Another category',
    explanation: 'Meta booked the message under a category that the replay does not find for it.',
    remedy: 'Check what the message was, and which conversations were open when it was sent.',
    reasons: ['other_conversation', 'not_a_template'],
  },
  OWN_PRICE: {
    severity: 'warning',
    title: 'A message with a price of its own',
    explanation:
      'Meta bills the free-form messages of AI providers at a price of their own (rule 2f.9). It is on no rate card, so that what is due is not known here.',
    remedy: "Take the price from Meta's own figures.",
    reasons: ['ai_provider'],
  },
  CHARGED_THOUGH_FREE: {
    severity: 'error',
    title: 'Charged where the replay has it free',
    explanation: 'Meta charges the message; by the log it was free.',
    remedy: 'Compare the time of the customer message before it, and which number it was written to.',
    reasons: ['customer_wrote_late', 'delivery_time', 'account_zone', 'unknown'],
  },
  FREE_THOUGH_CHARGED: {
    severity: 'error',
    title: 'Free where the replay charges it',
    explanation: 'Meta gave the message for free; by the log it was to be charged.',
    remedy: 'Look for a customer message that the log lacks, or for one of a contested kind (C7).',
    reasons: ['missing_inbound', 'other_number', 'contested_inbound', 'delivery_time', 'account_zone', 'unknown'],
  },
  FREE_FOR_ANOTHER_REASON: {
    severity: 'warning',
    title: 'Free for another reason',
    explanation: 'Replay and Meta agree that nothing is due, but not why.',
    remedy: 'Nothing is at stake; the types are listed to be complete.',
    reasons: ['unknown'],
  },
  ALLOWANCE_MARKING: {
    severity: 'warning',
    title: 'Service message of October 2026 or later, marked otherwise',
    explanation:
      'From 2026-10-01 service messages are free within 1,000 a number and month, and charged after them. How Meta marks them, and when the count began, no recorded webhook has shown yet.',
    remedy: 'Say with used.allowances in wa-window.yaml how many units the number had used before the log begins.',
    reasons: ['allowance'],
  },
  CONVERSATION_IDENTITY: {
    severity: 'error',
    title: 'Another conversation',
    explanation:
      "Under conversation pricing all messages of one conversation carry one id. Meta's ids begin or end a conversation where the replay does not.",
    remedy: 'Look for a template or an ad message that the log lacks.',
    reasons: ['other_conversation'],
  },
  CONVERSATION_EXPIRY: {
    severity: 'error',
    title: 'The conversation ends at another time',
    explanation: 'A conversation ends 24 hours after its first message was sent, rounded up to the minute (rule 1.9).',
    remedy: 'Look for the message that opened it: it was sent earlier than the log shows, or by another system.',
    reasons: ['other_conversation'],
  },
  CHARGED_WITHOUT_DELIVERY: {
    severity: 'error',
    title: 'Charged without delivery',
    explanation: 'The message failed, and the status that says so names a price. Only what is delivered is charged.',
    remedy: 'Ask for the amount back if the bill holds it.',
    reasons: ['billing_fault'],
  },
  DELIVERED_WITHOUT_CHARGE: {
    severity: 'warning',
    title: 'Delivered, and no price named',
    explanation: 'The replay charges the message; its statuses name no price, though those of other messages do.',
    remedy: 'Find the statuses of this message that name a price: the log may lack them.',
    reasons: ['statuses_missing'],
  },
  STATUSES_CONTRADICT: {
    severity: 'warning',
    title: 'Statuses of one message that contradict each other',
    explanation:
      'The replay does not part from the price that the status of the delivery names, and that one is charged; but another status of the same message names another.',
    remedy: 'Compare the statuses of this message in the log, and what the bill holds of it.',
    reasons: ['unknown'],
  },
  NEAR_WINDOW_EDGE: {
    severity: 'warning',
    title: 'Within 25 minutes of the end of a window',
    explanation: 'Replay and Meta part on a message sent so close to the 24-hour edge that a clock can decide it.',
    remedy: 'Keep a margin: stop free-form messages some minutes before the window closes.',
    reasons: ['clock'],
  },
  NEAR_ENTRY_POINT_EDGE: {
    severity: 'warning',
    title: 'Within 25 minutes of the end of an entry point',
    explanation:
      'Replay and Meta part on a message sent so close to the 72-hour or 7-day edge that a clock can decide it.',
    remedy: 'Treat the last half hour of an entry point as if it were over.',
    reasons: ['clock'],
  },
  NEAR_ERA_MIDNIGHT: {
    severity: 'warning',
    title: 'Within 25 minutes of the midnight that changes the rules',
    explanation:
      'Replay and Meta part on a message so close to a change of rules that clocks or delivery can decide it.',
    remedy: "Nothing to do if --timezone is the account's zone.",
    reasons: ['era_switch'],
  },
} as const satisfies Record<string, CauseKind>;

export type Cause = keyof typeof CAUSES;
export const CAUSE_CODES = Object.keys(CAUSES) as readonly Cause[];

/** What most likely lies behind a finding. */
export const REASONS = {
  missing_inbound: 'a customer message or call that the log lacks',
  other_number: 'the customer wrote to another number of the business',
  contested_inbound: 'a reaction, edit or deletion of the customer: whether it opens the window is contested (C7)',
  ai_provider: 'a message of an AI provider',
  clock: 'clocks that differ by minutes',
  account_zone: "the account's time zone is not the one given",
  era_switch: 'the price was set on one side of the midnight and the delivery came on the other',
  recategorised: 'Meta moved the template to another category',
  declared_wrong: 'the log of what was sent names another category than the template has',
  page_button: 'a page button, which leaves no mark in the log, or an ad message that the log lacks',
  device: 'a click on a desktop, for which there is no entry point, or an ad that did not qualify',
  eligibility: 'when authentication-international began for this account, or where the business is at home',
  not_a_template: 'what was sent is not of the kind that the log says',
  other_conversation: 'a message of another system, or from before the log, that opened the conversation',
  delivery_time: 'sent inside the window and delivered after it, or the other way round (C3)',
  customer_wrote_late: 'the customer message counts for Meta earlier or later than its time in the log',
  allowance: 'units of the monthly allowance that were used before the log, or Meta marks them otherwise',
  statuses_missing: 'statuses that the log lacks',
  billing_fault: 'a price on a failed message: a fault of the bill, or of the status',
  unknown: 'not known',
} as const satisfies Record<string, string>;
export type Reason = keyof typeof REASONS;
