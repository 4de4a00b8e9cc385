import type { PairRun, Run, Totals } from '../model/run.js';
import { visible } from './text.js';
import { plural } from './words.js';

/** The run as if it held this contact alone, on whatever numbers; null leaves it whole. */
export function selectContact(run: Run, contact: string | null): Run {
  if (contact === null) return run;
  const pairs = run.pairs.filter((pair) => pair.contact === contact);
  return { ...run, pairs, totals: totalsOfPairs(pairs) };
}

/** The pairs of the first `limit` contacts; null is all. */
export function firstContacts(pairs: readonly PairRun[], limit: number | null): readonly PairRun[] {
  if (limit === null) return pairs;
  const chosen = new Set(contactsOf(pairs).slice(0, limit));
  return pairs.filter(({ contact }) => chosen.has(contact));
}

/** How many contacts a report leaves out and how to see them; null when it shows all. */
export function hiddenWords(pairs: readonly PairRun[], shown: readonly PairRun[]): string | null {
  const seen = new Set(contactsOf(shown));
  const hidden = contactsOf(pairs).filter((contact) => !seen.has(contact));
  const [next] = hidden;
  if (next === undefined) return null;
  const one = next === null ? '' : ` or --contact ${visible(next)}`;
  return `${plural(hidden.length, 'more contact')} not shown: see them with --limit all${one}.`;
}

function contactsOf(pairs: readonly PairRun[]): readonly (string | null)[] {
  return [...new Set(pairs.map(({ contact }) => contact))];
}

export function totalsOfPairs(pairs: readonly PairRun[]): Totals {
  const charges = pairs.flatMap((pair) => pair.charges);
  return {
    conversations: countBy(
      pairs.flatMap(({ conversations }) => conversations),
      ({ category }) => category,
    ),
    billable: countBy(
      charges.filter(({ billable }) => billable),
      ({ category }) => category,
    ),
    free: countBy(
      charges.filter(({ billable }) => !billable),
      ({ type }) => type,
    ),
    rejected: pairs.reduce((sum, { rejections }) => sum + rejections.length, 0),
  };
}

function countBy<T, K extends string>(items: readonly T[], keyOf: (item: T) => K): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
