import type { Charge, Price, PricedCharge } from '../model/outcome.js';
import { isNone, nearestCard, rateFor, tiersFor, type Day } from '../rates/index.js';
import { validityOf } from '../rules/ruleSets.js';
import type { MoneyTerms } from '../run/money.js';
import type { ReadCard } from './estimation.js';
import { marketAt, type Place } from './place.js';

/** A charge at its list price, and the card that says so. */
interface PricedUnit {
  readonly charge: PricedCharge;
  readonly card: ReadCard | null;
}

/** Looks up what one unit costs in a place, by the card of the month or of the nearest day of its rules (contract §2). */
export function pricedUnit(
  charge: Charge,
  place: Place,
  month: string,
  pricedAs: string,
  { book, currency }: MoneyTerms,
): PricedUnit {
  const day: Day = `${month}-01`;
  const card = nearestCard(book, { currency, unit: charge.unit, day }, validityOf(pricedAs));
  const market = marketAt(place, isNone(card) ? day : card.day);
  const priced = (known: Pick<Price, 'rate' | 'card' | 'unpriced'>): PricedCharge => ({
    ...charge,
    price: { market, currency, amount: null, month, ...known },
  });
  if (market === null) return { charge: priced(unpriced(`${place.name} belongs to no market`)), card: null };
  if (isNone(card)) return { charge: priced(unpriced(card.none)), card: null };
  const rate = rateFor(card, market, charge.listed);
  const read = {
    id: card.id,
    card: card.card,
    day: card.day,
    isNearest: card.insteadOf !== null,
    tiersHeld: tiersHeld(tiersFor(book, card, market, charge.listed)),
  };
  if (isNone(rate)) return { charge: priced({ ...unpriced(rate.none), card: card.id }), card: read };
  return { charge: priced({ rate: rate.text, card: card.id, unpriced: null }), card: read };
}

function tiersHeld(tiers: ReturnType<typeof tiersFor>): boolean | null {
  if (!isNone(tiers)) return true;
  return tiers.kind === 'not_held' ? false : null;
}

function unpriced(reason: string): Pick<Price, 'rate' | 'card' | 'unpriced'> {
  return { rate: null, card: null, unpriced: reason };
}
