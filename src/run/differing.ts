import type { PairRun } from '../model/run.js';
import type { Schedule } from '../rules/schedule.js';
import { pricedAlike } from '../billing/price.js';
import { allowanceTerms, settleOf } from './money.js';
import { asItStands, sameEffects, type Settle } from './effect.js';
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
  const { setting, pairs, judgement } = taken;
  const schedule = setting.scheduleFor(terms);
  const here = judgement.judged.map(({ pair }) => pair);
  const there = pairs.map((pair, index) => {
    const same = reach.outcomesOf(pair) ? undefined : here[index];
    return same ?? replay(pair, schedule, setting).pair;
  });
  const bothSettle = settling(taken, { here, there }, { terms, schedule }, reach);
  return there.reduce((count, other, index) => count + differingSteps(here[index], other, bothSettle), 0);
}

type BothSettle = readonly [Settle, Settle];

/** Where the same is charged under the same terms, what becomes of it need not be known. */
const ALIKE: BothSettle = [asItStands, asItStands];

function settling(
  { setting, judgement: { bill } }: Taken,
  { here, there }: { readonly here: readonly PairRun[]; readonly there: readonly PairRun[] },
  { terms, schedule }: { readonly terms: Terms; readonly schedule: Schedule },
  reach: Reach,
): BothSettle {
  const { money } = setting;
  if (money === null || bill === null) return ALIKE;
  const isPricedAlike = pricedAlike(priceTerms(schedule, setting.terms, money), priceTerms(schedule, terms, money));
  const mayCostOther = ({ charges }: PairRun): boolean =>
    reach.bill === 'allowances' || (reach.bill === 'prices' && !charges.every(isPricedAlike));
  if (there.every((other, index) => isChargedAlike(here[index], other) && !mayCostOther(other))) return ALIKE;
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
function differingSteps(one: PairRun | undefined, other: PairRun, bothSettle: BothSettle): number {
  if (one === other && bothSettle === ALIKE) return 0;
  const stepsOf = ({ steps }: PairRun) => steps.filter(({ event }) => event !== null);
  const others = stepsOf(other);
  return (one === undefined ? [] : stepsOf(one)).filter(
    ({ outcomes }, index) => !sameEffects(outcomes, others[index]?.outcomes ?? [], bothSettle),
  ).length;
}
