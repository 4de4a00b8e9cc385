import type { TimelineEvent } from '../model/event.js';
import { instantOf, type Instant } from '../model/instant.js';

/** The events between one contact and one number, in replay order; never empty. */
export interface Pair {
  readonly contact: string | null;
  readonly number: string | null;
  readonly events: readonly TimelineEvent[];
}

/** Splits a timeline into its pairs, ordered by contact, then number. */
export function pairsOf(events: readonly TimelineEvent[]): readonly Pair[] {
  const pairs = new Map<string, { contact: string | null; number: string | null; events: TimelineEvent[] }>();
  for (const event of events) {
    const { contact, number } = event;
    const key = JSON.stringify([contact, number]);
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { contact, number, events: [event] });
    else pair.events.push(event);
  }
  return [...pairs.values()].sort((a, b) => compare(a.contact, b.contact) || compare(a.number, b.number));
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** The first and the last instant of what is in order of time; Hour 0 or the epoch where there is nothing. */
export function extentOf(inOrder: readonly { readonly at: Instant }[]): { first: Instant; last: Instant } {
  const first = inOrder[0]?.at ?? instantOf(0);
  return { first, last: inOrder.at(-1)?.at ?? first };
}
