import type { KindSource, Outbound, OutboundType, Receipt, TemplateCategory } from '../model/event.js';
import { instantOf } from '../model/instant.js';
import { compareText } from '../model/text.js';
import type { MessageRow } from './row.js';
import { bookedCategory } from './webhook/kind.js';

/** What the rows of one message say together, or what they leave open. */
type Told =
  | { readonly kind: 'told'; readonly event: Outbound }
  /** A template of which no record says the category. */
  | { readonly kind: 'no category' }
  /** A message of which webhooks tell, and nothing says what it was. */
  | { readonly kind: 'untold' };

export function outboundOf(submission: MessageRow, rows: readonly MessageRow[], handle: string): Told {
  const kind = kindOf(rows);
  if (kind === null) return { kind: 'untold' };
  const wire = wireOf(rows);
  const about = aboutOutbound(submission, rows, handle);
  const more = {
    ...(wire !== null && { kindFrom: kind.from, reported: wire.reported }),
    ...(isReadAlone(submission, rows) && { sentBefore: true as const }),
  };
  const { type } = kind;
  if (type !== 'template') return { kind: 'told', event: { type, ...about, ...more } };
  const { category, template } = kind;
  if (category === null) return { kind: wire === null ? 'no category' : 'untold' };
  return { kind: 'told', event: { type, category, template, ...about, ...more } };
}

/** By time, then by handle. */
export function compareMessages(a: Dated, b: Dated): number {
  return a.at - b.at || compareText(a.handle, b.handle);
}
type Dated = Pick<Outbound, 'at' | 'handle'>;

/** Whether nothing tells when the message was sent or delivered: the time of its read receipt is taken for both. */
function isReadAlone({ origin, group, wire }: MessageRow, rows: readonly MessageRow[]): boolean {
  if (origin !== 'webhook' || group === true || wire?.sentAt !== null) return false;
  const receipts = rows.filter(({ kind }) => kind === 'receipt');
  return receipts.length > 0 && receipts.every(({ status }) => status === 'read');
}

/** What a message is besides its kind. */
export function aboutOutbound(submission: MessageRow, rows: readonly MessageRow[], handle: string) {
  const { contact, number, id, record, receivedAt, group } = submission;
  return {
    kind: 'outbound',
    at: instantOf(submission.at),
    contact,
    number,
    id,
    handle,
    source: record.source,
    account: firstSaid(rows, 'account'),
    country: firstSaid(rows, 'country'),
    tag: firstSaid(rows, 'tag'),
    channel: firstSaid(rows, 'channel'),
    ...(receivedAt !== undefined && { receivedAt: instantOf(receivedAt) }),
    ...(group !== undefined && { group }),
  } as const;
}

export function receiptOf(row: MessageRow, said: Pick<Receipt, 'handle' | 'status' | 'at' | 'assumed'>): Receipt {
  const { contact, number, id, record, receivedAt, group, recipient } = row;
  return {
    kind: 'receipt',
    contact,
    number,
    id,
    source: record.source,
    ...said,
    ...(receivedAt !== undefined && { receivedAt: instantOf(receivedAt) }),
    ...(group !== undefined && { group }),
    ...(recipient !== undefined && { recipient }),
  };
}

/** What webhooks know of the message; null when it is known from records alone. */
export function wireOf(rows: readonly MessageRow[]) {
  return rows.find(({ wire }) => wire !== undefined)?.wire ?? null;
}

interface KindSaid {
  readonly type: OutboundType;
  readonly category: TemplateCategory | null;
  readonly template: string | null;
  readonly from: KindSource;
}

/** Records say what a message was; of messages known from webhooks alone it is inferred, or not known. */
function kindOf(rows: readonly MessageRow[]): KindSaid | null {
  const wire = wireOf(rows);
  const saying = rows.find(({ type }) => type !== null);
  if (saying === undefined && wire !== null) return wire.kind;
  return {
    type: saying?.type ?? 'text',
    category: firstSaid(rows, 'category') ?? wire?.kind?.category ?? (wire === null ? null : bookedCategory(wire)),
    template: firstSaid(rows, 'template') ?? wire?.kind?.template ?? null,
    from: saying?.origin === 'send_log' ? 'send_log' : 'input',
  };
}

type Said = 'type' | 'category' | 'template' | 'account' | 'country' | 'tag' | 'channel';

function firstSaid<K extends Said>(rows: readonly MessageRow[], field: K): MessageRow[K] | null {
  return rows.find((row) => row[field] !== null)?.[field] ?? null;
}
