import { compareText } from '../model/text.js';
import type { EventKind, ReceiptStatus, TimelineEvent } from '../model/event.js';

/** An event and the position of its record in the input. */
export interface Positioned {
  readonly event: TimelineEvent;
  readonly position: number;
}

export const KIND_RANK: Readonly<Record<EventKind, number>> = {
  inbound: 0,
  call: 0,
  opt_in: 1,
  opt_out: 1,
  outbound: 2,
  receipt: 3,
};
export const STATUS_RANK: Readonly<Record<'sent' | ReceiptStatus, number>> = {
  sent: 0,
  delivered: 1,
  read: 2,
  failed: 3,
};

/** Replay order (contract §1). Texts compare by code unit: no locale may change a replay. */
export function compareEvents(a: Positioned, b: Positioned): number {
  return (
    a.event.at - b.event.at ||
    KIND_RANK[a.event.kind] - KIND_RANK[b.event.kind] ||
    compareText(a.event.number, b.event.number) ||
    compareText(a.event.contact, b.event.contact) ||
    compareText(a.event.id, b.event.id) ||
    statusRank(a.event) - statusRank(b.event) ||
    compareText(recipientOf(a.event), recipientOf(b.event)) ||
    a.position - b.position
  );
}

function statusRank(event: TimelineEvent): number {
  return event.kind === 'receipt' ? STATUS_RANK[event.status] : 0;
}

function recipientOf(event: TimelineEvent): string | null {
  return event.kind === 'receipt' ? (event.recipient ?? null) : null;
}
