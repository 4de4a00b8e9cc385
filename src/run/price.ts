import { internationalised } from '../billing/international.js';
import { pricer, type PriceTerms } from '../billing/price.js';
import type { Charge, PricedCharge } from '../model/outcome.js';
import { validityOf } from '../rules/ruleSets.js';
import type { Schedule } from '../rules/schedule.js';
import { dayTeller } from '../time/zone.js';
import type { MoneyTerms } from './money.js';
import type { Terms } from './schedule.js';

/** Puts a charge of a contact at its list price, before allowances and tiers. */
export type ListPricer = (charge: Charge, contact: string | null) => PricedCharge;

export function listPricer(schedule: Schedule, terms: Terms, money: MoneyTerms): ListPricer {
  const prices = priceTerms(schedule, terms, money);
  const priceOf = pricer(prices);
  return (charge, contact) => {
    const own = internationalised(charge, contact, money.international, prices);
    return { ...own, price: priceOf(own, contact) };
  };
}

/** What list prices depend on. */
export function priceTerms(
  schedule: Schedule,
  { timezone, switches }: Terms,
  { book, currency }: MoneyTerms,
): PriceTerms {
  const pricedAs = new Map(schedule.map(({ rules }) => [rules.id, rules.pricedAs]));
  return {
    book,
    currency,
    dayOf: dayTeller(timezone),
    validity: (ruleSet) => validityOf(pricedAs.get(ruleSet) ?? ruleSet),
    cardBy: switches.C11,
    monthBy: switches.C12,
    unlistedWithNeighbours: switches.C13 === 'neighbours',
  };
}
