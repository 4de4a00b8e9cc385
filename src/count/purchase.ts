import type { AllowanceTerms } from '../billing/allowance.js';
import type { Instant } from '../model/instant.js';
import { allowanceTerms, type MoneyTerms } from '../run/money.js';
import { listPricer, type ListPricer } from '../run/price.js';
import type { Terms } from '../run/schedule.js';
import type { Schedule } from '../rules/schedule.js';
import { startOfDay } from '../time/zone.js';

/** How a charge is priced and which allowance it counts in, and where in time either can change. */
export interface Purchase {
  readonly atListPrice: ListPricer;
  readonly allowances: AllowanceTerms;
  readonly edges: readonly Instant[];
}

export function purchaseOf(schedule: Schedule, terms: Terms, money: MoneyTerms): Purchase {
  const days = money.book.cards.map(({ from }) => startOfDay(from, terms.timezone));
  const international =
    money.international === null ? [] : [money.international.from, ...money.international.exceptions.values()];
  return {
    atListPrice: listPricer(schedule, terms, money),
    allowances: allowanceTerms(schedule, money),
    edges: [...schedule.flatMap(({ from, until }) => [from, until]), ...days, ...international].filter(Number.isFinite),
  };
}
