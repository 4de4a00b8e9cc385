import { TallyBuilder, type Entry } from '../billing/tally.js';
import { unitKey } from '../billing/unitKeys.js';
import { instantOf } from '../model/instant.js';
import type { PricedCharge } from '../model/outcome.js';
import type { CompiledAllowance } from '../rules/compile.js';

/** Units that one allowance counts. */
interface Load {
  readonly units: number;
  readonly charge: PricedCharge;
}

/** How many units of each load the allowance makes free, with the loads spread evenly over `owners` of one each. */
export function freedOf(loads: readonly Load[], allowance: CompiledAllowance, owners: number): readonly number[] {
  if (allowance.units === Infinity) return loads.map(({ units }) => units);
  const freed = loads.map(() => 0);
  for (const { own, times } of shares(
    loads.map(({ units }) => units),
    owners,
  )) {
    const taken = takenOf(
      own.map((units, index) => ({ units, charge: (loads[index] as Load).charge })),
      allowance,
    );
    for (const [index, units] of taken.entries()) freed[index] = (freed[index] ?? 0) + units * times;
  }
  return freed;
}

interface SameShare {
  readonly own: readonly number[];
  /** Owners that have the same. */
  readonly times: number;
}

/** What is left over goes to the first owners, one each. */
function shares(units: readonly number[], owners: number): readonly SameShare[] {
  const edges = [...new Set([0, owners, ...units.map((one) => one % owners)])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => ({
    own: units.map((one) => Math.floor(one / owners) + (from < one % owners ? 1 : 0)),
    times: (edges[index + 1] ?? owners) - from,
  }));
}

const MONTH_LENGTH = 1e12;

/** The first deliveries of a month that the tally takes, with every load spread evenly over the month. */
function takenOf(loads: readonly Load[], allowance: CompiledAllowance): readonly number[] {
  const builder = new TallyBuilder();
  for (const [index, { units, charge }] of loads.entries()) {
    const key = unitKey(charge, null);
    // Of a single load no more can be taken than the allowance holds.
    for (let nth = 0; nth < Math.min(units, allowance.units); nth++) {
      const at = instantOf(Math.floor(((2 * nth + 1) * MONTH_LENGTH) / (2 * units)));
      const entry: Entry = { at, handle: String(index), contact: null, key };
      builder.allow('', allowance, entry);
    }
  }
  const taken = [...(builder.tally().allowances.get('')?.taken ?? [])];
  return loads.map((_, index) => taken.filter(({ handle }) => handle === String(index)).length);
}
