import { allowanceFor, buyerOf, type AllowanceTerms, type Sale } from '../billing/allowance.js';
import { billOf, type Bill } from '../billing/bill.js';
import { costOf, type TierTerms } from '../billing/cost.js';
import type { InternationalTerms } from '../billing/international.js';
import type { PriceTerms } from '../billing/price.js';
import type { Charge, PricedCharge } from '../model/outcome.js';
import type { RunCost } from '../model/cost.js';
import type { PairRun } from '../model/run.js';
import type { RateBook } from '../rates/card.js';
import { isNone, nearestCard } from '../rates/lookup.js';
import { tiersFor } from '../rates/tier.js';
import { unitsOf, type Tallies } from '../billing/tally.js';
import { rulesAt, type Schedule } from '../rules/schedule.js';
import type { Settle } from './effect.js';
import { priceTerms, type ListPricer } from './price.js';
import type { Terms } from './schedule.js';
import { allowanceUsed, tierUsed, type Used } from './used.js';

/** What the account says about money, and the prices that are held. */
export interface MoneyTerms {
  readonly book: RateBook;
  readonly currency: string;
  readonly international: InternationalTerms | null;
  /** The business portfolio of an account. */
  readonly portfolios: ReadonlyMap<string, string>;
  readonly used: Used;
}

/** What the charges of a run come to. */
export interface SettledBill extends Tallies {
  /** Every charge at its list price, as it stands before allowances. */
  readonly listed: ReadonlyMap<Charge, PricedCharge>;
  /** A charge of the run with its price, and free where an allowance makes it so. */
  readonly settle: Settle;
}

/** Prices every charge of a dated run and takes off what allowances make free. */
export function settledBill(
  pairs: readonly PairRun[],
  atListPrice: ListPricer,
  allowances: AllowanceTerms,
): SettledBill {
  const { listed, sales } = salesOf(pairs, atListPrice);
  const { settled, sure, all } = billOf(sales, allowances);
  return { listed, sure, all, settle: settling(listed, settled) };
}

/** What becomes of each charge in such a bill, without the bill: what no allowance counts need not be added up. */
export function settleOf(pairs: readonly PairRun[], atListPrice: ListPricer, allowances: AllowanceTerms): Settle {
  const { listed, sales } = salesOf(pairs, atListPrice);
  const counted = sales.filter(({ charge }) => allowanceFor(charge, allowances.at(charge.at)) !== undefined);
  return settling(listed, billOf(counted, allowances).settled);
}

function salesOf(
  pairs: readonly PairRun[],
  atListPrice: ListPricer,
): { readonly listed: SettledBill['listed']; readonly sales: readonly Sale[] } {
  const listed = new Map<Charge, PricedCharge>();
  const sales = pairs.flatMap(({ contact, number, charges }) =>
    charges.map((charge) => {
      const buyer = buyerOf(charge, contact);
      const sale = atListPrice(charge, buyer);
      listed.set(charge, sale);
      return { contact: buyer, number, charge: sale };
    }),
  );
  return { listed, sales };
}

function settling(listed: SettledBill['listed'], settled: Bill['settled']): Settle {
  return (charge) => {
    const sale = listed.get(charge);
    return sale === undefined ? charge : (settled.get(sale) ?? sale);
  };
}

/** Which allowance a charge counts in. */
export function allowanceTerms(schedule: Schedule, money: MoneyTerms): AllowanceTerms {
  return {
    at: (delivery) => rulesAt(schedule, delivery)?.allowances ?? [],
    used: (scope) => allowanceUsed(money.used, scope),
  };
}

/** The portfolio of an account; null of one that nobody puts in one. */
export function portfolioIn(portfolios: MoneyTerms['portfolios']): TierTerms['portfolioOf'] {
  return (account) => (account === null ? null : (portfolios.get(account) ?? null));
}

/** What tallies that were counted elsewhere cost. */
export function costOfTallies(tallies: Tallies, schedule: Schedule, terms: Terms, money: MoneyTerms): RunCost {
  return runCost(tallies, money, priceTerms(schedule, terms, money));
}

/**
 * Which volume tiers count for a month: those of the card by which the rule set is priced. `missing` hears why where none
 * are held.
 */
export function tierTermsOf(
  money: MoneyTerms,
  validity: PriceTerms['validity'],
  missing: (reason: string) => void = () => undefined,
): TierTerms {
  return {
    portfolioOf: portfolioIn(money.portfolios),
    used: tierUsed(money.used),
    tiers: ({ month, market, category, ruleSet }) => {
      const question = { currency: money.currency, unit: 'message' as const, day: `${month}-01` };
      const card = nearestCard(money.book, question, validity(ruleSet));
      const held = isNone(card) ? null : tiersFor(money.book, card, market, category);
      if (held !== null && !isNone(held)) return held;
      if (held?.kind === 'not_held') missing(held.none);
      return null;
    },
  };
}

function runCost({ sure, all }: Tallies, money: MoneyTerms, { validity }: PriceTerms): RunCost {
  const untiered = new Set<string>();
  const tierTerms = tierTermsOf(money, validity, (reason) => untiered.add(reason));
  const most = costOf(all, tierTerms);
  const least = sure === all ? most : costOf(sure, tierTerms);
  return {
    currency: money.currency,
    amount: least.amount,
    possibleAmount: most.amount,
    unpriced: most.unpriced,
    tiers: most.tiers,
    untiered: [...untiered].sort(),
    units: unitsOf(all),
  };
}
