import type { Charge, Outcome } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';
import type { SwitchId } from '../rules/switches.js';
import { appliedSources } from '../run/assumptions.js';
import { bothRuns, type Taken } from '../run/differing.js';
import { sameEffects, type Settle } from '../run/effect.js';
import { openPoints, type OtherTerms } from '../run/otherSides.js';
import { otherZones } from '../run/otherZones.js';
import type { Fact } from './explanation.js';
import { settledBy } from './settled.js';

/**
 * What nobody has settled and a message of one pair of the run depends on: each other side of a contested point, and each
 * outermost zone where none is named, in which it would come out as something else.
 */
export function dependenciesOf(handle: string, index: number, taken: Taken): readonly Fact[] {
  return unsettled(taken).flatMap(({ id, value, others }) =>
    others.flatMap(({ value: other, terms, reach }): readonly Fact[] => {
      const { here, there, settleHere, settleThere } = sidesOf(index, taken, bothRuns(taken, terms, reach));
      const asTaken = outcomesOf(handle, here, settleHere);
      const otherwise = outcomesOf(handle, there, settleThere);
      if (sameEffects(otherwise, asTaken)) return [];
      return [{ kind: 'depends_on', id, value, other, otherwise: withoutSameCharges(otherwise, asTaken) }];
    }),
  );
}

interface Unsettled {
  readonly id: SwitchId | 'timezone';
  /** The side that was taken. */
  readonly value: string;
  readonly others: readonly OtherTerms[];
}

function unsettled(taken: Taken): readonly Unsettled[] {
  const { switches, timezone } = taken.setting.terms;
  const sources = appliedSources(taken);
  return [
    ...openPoints(taken, sources).map(({ id, sides }) => ({ id, value: switches[id], others: sides })),
    { id: 'timezone', value: timezone, others: otherZones(taken, sources) },
  ];
}

/** To a group there is a charge for each recipient: those that some other side leaves as they are do not depend on it. */
function withoutSameCharges(otherwise: readonly Outcome[], asTaken: readonly Outcome[]): readonly Outcome[] {
  if (otherwise.length !== asTaken.length) return otherwise;
  const isOther = (outcome: Outcome, index: number): boolean =>
    outcome.kind === 'charged' && !sameEffects([outcome], asTaken.slice(index, index + 1));
  if (!otherwise.some(isOther)) return otherwise;
  return otherwise.filter((outcome, index) => outcome.kind !== 'charged' || isOther(outcome, index));
}

interface Sides {
  readonly here: PairRun | undefined;
  readonly there: PairRun | undefined;
  readonly settleHere: Settle;
  readonly settleThere: Settle;
}

function sidesOf(index: number, taken: Taken, both: ReturnType<typeof bothRuns>): Sides {
  const [here, there] = [both.here[index], both.there[index]];
  const settleHere = settledBy(taken);
  // Where the same is charged under the same terms, the same becomes of each charge.
  const settleThere: Settle =
    both.comparison?.settleOther ??
    ((charge) => settleHere(here?.charges[there?.charges.indexOf(charge) ?? -1] ?? charge));
  return { here, there, settleHere, settleThere };
}

/** What the message and its receipts caused, once allowances are taken off. Of prices the chain says nothing. */
function outcomesOf(handle: string, pair: PairRun | undefined, settle: Settle): readonly Outcome[] {
  const steps = pair?.steps.filter(({ event }) => event?.handle === handle) ?? [];
  return steps.flatMap(({ outcomes }) =>
    outcomes.map((outcome) =>
      outcome.kind === 'charged' ? { ...outcome, charge: withoutPrice(settle(outcome.charge)) } : outcome,
    ),
  );
}

function withoutPrice(charge: Charge): Charge {
  return { ...charge, price: null };
}
