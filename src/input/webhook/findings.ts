import { finding, type Finding } from '../../model/finding.js';
import { MINUTE, SECOND, HOUR } from '../../model/instant.js';
import { plural, type Counts } from './counts.js';
import { groupBy } from '../../model/groupBy.js';
import type { Item } from './items.js';
import type { Reading } from './reading.js';

/** What is told once about all webhooks of the input. */
export function readingFindings({ counts, items, people }: Reading): readonly Finding[] {
  return [...countedFindings(counts), ...repeatedIn(items), ...skewIn(items), ...changedIn(people.changed, items)];
}

/** What is told once however often it occurs. */
export function countedFindings(counts: Counts): readonly Finding[] {
  return [
    ...counts.finding('TEST_WEBHOOK', (total) => `${plural(total, 'test webhook')} of the Meta dashboard`),
    ...counts.finding('APP_ECHO', (total) => `${plural(total, 'message')} sent from the WhatsApp Business app`),
    ...counts.finding('IMPORTED_HISTORY', (_, words) => `imported history: ${words}`),
    ...counts.finding(
      'INTERNATIONAL_ELIGIBILITY',
      (_, words) => `the account is told of authentication-international: ${words}`,
    ),
    ...counts.finding('PARTS_NOT_READ', (_, words) => `not read: ${words}`),
    ...counts.finding('UNKNOWN_WORD', (_, words) => `not known to this version: ${words}`),
    ...counts.finding(
      'POST_REFERRAL',
      (total) => `${plural(total, 'customer message')} came through a post, not an ad`,
    ),
    ...counts.finding('RECEIPT_TIME_NOT_READ', (total) => `${plural(total, 'time')} of receipt without a zone`),
  ];
}

function copyKey(item: Item): string {
  const { kind, id, at, aliases, group } = item;
  if (kind === 'status') return group ? JSON.stringify([id, item.status, item.recipient]) : `${item.status} ${id}`;
  return id === null ? JSON.stringify([kind, at, aliases]) : `${kind} ${id}`;
}

/** At the first part that another one, above it, told already. */
function repeatedIn(items: readonly Item[]): readonly Finding[] {
  const again = toldAgain(items);
  const [first] = again;
  return first === undefined ? [] : [repeated(again.length, first.part.place())];
}

/** What another one, above it, told already. */
export function toldAgain(items: readonly Item[]): readonly Item[] {
  const told = new Set<string>();
  return items.filter((item) => told.size === told.add(copyKey(item)).size);
}

export function repeated(count: number, place: Pick<Finding, 'source'>): Finding {
  const message = `${plural(count, 'part')} of the log came more than once and ${count === 1 ? 'counts' : 'count'} once`;
  return finding('DUPLICATE_RECORD', { message, ...place });
}

/** How much later than Meta's time things were received, and what was so first; null where no time of receipt is told. */
export interface Skews {
  readonly skews: readonly number[];
  readonly first: Item;
}

/** Of copies the first to arrive: what came again later was late already at Meta. */
export function skewsOf(items: readonly Item[]): Skews | null {
  if (items.every(({ receivedAt }) => receivedAt === null)) return null;
  const copies = [...groupBy(items, copyKey).values()];
  const [first] = copies.find((group) => group.some(({ receivedAt }) => receivedAt !== null)) ?? [];
  if (first === undefined) return null;
  const skews = copies.flatMap((group) => {
    const received = group.flatMap(({ receivedAt }) => receivedAt ?? []);
    if (received.length === 0) return [];
    const at = group.reduce((earliest, item) => Math.min(earliest, item.at), Infinity);
    return received.reduce((a, b) => Math.min(a, b)) - at;
  });
  return { skews, first };
}

function skewIn(items: readonly Item[]): readonly Finding[] {
  const found = skewsOf(items);
  return found === null ? [] : [skew(found.skews, found.first.part.place())];
}

export function skew(told: readonly number[], place: Pick<Finding, 'source'>): Finding {
  const skews = [...told].sort((a, b) => a - b);
  const median = skews[Math.floor((skews.length - 1) / 2)] ?? 0;
  const most = skews.reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far), 0);
  const message = `${plural(skews.length, 'part tells', 'parts tell')} when received: ${late(median)} in the median, ${late(most)} at most`;
  return finding('CLOCK_SKEW', { message, ...place });
}

function late(milliseconds: number): string {
  return `${amount(Math.abs(milliseconds))} ${milliseconds < 0 ? 'before' : 'after'} Meta's timestamp`;
}

function amount(milliseconds: number): string {
  if (milliseconds < 2 * MINUTE) return `${milliseconds / SECOND} s`;
  return milliseconds < 2 * HOUR ? `${Math.round(milliseconds / MINUTE)} min` : `${Math.round(milliseconds / HOUR)} h`;
}

function changedIn(count: number, items: readonly Item[]): readonly Finding[] {
  if (count === 0) return [];
  return [changed(count, items.find(isOfSystem)?.part.place() ?? null)];
}

/** What Meta says in a customer's name. */
export function isOfSystem(item: Item): boolean {
  return item.kind === 'inbound' && item.type === 'system';
}

export function changed(count: number, place: Pick<Finding, 'source'> | null): Finding {
  const message = `${plural(count, 'customer')} changed the number or the user id`;
  return finding('CONTACT_CHANGED', { message, ...place });
}
