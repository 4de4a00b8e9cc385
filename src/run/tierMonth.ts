import { unitKey } from '../billing/allowance.js';
import { reachedSeries, seriesName, type TierTerms } from '../billing/cost.js';
import { TallyBuilder, unitsOf, type Tally } from '../billing/tally.js';
import type { UnitKey } from '../model/cost.js';
import type { Charge } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';
import type { Comparison, Settle } from './effect.js';

export const NO_TIERS: Comparison['tierMonth'] = () => null;

interface SettledPairs {
  readonly pairs: readonly PairRun[];
  readonly settle: Settle;
}

/** Where volume tiers take something off under one of the bills, the same message costs something else in another month. */
export function tierMonthOf(bills: readonly SettledPairs[], terms: TierTerms): Comparison['tierMonth'] {
  const reached = new Set(bills.flatMap((bill) => reachedSeries(unitsOf(dueOf(bill, terms)), terms)));
  if (reached.size === 0) return NO_TIERS;
  return (charge) => {
    const key = dueKey(charge, null);
    const name = key === null ? null : seriesName(key, terms);
    return key !== null && name !== null && reached.has(name) ? key.month : null;
  };
}

/** What is due and counts in some volume tier. */
function dueOf({ pairs, settle }: SettledPairs, terms: TierTerms): Tally {
  const due = new TallyBuilder();
  for (const { number, charges } of pairs) {
    for (const charge of charges) {
      const key = dueKey(settle(charge), number);
      if (key !== null && seriesName(key, terms) !== null) due.count(key);
    }
  }
  return due.tally();
}

function dueKey(charge: Charge, number: string | null): UnitKey | null {
  const { billable, price } = charge;
  return billable && price !== null ? unitKey({ ...charge, price }, number) : null;
}
