import type { PairRun } from '../model/run.js';
import type { Schedule } from '../rules/schedule.js';
import { pricedAlike } from '../billing/price.js';
import { allowanceTerms, settleOf, tierTermsOf } from './money.js';
import { sameEffects, type Comparison } from './effect.js';
import { replay, type Judgement } from './judge.js';
import type { Pair } from './pairs.js';
import { listPricer, priceTerms, type ListPricer } from './price.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';
import { NO_TIERS, tierMonthOf } from './tierMonth.js';

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
  const { here, there, comparison } = bothRuns(taken, terms, reach);
  return there.reduce((count, other, index) => count + differingSteps(here[index], other, comparison), 0);
}

/** A run as it was judged and under other terms, pair by pair in one order. */
interface BothRuns {
  readonly here: readonly PairRun[];
  readonly there: readonly PairRun[];
  /** What becomes of the charges of each; null where the same is charged under the same terms. */
  readonly comparison: Comparison | null;
}

/** Judges again what other terms can reach. */
export function bothRuns(taken: Taken, terms: Terms, reach: Reach): BothRuns {
  const { setting, pairs, judgement } = taken;
  const schedule = setting.scheduleFor(terms);
  const here = judgement.judged.map(({ pair }) => pair);
  const there = pairs.map((pair, index) => {
    const same = reach.outcomesOf(pair) ? undefined : here[index];
    return same ?? replay(pair, schedule, setting).pair;
  });
  return { here, there, comparison: comparisonOf(taken, { here, there }, { terms, schedule }, reach) };
}

function comparisonOf(
  { setting, judgement: { billed } }: Taken,
  { here, there }: { readonly here: readonly PairRun[]; readonly there: readonly PairRun[] },
  { terms, schedule }: { readonly terms: Terms; readonly schedule: Schedule },
  reach: Reach,
): Comparison | null {
  if (billed === null) return null;
  const { money, bill } = billed;
  const prices = priceTerms(schedule, terms, money);
  const isPricedAlike = pricedAlike(priceTerms(schedule, setting.terms, money), prices);
  const mayCostOther = ({ charges }: PairRun): boolean =>
    reach.bill === 'allowances' || (reach.bill === 'prices' && !charges.every(isPricedAlike));
  if (there.every((other, index) => isChargedAlike(here[index], other) && !mayCostOther(other))) return null;
  const priced = listPricer(schedule, terms, money);
  const atListPrice: ListPricer = (charge, contact) => {
    const known = isPricedAlike(charge) ? bill.listed.get(charge) : undefined;
    return known ?? priced(charge, contact);
  };
  const settleOne = bill.settle;
  const settleOther = settleOf(there, atListPrice, allowanceTerms(schedule, money));
  if (haveSameMonths(setting.terms, terms)) return { settleOne, settleOther, tierMonth: NO_TIERS };
  const tierTerms = tierTermsOf(money, prices.validity);
  const bothBills = [
    { pairs: here, settle: settleOne },
    { pairs: there, settle: settleOther },
  ];
  return { settleOne, settleOther, tierMonth: tierMonthOf(bothBills, tierTerms) };
}

function haveSameMonths(one: Terms, other: Terms): boolean {
  return one.timezone === other.timezone && one.switches.C12 === other.switches.C12;
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
function differingSteps(one: PairRun | undefined, other: PairRun, comparison: Comparison | null): number {
  if (one === other && comparison === null) return 0;
  const stepsOf = ({ steps }: PairRun) => steps.filter(({ event }) => event !== null);
  const others = stepsOf(other);
  return (one === undefined ? [] : stepsOf(one)).filter(
    ({ outcomes }, index) => !sameEffects(outcomes, others[index]?.outcomes ?? [], comparison ?? undefined),
  ).length;
}
