import type { Instant } from '../model/instant.js';
import type { Charge } from '../model/outcome.js';
import { INTERNATIONAL_FROM } from '../rates/data/internationalCountries.js';
import { cardAt, isNone, nearestDay } from '../rates/lookup.js';
import { countryOf, marketOf } from '../rates/market.js';
import { rateFor } from '../rates/rate.js';
import type { PriceTerms } from './price.js';

/** What an eligible account knows about authentication-international (rules 2d.1 to 2d.4). */
export interface InternationalTerms {
  /** ISO 3166 alpha-2 of the verified primary location; null while it is not verified. */
  readonly home: string | null;
  /** From when on the rate is charged. */
  readonly from: Instant;
  /** Countries with a start time of their own. */
  readonly exceptions: ReadonlyMap<string, Instant>;
}

/** An authentication charge as it is for an eligible account: the international category abroad, from its start time on. */
export function internationalised(
  charge: Charge,
  contact: string | null,
  terms: InternationalTerms | null,
  prices: PriceTerms,
): Charge {
  if (terms === null || charge.listed !== 'authentication' || charge.unit === 'notification') return charge;
  const country = countryOf(contact, charge.country);
  // The home country always pays the domestic rate, whatever the exceptions say (rule 2d.4).
  if (country === null || country === terms.home) return charge;
  if (charge.at < (terms.exceptions.get(country) ?? terms.from)) return charge;
  if (!hasInternationalRate(charge, contact, country, prices)) return charge;
  const category = charge.category === 'authentication' ? 'authentication_international' : charge.category;
  return { ...charge, category, listed: 'authentication_international' };
}

/**
 * Whether Meta has such a rate for the customer's country, be it held here or not: by the list, or by a card that somebody has
 * imported and that knows more. Rules forced upon another date ask for the nearest day in their own time (contract §2).
 */
function hasInternationalRate(
  charge: Charge,
  contact: string | null,
  country: string,
  { book, currency, dayOf, validity }: PriceTerms,
): boolean {
  const day = nearestDay(dayOf(charge.at), validity(charge.ruleSet));
  const from = INTERNATIONAL_FROM[country];
  if (from !== undefined && day >= from) return true;
  const found = marketOf({ contact, country: charge.country, day });
  const card = cardAt(book, { currency, unit: charge.unit, day });
  if (isNone(found) || isNone(card)) return false;
  return !isNone(rateFor(card, found.market, 'authentication_international'));
}
