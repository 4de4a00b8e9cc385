import type { PairRun, RunSummary } from '../model/run.js';
import { visible } from './text/text.js';
import { plural } from './words.js';

/** A run of which some pairs are shown; of the others there is what all of them add up to. */
export interface Overview {
  readonly run: RunSummary;
  readonly shown: readonly PairRun[];
  /** The contact after the last one shown, null too of one without a name; undefined where all are shown. */
  readonly next: string | null | undefined;
}

/** With the pairs of the first `limit` contacts, null is all; `pairs` are those of one more at least, where there is one. */
export function overviewOf(run: RunSummary, pairs: readonly PairRun[], limit: number | null): Overview {
  const contacts = [...new Set(pairs.map(({ contact }) => contact))];
  const chosen = new Set(contacts.slice(0, limit ?? Infinity));
  return { run, shown: pairs.filter(({ contact }) => chosen.has(contact)), next: contacts[chosen.size] };
}

/** How many contacts a report leaves out and how to see them; null when it shows all. */
export function hiddenWords({ run: { counts }, shown, next }: Overview): string | null {
  if (next === undefined) return null;
  const hidden = counts.contacts - new Set(shown.map(({ contact }) => contact)).size;
  const one = next === null ? '' : ` or --contact ${visible(next)}`;
  return `${plural(hidden, 'more contact')} not shown: see them with --limit all${one}.`;
}
