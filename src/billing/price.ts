import { getOrMake } from '../model/getOrMake.js';
import type { Instant } from '../model/instant.js';
import { parseDecimal, ZERO } from '../model/money.js';
import type { Charge, Price } from '../model/outcome.js';
import type { RateBook } from '../rates/card.js';
import type { Day } from '../rates/day.js';
import { DAYS_OF_UNIT, isNone, nearestCard, nearestDay, type Days } from '../rates/lookup.js';
import { countryOf, marketOf, placeOf } from '../rates/market.js';
import { rateFor } from '../rates/rate.js';

export interface PriceTerms {
  readonly book: RateBook;
  /** The account's, ISO 4217. */
  readonly currency: string;
  /** The account's local day. */
  readonly dayOf: (at: Instant) => Day;
  /** When a rule set is valid: rules forced on another date take the card of the nearest day in it (contract §2). */
  readonly validity: (ruleSet: string) => Days;
  /** Which moment picks the card (C11). */
  readonly cardBy: 'delivered' | 'sent';
  /** Which moment says in which month a charge counts (C12). */
  readonly monthBy: 'delivered' | 'sent';
  /** Countries that Meta's table once left out are in the market of their neighbours (C13). */
  readonly unlistedWithNeighbours: boolean;
}

type ListPrice = Omit<Price, 'amount' | 'month'>;

/** Looks prices up; what was looked up before is remembered, and charges that are priced alike share one price. */
export function pricer(terms: PriceTerms): (charge: Charge, contact: string | null) => Price {
  const remembered = new Map<string, Price>();
  return (charge, contact) => {
    const day = cardDay(charge, terms);
    const deliveryDay = terms.dayOf(charge.at);
    const month = monthOf(charge, terms);
    const { country, unit, listed, ruleSet, billable } = charge;
    const place = placeOf(contact) ?? '';
    // No part but the last holds a space.
    const name = `${day} ${deliveryDay} ${month} ${billable} ${place} ${country ?? ''} ${unit} ${listed} ${ruleSet}`;
    return getOrMake(remembered, name, () => {
      const list = listPrice(terms, charge, contact, { day, deliveryDay });
      return { ...list, amount: amountOf(billable, list.rate), month };
    });
  };
}

function cardDay({ sentAt, at }: Charge, { cardBy, dayOf }: PriceTerms): Day {
  return dayOf(cardBy === 'sent' ? sentAt : at);
}

function monthOf({ sentAt, at }: Charge, { monthBy, dayOf }: PriceTerms): string {
  return dayOf(monthBy === 'sent' ? sentAt : at).slice(0, 'YYYY-MM'.length);
}

/**
 * Whether a charge has the same list price and month under both, which differ in zones and switches alone. Whether there is an
 * international rate is asked for the day of delivery, whichever day picks the card.
 */
export function pricedAlike(one: PriceTerms, other: PriceTerms): (charge: Charge) => boolean {
  if (one.unlistedWithNeighbours !== other.unlistedWithNeighbours) return () => false;
  return (charge) =>
    cardDay(charge, one) === cardDay(charge, other) &&
    one.dayOf(charge.at) === other.dayOf(charge.at) &&
    monthOf(charge, one) === monthOf(charge, other);
}

/** What is due for one unit: zero when free, unknown when it is due without a known rate. */
export function amountOf(billable: boolean, rate: string | null): Price['amount'] {
  if (!billable) return ZERO;
  return rate === null ? null : parseDecimal(rate);
}

function listPrice(
  terms: PriceTerms,
  charge: Charge,
  contact: string | null,
  { day, deliveryDay }: { readonly day: Day; readonly deliveryDay: Day },
): ListPrice {
  const valid = terms.validity(charge.ruleSet);
  if (day === deliveryDay || nearestDay(deliveryDay, valid) !== deliveryDay) {
    return priceOn(day, valid, terms, charge, contact);
  }
  // Sent under the rules before: the card of that day counts (C11), if it has such a price.
  const ofSending = priceOn(day, DAYS_OF_UNIT[charge.unit], terms, charge, contact);
  return ofSending.rate === null ? priceOn(deliveryDay, valid, terms, charge, contact) : ofSending;
}

/** From the card of the day, or of the nearest one that is valid. */
function priceOn(
  day: Day,
  valid: Days,
  { book, currency, unlistedWithNeighbours }: PriceTerms,
  charge: Charge,
  contact: string | null,
): ListPrice {
  const nothing = { market: null, currency, rate: null, card: null };
  const card = nearestCard(book, { currency, unit: charge.unit, day }, valid);
  const found = marketOf({ contact, country: charge.country, day: isNone(card) ? day : card.day });
  if (isNone(found)) return { ...nothing, unpriced: found.none };
  const market = (unlistedWithNeighbours ? neighbourOf(charge, contact, found.market) : null) ?? found.market;
  if (isNone(card)) return { ...nothing, market, unpriced: card.none };
  const rate = rateFor(card, market, charge.listed);
  if (isNone(rate)) return { ...nothing, market, card: card.id, unpriced: rate.none };
  return { market, currency, rate: rate.text, card: card.id, unpriced: null };
}

/** Countries that Meta's table once left out, with the market of their neighbours (C13). */
export const NEIGHBOURS_OF_UNLISTED: Readonly<Record<string, string>> = { ZW: 'Rest of Africa', KZ: 'Russia' };

/** The market of a country before it was listed; null for every other. */
function neighbourOf(charge: Charge, contact: string | null, market: string): string | null {
  const country = market === 'Other' ? countryOf(contact, charge.country) : null;
  return country === null ? null : (NEIGHBOURS_OF_UNLISTED[country] ?? null);
}
