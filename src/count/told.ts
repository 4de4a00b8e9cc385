import { NotPlain } from '../input/plain/notPlain.js';
import type { Profile } from '../input/plain/profile.js';
import type { Instant } from '../model/instant.js';
import type { Became } from './replay.js';

/** What is remembered of a message by its id: which statuses were told, a bit each; above them its profile and its file. */
export const TOLD = { none: 1, sent: 2, delivered: 4, read: 8, failed: 16 } as const;
export const REFUSED = 32;
export const NO_MESSAGE = 64;
/** The message itself was told too long ago: what is remembered is a receipt of it. */
export const LATE = 128;
const PROFILE_SHIFT = 8;
const MOST_PROFILES = 1 << 16;
const FILE_SHIFT = 24;
const MOST_FILES = 1 << 8;

export function aboutRow(profile: number, file: number): number {
  if (profile >= MOST_PROFILES || file >= MOST_FILES) throw new NotPlain('there are too many files, templates or tags');
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

/** What a row tells. */
export function toldBy({ status }: Profile, deliveredAt: number): number {
  return TOLD[status ?? (Number.isNaN(deliveredAt) ? 'none' : 'delivered')];
}

/** The one thing that the row tells to have become of its message; null where it tells none or several. */
export function becameAtOnce({ status }: Profile, at: Instant, deliveredAt: number): Became | null {
  const delivered = !Number.isNaN(deliveredAt);
  if (status === null)
    return { at: (delivered ? deliveredAt : at) as Instant, status: 'delivered', assumed: !delivered };
  if (delivered)
    return status === 'failed' || status === 'read'
      ? null
      : { at: deliveredAt as Instant, status: 'delivered', assumed: false };
  return status === 'sent' ? null : { at, status, assumed: false };
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

/** Delivered and failed at once: which of the two holds is known only when all rows are. */
export function conflictsWith(told: number, now: number): boolean {
  const both = told | now;
  return (both & TOLD.failed) !== 0 && (both & (TOLD.delivered | TOLD.read)) !== 0;
}
