import { reachedSeries, seriesName, type TierTerms } from '../billing/cost.js';
import { TallyBuilder, unitsOf, type Tally } from '../billing/tally.js';
import { UnitKeys } from '../billing/unitKeys.js';
import type { UnitKey } from '../model/cost.js';
import { getOrMake } from '../model/getOrMake.js';
import { isPriced, type Charge } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';
import type { Comparison, Settle } from './effect.js';

export const NO_TIERS: Comparison['tierMonth'] = () => null;

interface SettledPairs {
  readonly pairs: readonly PairRun[];
  readonly settle: Settle;
}

/** Where volume tiers take something off under one of the bills, the same message costs something else in another month. */
export function tierMonthOf(bills: readonly SettledPairs[], terms: TierTerms): Comparison['tierMonth'] {
  const keys = new DueKeys(terms);
  const reached = new Set(bills.flatMap((bill) => reachedSeries(unitsOf(dueOf(bill, keys)), terms)));
  if (reached.size === 0) return NO_TIERS;
  return (charge) => {
    const key = keys.of(charge, null);
    const series = key === null ? null : keys.seriesOf(key);
    return key !== null && series !== null && reached.has(series) ? key.month : null;
  };
}

/** What is due and counts in some volume tier. */
function dueOf({ pairs, settle }: SettledPairs, keys: DueKeys): Tally {
  const due = new TallyBuilder();
  for (const { number, charges } of pairs) {
    for (const charge of charges) {
      const key = keys.of(settle(charge), number);
      if (key !== null && keys.seriesOf(key) !== null) due.count(key);
    }
  }
  return due.tally();
}

/** By what the units that are due are counted, with the running count of tiers in which each stands. */
class DueKeys {
  readonly #terms: TierTerms;
  readonly #keys = new UnitKeys();
  readonly #series = new Map<UnitKey, string | null>();

  constructor(terms: TierTerms) {
    this.#terms = terms;
  }

  /** Null of what is not due, or has no price. */
  of(charge: Charge, number: string | null): UnitKey | null {
    return charge.billable && isPriced(charge) ? this.#keys.of(charge, number) : null;
  }

  /** By name; null where no volume tier counts it. */
  seriesOf(key: UnitKey): string | null {
    return getOrMake(this.#series, key, () => seriesName(key, this.#terms));
  }
}
