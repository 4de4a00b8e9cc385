import { STATUS_RANK } from '../input/order.js';
import type { Profile } from '../input/plain/profile.js';
import type { ReceiptStatus } from '../model/event.js';
import { FILE_SHIFT, MOST_PROFILES, NOTHING_TOLD, PROFILE_SHIFT } from './kernel/layout.js';

/** What is remembered of a message by its id: which statuses were told, a bit each; above them its profile and its file. */
export const TOLD = { none: NOTHING_TOLD, sent: 2, delivered: 4, read: 8, failed: 16 } as const;
export const REFUSED = 32;
export const NO_MESSAGE = 64;
/** The message itself was told too long ago: what is remembered is a receipt of it. */
export const LATE = 128;
export const MOST_FILES = 1 << 8;

/** Of fewer than `MOST_PROFILES` and `MOST_FILES`. */
export function aboutRow(profile: number, file: number): number {
  return (profile << PROFILE_SHIFT) | (file << FILE_SHIFT);
}

/** The profile of the row that told the message first. */
export function profileIn(told: number): number {
  return (told >>> PROFILE_SHIFT) % MOST_PROFILES;
}

/** And its file. */
export function fileIn(told: number): number {
  return told >>> FILE_SHIFT;
}

/** What became of a message. */
export interface Fate {
  readonly status: ReceiptStatus;
  /** Nothing says so: it is assumed to have been delivered when it was sent. */
  readonly assumed: boolean;
  /** Tells one from another; a small number. */
  readonly index: number;
}

/** Whether it is told that a message arrived. */
export function contradictsRefusal({ status, assumed }: Fate): boolean {
  return !assumed && status !== 'failed';
}

/** Each as it is told. */
export const FATES: Readonly<Record<ReceiptStatus, Fate>> = {
  delivered: fateTold('delivered'),
  read: fateTold('read'),
  failed: fateTold('failed'),
};
const ASSUMED: Fate = { status: 'delivered', assumed: true, index: 0 };

function fateTold(status: ReceiptStatus): Fate {
  return { status, assumed: false, index: STATUS_RANK[status] };
}

/** What the words of a row tell, worked out once for all rows of a profile. */
export interface Telling {
  readonly said: Profile;
  /** As the profile says, of which there are many forms: here they are found at once. */
  readonly kind: Profile['kind'];
  readonly status: Profile['status'];
  /** A message of the business, or what became of one. */
  readonly isMessage: boolean;
  readonly lacksCategory: boolean;
  /** The one thing told to have become of its message where the row has a time of delivery; null where it is several. */
  readonly fateDelivered: Fate | null;
  /** The same where the row has none; null where it tells nothing. It is of the time of the row. */
  readonly fate: Fate | null;
  /** What is remembered to have been told, with a time of delivery and without: see `TOLD`. */
  readonly toldDelivered: number;
  readonly told: number;
}

export function tellingOf(said: Profile): Telling {
  const { kind, type, category, status } = said;
  return {
    said,
    kind,
    status,
    isMessage: kind === 'outbound' || kind === 'receipt',
    lacksCategory: type === 'template' && category === null,
    fateDelivered: status === 'failed' || status === 'read' ? null : FATES.delivered,
    fate: status === null ? ASSUMED : status === 'sent' ? null : FATES[status],
    toldDelivered: TOLD[status ?? 'delivered'],
    told: TOLD[status ?? 'none'],
  };
}

/** In what two rows about one message contradict each other. */
export function contradiction(a: Profile, b: Profile): 'type' | 'category' | null {
  if (a.type !== null && b.type !== null && a.type !== b.type) return 'type';
  return a.category !== null && b.category !== null && a.category !== b.category ? 'category' : null;
}

const SAID = ['type', 'category', 'template', 'account', 'country', 'tag', 'channel'] as const;

/** Whether a later row says of the message what the first one left open. */
export function saysMore(first: Profile, later: Profile): boolean {
  return SAID.some((field) => first[field] === null && later[field] !== null);
}

/** Whether it is not told what became of a message, which was refused or is taken to have arrived: it is not on its way. */
export function isUnsettled(told: number): boolean {
  if ((told & (TOLD.delivered | TOLD.read | TOLD.failed)) !== 0) return false;
  return (told & (TOLD.none | REFUSED)) !== 0;
}

/** Delivered and failed at once: which of the two holds is known only when all rows are. */
export function conflictsWith(told: number, now: number): boolean {
  const both = told | now;
  return (both & TOLD.failed) !== 0 && (both & (TOLD.delivered | TOLD.read)) !== 0;
}
