import type { Outbound, ReceiptStatus, TimelineEvent } from '../model/event.js';
import { finding, type Finding, type FindingCode } from '../model/finding.js';
import { groupBy } from '../model/groupBy.js';
import { instantOf, type Instant } from '../model/instant.js';
import type { UntoldMessage } from '../model/timeline.js';
import type { Field } from './fields.js';
import { aboutOutbound, compareMessages, outboundOf, receiptOf, wireOf } from './message.js';
import { compareEvents, type Positioned } from './order.js';
import { compareText } from '../model/text.js';
import type { RawRecord } from './record.js';
import { ID_HORIZON, isPremature, messagesUnder } from './repeats.js';
import { isMessageRow, type MessageRow, type Row } from './row.js';
import { quote } from './words.js';

/** Rows joined into events in replay order. */
export interface Assembled {
  readonly events: readonly TimelineEvent[];
  /** Messages that webhooks tell of with the record of each, in order of time. */
  readonly told: readonly { readonly event: Outbound; readonly record: RawRecord }[];
  /** Messages whose kind nothing tells, in order of time. */
  readonly untold: readonly { readonly message: UntoldMessage; readonly record: RawRecord }[];
  readonly findings: readonly Finding[];
  /** Rows set aside, and why. */
  readonly setAside: ReadonlyMap<Row, FindingCode>;
}

/** `horizon`: milliseconds for which an id is remembered. */
export function assemble(rows: readonly Row[], horizon = ID_HORIZON): Assembled {
  const assembly = new Assembly(horizon);
  for (const group of groupBy(rows, messageOf).values()) assembly.add(group);
  return assembly.result();
}

/** Rows that share id, contact and number are about one message; a row without id stands for itself. */
function messageOf(row: Row): string | Row {
  return row.id === null ? row : JSON.stringify([row.id, row.contact, row.number]);
}

class Assembly {
  readonly #events: Positioned[] = [];
  readonly #told: { event: Outbound; record: RawRecord }[] = [];
  readonly #untold: { message: UntoldMessage; record: RawRecord }[] = [];
  readonly #findings: Finding[] = [];
  readonly #setAside = new Map<Row, FindingCode>();
  readonly #horizon: number;

  constructor(horizon: number) {
    this.#horizon = horizon;
  }

  result(): Assembled {
    return {
      events: this.#events.sort(compareEvents).map(({ event }) => event),
      told: this.#told.sort((a, b) => compareMessages(a.event, b.event)),
      untold: this.#untold.sort((a, b) => compareMessages(a.message, b.message)),
      findings: this.#findings,
      setAside: this.#setAside,
    };
  }

  /** Adds the rows under one id. */
  add(group: readonly Row[]): void {
    const [first = [], ...again] = messagesUnder([...group].sort(compareRows), this.#horizon);
    this.#addRows(first, ({ id, record }) => id ?? record.handle);
    // The id is the handle of the first message.
    for (const rows of again) this.#addRows(rows, ({ record }) => record.handle);
  }

  /** Adds the rows of one message. The first row by time that is no mere receipt says what it is. */
  #addRows(all: readonly Row[], handleOf: HandleOf): void {
    const rows = this.#withoutPremature(all);
    const first = rows.find((row) => row.kind !== 'receipt');
    if (first === undefined) {
      for (const row of rows) this.#refuseReceipt(row);
    } else if (isMessageRow(first)) {
      this.#addMessage(first, rows, handleOf(first));
    } else {
      this.#addOther(first, rows, handleOf(first));
    }
  }

  /** A message that was delivered before it was sent is set aside, and the next row of it takes its place. */
  #withoutPremature(rows: readonly Row[]): readonly Row[] {
    let found = false;
    return rows.filter((row) => {
      if (found || row.kind === 'receipt') return true;
      found = !isPremature(row);
      if (!found)
        this.#refuse('DELIVERED_BEFORE_SENT', row, 'delivered_at', 'the message was delivered before it was sent');
      return found;
    });
  }

  #addOther(first: Exclude<Row, MessageRow>, rows: readonly Row[], handle: string): void {
    for (const row of rows) {
      if (row === first) continue;
      if (row.kind === 'receipt') this.#refuseReceipt(row);
      else if (isRepeated(first, row)) this.#noteDuplicate(first, row);
      else this.#refuseConflict(first, row, 'type');
    }
    const event = otherEvent(first, handle);
    if (event !== null) this.#events.push({ event, position: first.position });
  }

  #addMessage(submission: MessageRow, rows: readonly Row[], handle: string): void {
    const told = this.#agreeing(submission, rows);
    const outbound = outboundOf(submission, told, handle);
    if (outbound.kind === 'untold') {
      this.#keepUntold(submission, told, handle);
      return;
    }
    if (outbound.kind === 'no category') {
      this.#refuse('TEMPLATE_WITHOUT_CATEGORY', submission, 'category', 'the template has no category');
      for (const row of told) if (row !== submission) this.#refuseReceipt(row);
      return;
    }
    const { event } = outbound;
    this.#events.push({ event, position: submission.position });
    if (event.kindFrom !== undefined) this.#told.push({ event, record: submission.record });
    for (const { row, status, at, assumed } of this.#receiptsOf(submission, told)) {
      this.#events.push({ event: receiptOf(row, { handle, status, at, assumed }), position: row.position });
    }
  }

  #keepUntold(submission: MessageRow, rows: readonly MessageRow[], handle: string): void {
    const { id, at, contact, number, account, source } = aboutOutbound(submission, rows, handle);
    const reported = wireOf(rows)?.reported ?? { pricing: null, conversation: null, errors: [] };
    const receipts = this.#receiptsOf(submission, rows)
      .map(({ status, at: told, row: { recipient } }) => ({
        status,
        at: told,
        ...(recipient !== undefined && { recipient }),
      }))
      .sort((a, b) => a.at - b.at);
    const message = { id, handle, at, contact, number, account, source, reported, receipts };
    this.#untold.push({ message, record: submission.record });
  }

  /** The rows that tell of this message, each status once; the others are noted or set aside. */
  #agreeing(submission: MessageRow, rows: readonly Row[]): readonly MessageRow[] {
    const told: MessageRow[] = [];
    const statuses = new Map<string, MessageRow>();
    for (const row of [submission, ...rows.filter((other) => other !== submission)]) {
      if (!isMessageRow(row)) {
        this.#refuseConflict(submission, row, 'direction');
        continue;
      }
      const contradicted = told.find((earlier) => contradiction(earlier, row) !== null);
      const status = keyOf(row.status ?? (row.deliveredAt === null ? 'none' : 'delivered'), row);
      const repeated = statuses.get(status);
      if (contradicted !== undefined) {
        this.#refuseConflict(contradicted, row, contradiction(contradicted, row) ?? 'type');
      } else if (row.at < submission.at || (row.deliveredAt !== null && row.deliveredAt < submission.at)) {
        const field = row.at < submission.at ? 'time' : 'delivered_at';
        this.#refuse('DELIVERED_BEFORE_SENT', row, field, 'the receipt is older than its message');
      } else if (repeated !== undefined && repeated.origin === row.origin) {
        this.#noteDuplicate(repeated, row);
      } else {
        statuses.set(status, row);
        told.push(row);
      }
    }
    return told;
  }

  /** What became of a message: each status once, of a message to a group once for each recipient. */
  #receiptsOf(submission: MessageRow, rows: readonly MessageRow[]): readonly ReceiptTold[] {
    const receipts = new Map<string, ReceiptTold>();
    const tell = (status: ReceiptStatus, at: number, row: MessageRow) => {
      const key = keyOf(status, row);
      const earlier = receipts.get(key);
      if (earlier === undefined || at < earlier.at)
        receipts.set(key, { status, at: instantOf(at), row, assumed: false });
    };
    for (const row of rows) {
      if (row.deliveredAt !== null) tell('delivered', row.deliveredAt, row);
      if (isReceiptStatus(row.status) && statusHasItsTime(row)) tell(row.status, row.at, row);
    }
    for (const [key, { status, row }] of receipts) {
      const others = ['delivered', 'read'].some((other) => receipts.has(keyOf(other, row)));
      if (status !== 'failed' || !others) continue;
      receipts.delete(key);
      this.#note('CONFLICTING_RECEIPTS', row, 'status', 'the message is both delivered and failed');
    }
    const silent = rows.every(({ status, deliveredAt }) => status === null && deliveredAt === null);
    const assumed = { status: 'delivered', at: instantOf(submission.at), row: submission, assumed: true } as const;
    return silent ? [assumed] : [...receipts.values()];
  }

  #refuseReceipt(row: Row): void {
    this.#refuse(
      'RECEIPT_WITHOUT_MESSAGE',
      row,
      'id',
      `there is no usable message ${quote(row.id ?? '')} for this row`,
    );
  }

  #refuseConflict(first: Row, row: Row, field: Field): void {
    const { handle } = first.record;
    this.#refuse(
      'CONFLICTING_RECORD',
      row,
      field,
      `the ${field} of ${quote(row.id ?? '')} differs from that at ${handle}`,
    );
  }

  #noteDuplicate(first: Row, row: Row): void {
    this.#note('DUPLICATE_RECORD', row, 'id', `${quote(row.id ?? '')} was already told at ${first.record.handle}`);
  }

  #refuse(code: FindingCode, row: Row, field: Field, message: string): void {
    this.#setAside.set(row, code);
    this.#note(code, row, field, message);
  }

  #note(code: FindingCode, row: Row, field: Field, message: string): void {
    this.#findings.push(finding(code, { message, ...row.record.place(field) }));
  }
}

type HandleOf = (first: Row) => string;

interface ReceiptTold {
  readonly status: ReceiptStatus;
  readonly at: Instant;
  readonly row: MessageRow;
  readonly assumed: boolean;
}

function keyOf(status: string, { recipient }: MessageRow): string {
  return recipient === undefined ? status : `${status} ${recipient}`;
}

/** With a delivery later than the row's own time, that time is the sending and says nothing about reading. */
function statusHasItsTime({ status, deliveredAt, at }: MessageRow): boolean {
  if (status === 'delivered') return deliveredAt === null;
  return status === 'failed' || deliveredAt === null || at >= deliveredAt;
}

function isReceiptStatus(status: MessageRow['status']): status is ReceiptStatus {
  return status !== null && status !== 'sent';
}

/** The field in which two rows of one message disagree. */
function contradiction(a: MessageRow, b: MessageRow): Field | null {
  if (a.type !== null && b.type !== null && a.type !== b.type) return 'type';
  return a.category !== null && b.category !== null && a.category !== b.category ? 'category' : null;
}

function isRepeated(a: Row, b: Row): boolean {
  if (a.kind === 'inbound' && b.kind === 'inbound') return a.type === b.type;
  return a.kind === b.kind;
}

function otherEvent(row: Exclude<Row, MessageRow>, handle: string): TimelineEvent | null {
  if (row.kind === 'business_call') return null;
  const { contact, number, id, record, receivedAt, group } = row;
  const base = {
    at: instantOf(row.at),
    contact,
    number,
    id,
    handle,
    source: record.source,
    ...(receivedAt !== undefined && { receivedAt: instantOf(receivedAt) }),
    ...(group !== undefined && { group }),
  };
  if (row.kind !== 'inbound') return { kind: row.kind, ...base };
  const { type, entryPoint, callPermission } = row;
  return {
    kind: 'inbound',
    type,
    entryPoint,
    ...base,
    ...(callPermission !== undefined && { callPermission }),
    ...(record.answersUntold === true && { answersUntold: true }),
  };
}

const STATUS_ORDER = [null, 'sent', 'delivered', 'read', 'failed'];

/** By time and then by what the rows say, so that the order of arrival decides between equal rows alone. */
function compareRows(a: Row, b: Row): number {
  if (a.at !== b.at) return a.at - b.at;
  const [left, right] = [statusOf(a), statusOf(b)];
  return left - right || compareText(contentOf(a), contentOf(b)) || a.position - b.position;
}

function statusOf(row: Row): number {
  return isMessageRow(row) ? STATUS_ORDER.indexOf(row.status) : 0;
}

function contentOf(row: Row): string {
  const { values } = row.record;
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => compareText(a, b)));
}
