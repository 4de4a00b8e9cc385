import {
  BUILT_IN,
  cardAt,
  isNone,
  marketOf,
  rateFor,
  tiersFor,
  unitOn,
  type HeldTiers,
  type RateBook,
} from '../../src/rates/index.js';
import type { ConversationCategory } from '../../src/model/category.js';

export interface Asked {
  readonly currency?: string;
  readonly day: string;
  readonly market: string;
  readonly category: ConversationCategory;
  readonly book?: RateBook;
}

/** The rate with its card, or why there is none: `0.0625 (USD 2026-10-01)`. */
export function price({ currency = 'USD', day, market, category, book = BUILT_IN }: Asked): string {
  const card = cardAt(book, { currency, unit: unitOn(day), day });
  if (isNone(card)) return card.none;
  const rate = rateFor(card, market, category);
  return isNone(rate) ? rate.none : `${rate.text} (${card.id})`;
}

export function tiers({ currency = 'USD', day, market, category, book = BUILT_IN }: Asked): HeldTiers | string {
  const card = cardAt(book, { currency, unit: unitOn(day), day });
  if (isNone(card)) return card.none;
  const found = tiersFor(book, card, market, category);
  return isNone(found) ? found.none : found;
}

export function market(contact: string | null, day: string, country: string | null = null): string {
  const found = marketOf({ contact, country, day });
  return isNone(found) ? `none: ${found.none}` : found.market;
}
