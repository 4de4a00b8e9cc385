import type { PairRun } from '../model/run.js';
import type { Schedule } from '../rules/schedule.js';
import { pricedAlike } from '../billing/price.js';
import { allowanceTerms, settleOf } from './money.js';
import { sameEffects, type Settle } from './effect.js';
import { replay, type Judgement } from './judge.js';
import type { Pair } from './pairs.js';
import { listPricer, priceTerms, type ListPricer } from './price.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';

/** A run as it was judged. */
export interface Taken {
  readonly setting: Setting;
  readonly pairs: readonly Pair[];
  readonly judgement: Judgement;
}

/** What of a run other terms can change. */
export interface Reach {
  /** Whether something else may happen to a pair, whatever is paid for it. */
  readonly outcomesOf: (pair: Pair) => boolean;
  /** What may be others where the same is charged: list prices and their months, or allowances besides. */
  readonly bill: 'prices' | 'allowances' | null;
}

/** How many events would have other effects under other terms. What these cannot reach is not judged again. */
export function differingEvents(taken: Taken, terms: Terms, reach: Reach): number {
  const { here, there, bothSettle } = bothRuns(taken, terms, reach);
  return there.reduce((count, other, index) => count + differingSteps(here[index], other, bothSettle), 0);
}

/** A run as it was judged and under other terms, pair by pair in one order. */
interface BothRuns {
  readonly here: readonly PairRun[];
  readonly there: readonly PairRun[];
  /** What becomes of the charges of each; null where the same is charged under the same terms. */
  readonly bothSettle: BothSettle | null;
}

type BothSettle = readonly [Settle, Settle];

/** Judges again what other terms can reach. */
export function bothRuns(taken: Taken, terms: Terms, reach: Reach): BothRuns {
  const { setting, pairs, judgement } = taken;
  const schedule = setting.scheduleFor(terms);
  const here = judgement.judged.map(({ pair }) => pair);
  const there = pairs.map((pair, index) => {
    const same = reach.outcomesOf(pair) ? undefined : here[index];
    return same ?? replay(pair, schedule, setting).pair;
  });
  return { here, there, bothSettle: settling(taken, { here, there }, { terms, schedule }, reach) };
}

function settling(
  { setting, judgement: { bill } }: Taken,
  { here, there }: { readonly here: readonly PairRun[]; readonly there: readonly PairRun[] },
  { terms, schedule }: { readonly terms: Terms; readonly schedule: Schedule },
  reach: Reach,
): BothSettle | null {
  const { money } = setting;
  if (money === null || bill === null) return null;
  const isPricedAlike = pricedAlike(priceTerms(schedule, setting.terms, money), priceTerms(schedule, terms, money));
  const mayCostOther = ({ charges }: PairRun): boolean =>
    reach.bill === 'allowances' || (reach.bill === 'prices' && !charges.every(isPricedAlike));
  if (there.every((other, index) => isChargedAlike(here[index], other) && !mayCostOther(other))) return null;
  const priced = listPricer(schedule, terms, money);
  const atListPrice: ListPricer = (charge, contact) => {
    const known = isPricedAlike(charge) ? bill.listed.get(charge) : undefined;
    return known ?? priced(charge, contact);
  };
  return [bill.settle, settleOf(there, atListPrice, allowanceTerms(schedule, money))];
}

function isChargedAlike(one: PairRun | undefined, other: PairRun): boolean {
  if (one === other) return true;
  if (one?.charges.length !== other.charges.length) return false;
  return one.charges.every((charge, index) => {
    const counterpart = other.charges[index];
    return counterpart !== undefined && isShallowlyEqual(charge, counterpart);
  });
}

function isShallowlyEqual<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}

/** What time alone brings is no event. */
function differingSteps(one: PairRun | undefined, other: PairRun, bothSettle: BothSettle | null): number {
  if (one === other && bothSettle === null) return 0;
  const stepsOf = ({ steps }: PairRun) => steps.filter(({ event }) => event !== null);
  const others = stepsOf(other);
  return (one === undefined ? [] : stepsOf(one)).filter(
    ({ outcomes }, index) => !sameEffects(outcomes, others[index]?.outcomes ?? [], bothSettle ?? undefined),
  ).length;
}
