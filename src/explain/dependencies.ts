import type { Charge, Outcome } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';
import { sameEffects, type Settle } from '../run/effect.js';
import type { Fact } from './explanation.js';
import type { ExplainedRun } from './run.js';

/**
 * What nobody has settled and a message of one pair of the run depends on: each other side of a contested point, and each
 * outermost zone where none is named, in which it would come out as something else.
 */
export function dependenciesOf(
  handle: string,
  index: number,
  { judged, settle, unsettled }: ExplainedRun,
): readonly Fact[] {
  const asTaken = outcomesOf(handle, judged[index], settle);
  return unsettled.flatMap(({ id, value, others }) =>
    others.flatMap(({ value: other, of }): readonly Fact[] => {
      const there = of(index);
      const otherwise = outcomesOf(handle, there.pair, there.settle);
      if (sameEffects(otherwise, asTaken)) return [];
      return [{ kind: 'depends_on', id, value, other, otherwise: withoutSameCharges(otherwise, asTaken) }];
    }),
  );
}

/** To a group there is a charge for each recipient: those that some other side leaves as they are do not depend on it. */
function withoutSameCharges(otherwise: readonly Outcome[], asTaken: readonly Outcome[]): readonly Outcome[] {
  if (otherwise.length !== asTaken.length) return otherwise;
  const isOther = (outcome: Outcome, index: number): boolean =>
    outcome.kind === 'charged' && !sameEffects([outcome], asTaken.slice(index, index + 1));
  if (!otherwise.some(isOther)) return otherwise;
  return otherwise.filter((outcome, index) => outcome.kind !== 'charged' || isOther(outcome, index));
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
