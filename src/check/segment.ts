import type { Instant } from '../model/instant.js';
import type { Standing } from './answer.js';

/** Which contacts are meant; what is null or false does not matter. */
export interface Segment {
  readonly verdict: Standing['verdict'] | null;
  /** The window is open, and for no longer than these milliseconds. */
  readonly expiringWithin: number | null;
  /** The window closed, or will, on a customer of whom it is known that nobody answered. */
  readonly unanswered: boolean;
  readonly lastMessageBefore: Instant | null;
  /** At this instant or later. */
  readonly lastMessageAfter: Instant | null;
  readonly number: string | null;
}

export function isIn(standing: Standing, segment: Segment): boolean {
  const { verdict, unanswered, number } = standing;
  if (segment.verdict !== null && verdict !== segment.verdict) return false;
  if (segment.unanswered && unanswered !== true) return false;
  if (segment.number !== null && number !== segment.number) return false;
  return expires(standing, segment) && wrote(standing, segment);
}

function expires({ window, at }: Standing, { expiringWithin }: Segment): boolean {
  if (expiringWithin === null) return true;
  return window.state === 'open' && window.until !== null && window.until - at <= expiringWithin;
}

/** Who never wrote has no last message that could be before or after anything. */
function wrote({ lastMessageAt }: Standing, { lastMessageBefore, lastMessageAfter }: Segment): boolean {
  if (lastMessageBefore === null && lastMessageAfter === null) return true;
  if (lastMessageAt === null) return false;
  return lastMessageAt < (lastMessageBefore ?? Infinity) && lastMessageAt >= (lastMessageAfter ?? -Infinity);
}

export const SORTS = ['expiry', 'last'] as const;
/** `expiry`: what closes first, then what closed last; `last`: who wrote last. */
export type Sort = (typeof SORTS)[number];

export function inOrder(standings: readonly Standing[], sort: Sort): readonly Standing[] {
  const orders = ORDERS[sort];
  return [...standings].sort((a, b) => {
    for (const of of orders) {
      const difference = compare(of(a), of(b));
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

type Key = (standing: Standing) => number | string;

const byName: readonly Key[] = [({ contact }) => contact ?? '', ({ number }) => number ?? ''];

const RANKS = { open: 0, maybe: 1, closed: 2 } as const;

const ORDERS: Readonly<Record<Sort, readonly Key[]>> = {
  expiry: [
    ({ window }) => RANKS[window.state],
    ({ window }) => {
      if (window.state === 'closed') return -(window.until ?? -Infinity);
      return window.until ?? Infinity;
    },
    ...byName,
  ],
  last: [({ lastMessageAt }) => -(lastMessageAt ?? -Infinity), ...byName],
};

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
