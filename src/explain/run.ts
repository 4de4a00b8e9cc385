import type { PairRun } from '../model/run.js';
import type { SwitchId } from '../rules/switches.js';
import { appliedSources } from '../run/assumptions.js';
import { bothRuns, type Taken } from '../run/differing.js';
import type { Settle } from '../run/effect.js';
import { openPoints, type OtherTerms } from '../run/otherSides.js';
import { otherZones } from '../run/otherZones.js';
import type { Pair } from '../run/pairs.js';
import type { Setting } from '../run/setting.js';
import { settledBy } from './settled.js';

/** A run as far as it is needed to explain messages of some of its pairs. */
export interface ExplainedRun {
  readonly setting: Setting;
  readonly pairs: readonly Pair[];
  /** What happened to each of them, its charges without prices. */
  readonly judged: readonly PairRun[];
  /** What becomes of the charges of these in the whole run. */
  readonly settle: Settle;
  readonly unsettled: readonly Unsettled[];
}

/** A contested point, or the zone that nobody names. */
export interface Unsettled {
  readonly id: SwitchId | 'timezone';
  /** The side that was taken. */
  readonly value: string;
  readonly others: readonly OtherSide[];
}

export interface OtherSide {
  readonly value: string;
  /** The pair at that index as it would be, and what would become of its charges. */
  readonly of: (index: number) => { readonly pair: PairRun | undefined; readonly settle: Settle };
}

/** A run of which all pairs are there. */
export function wholeRun(taken: Taken): ExplainedRun {
  const { setting, pairs, judgement } = taken;
  return {
    setting,
    pairs,
    judged: judgement.judged.map(({ pair }) => pair),
    settle: settledBy(taken),
    unsettled: unsettledIn(taken),
  };
}

function unsettledIn(taken: Taken): readonly Unsettled[] {
  const { switches, timezone } = taken.setting.terms;
  const sources = appliedSources(taken);
  const sides = (others: readonly OtherTerms[]) => others.map((side) => otherSide(side, taken));
  return [
    ...openPoints(taken, sources).map(({ id, sides: others }) => ({ id, value: switches[id], others: sides(others) })),
    { id: 'timezone', value: timezone, others: sides(otherZones(taken, sources)) },
  ];
}

function otherSide({ value, terms, reach }: OtherTerms, taken: Taken): OtherSide {
  const settleHere = settledBy(taken);
  let both: ReturnType<typeof bothRuns> | null = null;
  return {
    value,
    of: (index) => {
      both ??= bothRuns(taken, terms, reach);
      const [here, pair] = [both.here[index], both.there[index]];
      // Where the same is charged under the same terms, the same becomes of each charge.
      const settle: Settle =
        both.comparison?.settleOther ??
        ((charge) => settleHere(here?.charges[pair?.charges.indexOf(charge) ?? -1] ?? charge));
      return { pair, settle };
    },
  };
}
