import type {
  CallPermission,
  EntryPointSource,
  InboundType,
  KindSource,
  OutboundType,
  Reported,
  TemplateCategory,
} from '../model/event.js';
import type { RawRecord } from './record.js';
import type { Mark, Status } from './vocabulary.js';

interface RowBase {
  /** Milliseconds since the epoch, or since Hour 0. */
  readonly at: number;
  readonly contact: string | null;
  readonly number: string | null;
  readonly id: string | null;
  readonly record: RawRecord;
  /** Of the record in the whole input. */
  readonly position: number;
  /** Where the row comes from, when it is no record of a timeline. */
  readonly origin?: 'webhook' | 'send_log';
  /** Milliseconds since the epoch, on the receiver's clock. */
  readonly receivedAt?: number;
  readonly group?: true;
}

/** The kind of an outbound message and what told it. */
export interface Kind {
  readonly type: OutboundType;
  readonly category: TemplateCategory | null;
  readonly template: string | null;
  readonly from: KindSource;
}

/** What only webhooks know of an outbound message. */
export interface Wire {
  readonly reported: Reported;
  /** `biz_opaque_callback_data`: what the business attached when it sent the message. */
  readonly callback: string | null;
  /** The time of the status "sent"; conversations are stamped with it. */
  readonly sentAt: number | null;
  /** Null while nothing tells it. */
  readonly kind: Kind | null;
}

export interface InboundRow extends RowBase {
  readonly kind: 'inbound';
  readonly type: InboundType;
  readonly entryPoint: EntryPointSource | null;
  readonly callPermission?: CallPermission;
}

interface MarkRow extends RowBase {
  readonly kind: Mark;
}

/** A call by the business: read, and no event. */
interface BusinessCallRow extends RowBase {
  readonly kind: 'business_call';
}

/**
 * A row about a message of the business. With a direction it can be the message itself, without one it is a receipt and
 * nothing else. What it leaves out, other rows of the same message may say.
 */
export interface MessageRow extends RowBase {
  readonly kind: 'outbound' | 'receipt';
  readonly type: OutboundType | null;
  readonly category: TemplateCategory | null;
  readonly template: string | null;
  readonly account: string | null;
  readonly country: string | null;
  readonly tag: string | null;
  readonly channel: string | null;
  readonly status: Status | null;
  readonly deliveredAt: number | null;
  /** On the one row that stands for the submission, if webhooks tell of the message. */
  readonly wire?: Wire;
  /** On a receipt of a message to a group: whose it is. */
  readonly recipient?: string;
}

/** One usable record: its words understood, not yet joined with the others. */
export type Row = InboundRow | MarkRow | BusinessCallRow | MessageRow;

export function isMessageRow(row: Row): row is MessageRow {
  return row.kind === 'outbound' || row.kind === 'receipt';
}
