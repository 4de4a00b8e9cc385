import { HOUR } from '../model/instant.js';
import { isMessageRow, type Row } from './row.js';

/** Milliseconds for which an id is remembered: Meta repeats a webhook that was not acknowledged for 36 hours (formats.md §1). */
export const ID_HORIZON = 36 * HOUR;

/**
 * Parts the rows under one id, in order of time, where the id was forgotten: a row more than `horizon` after the first one
 * is about another message, unless this one had not arrived yet, or the row says that it was read. A `status` is what tells
 * such a row from a message of its own.
 */
export function messagesUnder(rows: readonly Row[], horizon: number): readonly (readonly Row[])[] {
  // Webhooks and what is joined to them are one message by now.
  if (rows.length === 1 || rows.some(({ origin }) => origin !== undefined)) return [rows];
  let message: Row[] = [];
  const messages = [message];
  let first: Row | null = null;
  let rememberedAt = NaN;
  let settledAt = Infinity;
  /** The rows of the last message that was told. */
  let told: Row[] | null = null;
  for (const row of rows) {
    const isForgotten = first !== null && row.at - rememberedAt > horizon;
    if (isForgotten) rememberedAt = row.at;
    // Receipts without a message, which came in between, are none that could have been read.
    const isOfTold = first?.kind === 'receipt' && isRead(row) && (isForgotten || row.kind === 'outbound');
    if (told !== null && isOfTold) {
      told.push(row);
      continue;
    }
    if (first !== null && isForgotten && !isLate(row, first, settledAt)) {
      messages.push((message = []));
      first = null;
      settledAt = Infinity;
    }
    message.push(row);
    if (isPremature(row)) continue;
    if (first === null) {
      first = row;
      rememberedAt = row.at;
      if (row.kind === 'outbound') told = message;
    }
    settledAt = Math.min(settledAt, settles(row));
  }
  return messages;
}

/** A message that was delivered before it was sent is set aside: nothing is remembered of it. */
export function isPremature(row: Row): boolean {
  return row.kind === 'outbound' && row.deliveredAt !== null && row.deliveredAt < row.at;
}

function isLate(row: Row, first: Row, settledAt: number): boolean {
  if (!isMessageRow(row) || !isMessageRow(first) || row.status === null) return false;
  return row.status === 'read' || settledAt >= row.at;
}

function isRead(row: Row): boolean {
  return isMessageRow(row) && row.status === 'read';
}

/** When it is known by this row what became of the message. */
function settles(row: Row): number {
  if (!isMessageRow(row)) return Infinity;
  const { status, deliveredAt, at } = row;
  return Math.min(status === null || status === 'sent' ? Infinity : at, deliveredAt ?? Infinity);
}
