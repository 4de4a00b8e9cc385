import type { TimelineEvent } from '../model/event.js';
import { groupBy } from '../model/groupBy.js';
import { instantOf, type Instant } from '../model/instant.js';
import { compareText } from '../model/text.js';
import { countryOf } from '../rates/market.js';

/** The events between one contact and one number, in replay order; never empty. */
export interface Pair {
  readonly contact: string | null;
  readonly number: string | null;
  readonly events: readonly TimelineEvent[];
}

/** Splits a timeline into its pairs, ordered by contact, then number; `accounts` says who pays where the input does not. */
export function pairsOf(
  events: readonly TimelineEvent[],
  accounts: ReadonlyMap<string, string> = new Map(),
): readonly Pair[] {
  const own = events.map((event) => marked(event, accounts));
  const pairs = [...groupBy(own, ({ contact }) => contact)].flatMap(([contact, ofContact]) =>
    [...groupBy(ofContact, ({ number }) => number)].map(([number, ofPair]) => ({ contact, number, events: ofPair })),
  );
  return pairs.sort((a, b) => compareText(a.contact, b.contact) || compareText(a.number, b.number));
}

/** The account that pays and the customer's country, where the input does not name them. */
export function marked<E extends TimelineEvent>(event: E, accounts: ReadonlyMap<string, string>): E {
  if (event.kind !== 'outbound') return event;
  const account = event.account ?? (event.number === null ? null : (accounts.get(event.number) ?? null));
  const country = countryOf(event.contact, event.country);
  return account === event.account && country === event.country ? event : { ...event, account, country };
}

/** The first and the last instant of what is in order of time; Hour 0 or the epoch where there is nothing. */
export function extentOf(inOrder: readonly { readonly at: Instant }[]): { first: Instant; last: Instant } {
  const first = inOrder[0]?.at ?? instantOf(0);
  return { first, last: inOrder.at(-1)?.at ?? first };
}
