import type { EntryPointSource, InboundType, OutboundType, TemplateCategory } from '../model/event.js';
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
}

export interface InboundRow extends RowBase {
  readonly kind: 'inbound';
  readonly type: InboundType;
  readonly entryPoint: EntryPointSource | null;
}

export interface MarkRow extends RowBase {
  readonly kind: Mark;
}

/** A call by the business: read, and no event. */
export interface BusinessCallRow extends RowBase {
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
}

/** One usable record: its words understood, not yet joined with the others. */
export type Row = InboundRow | MarkRow | BusinessCallRow | MessageRow;

export function isMessageRow(row: Row): row is MessageRow {
  return row.kind === 'outbound' || row.kind === 'receipt';
}
