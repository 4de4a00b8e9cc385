import { unitKey } from '../billing/unitKeys.js';
import { totalsOf } from '../billing/totals.js';
import type { RunCost } from '../model/cost.js';
import { add, ZERO, type Decimal } from '../model/money.js';
import { isPriced, type PricedCharge } from '../model/outcome.js';
import type { PairRun, Run } from '../model/run.js';

/** The run as if it held this contact alone, on whatever numbers; null leaves it whole. */
export function selectContact(run: Run, contact: string | null): Run {
  if (contact === null) return run;
  const pairs = run.pairs.filter((pair) => pair.contact === contact);
  return { ...run, pairs, totals: totalsOf(pairs), cost: costOf(pairs, run) };
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
