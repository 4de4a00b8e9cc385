import type { Instant } from './instant.js';
import type { SourceRef } from './source.js';

/** What a customer can send, in the words of the webhook's `messages[].type`. */
export const INBOUND_TYPES = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
  'reaction',
  'edit',
  'revoke',
  'system',
  'request_welcome',
  'unsupported',
  'unknown',
] as const;
export type InboundType = (typeof INBOUND_TYPES)[number];

/** What a business can send. Everything but `template` is free-form; a reaction is free-form that opens nothing. */
export const OUTBOUND_TYPES = [
  'template',
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'reaction',
] as const;
export type OutboundType = (typeof OUTBOUND_TYPES)[number];

export const TEMPLATE_CATEGORIES = [
  'marketing',
  'utility',
  'authentication',
  'authentication_international',
  'marketing_lite',
] as const;
/** The category that Meta approved a template in. */
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

export const ENTRY_POINT_SOURCES = ['ctwa', 'page_cta'] as const;
/** A click-to-WhatsApp ad or a Facebook page's call-to-action button (rule 3.1). */
export type EntryPointSource = (typeof ENTRY_POINT_SOURCES)[number];

export const RECEIPT_STATUSES = ['delivered', 'read', 'failed'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** What told the kind of an outbound message that is known from webhooks, which never say it themselves. */
export const KIND_SOURCES = [
  'input',
  'send_log',
  'callback_data',
  'pricing',
  'conversation',
  'error',
  'entry_point',
] as const;
export type KindSource = (typeof KIND_SOURCES)[number];

export interface EventBase {
  readonly at: Instant;
  /** When the log says it arrived, where it does. `at` is Meta's clock, this the receiver's; it decides nothing. */
  readonly receivedAt?: Instant;
  /** The pair is with a group: `contact` is the group's id. */
  readonly group?: true;
  /** The customer; null when the timeline has a single unnamed one. */
  readonly contact: string | null;
  /** The business phone number; null when unnamed. */
  readonly number: string | null;
  /** The message's own id; null when the input had none. */
  readonly id: string | null;
  /** Names the event in every output: the id, or else `file:line`. One message and its receipts share it. */
  readonly handle: string;
  readonly source: SourceRef;
}

export interface Inbound extends EventBase {
  readonly kind: 'inbound';
  readonly type: InboundType;
  /** Set when the message came through an ad or a page button. */
  readonly entryPoint: EntryPointSource | null;
  /** Only on an answer to the question whether the business may call. */
  readonly callPermission?: CallPermission;
  /** Of a contacts export: it is the customer's latest message, and nothing tells what the business sent after it. */
  readonly answersUntold?: true;
}

/** What the customer answers, in the words of the webhook's `call_permission_reply` (rule 1.11). */
export interface CallPermission {
  readonly response: 'accept' | 'reject';
  /** The end that the answer itself names, `FOREVER` of a permanent one; null where it names none, and of a refusal. */
  readonly until: Instant | null;
}

/** A call by the customer; it opens the window as a message does (rule 1.1). */
export interface Call extends EventBase {
  readonly kind: 'call';
}

export interface OptIn extends EventBase {
  readonly kind: 'opt_in';
}

export interface OptOut extends EventBase {
  readonly kind: 'opt_out';
}

/** The business sends: the moment of submission, judged by the rules in force then. */
export type Outbound = Template | FreeForm;

export interface OutboundBase extends EventBase {
  readonly kind: 'outbound';
  /** The account that pays; null when unnamed. */
  readonly account: string | null;
  /** ISO 3166 alpha-2, when the input names the customer's country. */
  readonly country: string | null;
  readonly tag: string | null;
  readonly channel: string | null;
  /** Only on messages that webhooks tell of. */
  readonly kindFrom?: KindSource;
  /** Meta's verdict, only on messages that webhooks tell of. */
  readonly reported?: Reported;
  /** Only a read receipt tells of it: it was sent and delivered at some time up to `at`, perhaps before the log begins. */
  readonly sentBefore?: true;
}

/**
 * What the statuses of one message say together. Words are Meta's, in lower case with underscores; an open list, for
 * Meta adds to it. Null is what no status said, which is not the same as no.
 */
export interface Reported {
  /** Of statuses that contradict each other, what that of the delivery says. */
  readonly pricing: ReportedPricing | null;
  /** What other statuses of a message to one customer say against it; members of a group may each have their own price. */
  readonly contradictions?: readonly PricingContradiction[];
  readonly conversation: ReportedConversation | null;
  /** Error codes in ascending order, each once. */
  readonly errors: readonly number[];
}

export interface ReportedPricing {
  readonly category: string | null;
  readonly type: string | null;
  /** NBP, CBP or PMP. */
  readonly model: string | null;
  readonly billable: boolean | null;
}

/** In its own words: what counts, and what another status says instead. */
export interface PricingContradiction {
  readonly field: keyof ReportedPricing;
  readonly counts: string;
  readonly other: string;
}

export interface ReportedConversation {
  readonly id: string | null;
  /** `origin.type` */
  readonly origin: string | null;
  /** Under per-message pricing this is the time of sending and no expiry at all (rule 1.9). */
  readonly expiresAt: Instant | null;
}

export interface Template extends OutboundBase {
  readonly type: 'template';
  readonly category: TemplateCategory;
  /** The template's name. */
  readonly template: string | null;
}

export interface FreeForm extends OutboundBase {
  readonly type: Exclude<OutboundType, 'template'>;
}

/** What became of an outbound message with the same `handle`, contact and number. */
export interface Receipt extends EventBase {
  readonly kind: 'receipt';
  readonly status: ReceiptStatus;
  /** True when the input said nothing about delivery and the message counts as delivered at once (assumption D1). */
  readonly assumed: boolean;
  /** Of a message to a group: whom this receipt is of, where the log says so. */
  readonly recipient?: string;
}

export type TimelineEvent = Inbound | Call | OptIn | OptOut | Outbound | Receipt;
export type EventKind = TimelineEvent['kind'];
