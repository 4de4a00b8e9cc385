import type { Outbound, Receipt } from '../model/event.js';
import { instantOf } from '../model/instant.js';
import type { MessageRow } from './row.js';

/** What the rows of one message say together; null for a template of no category. */
export function outboundOf(submission: MessageRow, rows: readonly MessageRow[]): Outbound | null {
  const { contact, number, id, record } = submission;
  const base = {
    kind: 'outbound',
    at: instantOf(submission.at),
    contact,
    number,
    id,
    handle: id ?? record.handle,
    source: record.source,
    account: firstSaid(rows, 'account'),
    country: firstSaid(rows, 'country'),
    tag: firstSaid(rows, 'tag'),
    channel: firstSaid(rows, 'channel'),
  } as const;
  const type = firstSaid(rows, 'type') ?? 'text';
  if (type !== 'template') return { ...base, type };
  const category = firstSaid(rows, 'category');
  return category === null ? null : { ...base, type, category, template: firstSaid(rows, 'template') };
}

export function receiptOf(row: MessageRow, said: Pick<Receipt, 'handle' | 'status' | 'at' | 'assumed'>): Receipt {
  const { contact, number, id, record } = row;
  return { kind: 'receipt', contact, number, id, source: record.source, ...said };
}

type Said = 'type' | 'category' | 'template' | 'account' | 'country' | 'tag' | 'channel';

function firstSaid<K extends Said>(rows: readonly MessageRow[], field: K): MessageRow[K] | null {
  return rows.find((row) => row[field] !== null)?.[field] ?? null;
}
