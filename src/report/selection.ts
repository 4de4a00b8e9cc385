import { unitKey } from '../billing/unitKeys.js';
import { totalsOf } from '../billing/totals.js';
import type { RunCost } from '../model/cost.js';
import { add, ZERO, type Decimal } from '../model/money.js';
import { isPriced, type PricedCharge } from '../model/outcome.js';
import type { PairRun, Run } from '../model/run.js';
import { visible } from './text/text.js';
import { plural } from './words.js';

/** The run as if it held this contact alone, on whatever numbers; null leaves it whole. */
export function selectContact(run: Run, contact: string | null): Run {
  if (contact === null) return run;
  const pairs = run.pairs.filter((pair) => pair.contact === contact);
  return { ...run, pairs, totals: totalsOf(pairs), cost: costOf(pairs, run) };
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

/** What this contact alone is charged, by its own charges: volume tiers belong to no contact. */
function costOf(pairs: readonly PairRun[], { cost }: Run): RunCost | null {
  if (cost === null) return null;
  const charges = pairs.flatMap(({ number, charges: own }) =>
    own.filter(isPriced).map((charge) => ({ number, charge })),
  );
  const due = charges.filter(({ charge }) => charge.billable).map(({ charge }) => charge);
  return {
    currency: cost.currency,
    amount: sumOf(due.filter(({ certain }) => certain)),
    possibleAmount: sumOf(due),
    unpriced: due.filter(({ price }) => price.amount === null).length,
    tiers: [],
    untiered: [],
    units: charges.map(({ number, charge }) => ({ key: unitKey(charge, number), count: 1 })),
  };
}

function sumOf(due: readonly PricedCharge[]): Decimal {
  return due.reduce((total, { price }) => add(total, price.amount ?? ZERO), ZERO);
}
