import type { ChargeUnit, ConversationCategory } from '../model/category.js';
import type { RateBook, TierRow } from './card.js';
import type { Day } from './day.js';
import { cardAt, isNone, type None } from './lookup.js';
import { marketOf, type MarketAnswer } from './market.js';
import { rateFor } from './rate.js';
import { tiersFor } from './tier.js';

/** The prices of one currency by local day, as billing asks for them. */
export interface PriceList {
  readonly currency: string;
  readonly market: (
    customer: { readonly contact: string | null; readonly country: string | null },
    day: Day,
  ) => MarketAnswer | None;
  readonly rate: (query: RateQuery) => { readonly rate: string; readonly card: string } | None;
  /** `month` as 2026-10. Null where no table is held, or the category has no tiers. */
  readonly tiers: (month: string, market: string, category: ConversationCategory) => TierRow | null;
}

export interface RateQuery {
  readonly unit: ChargeUnit;
  readonly day: Day;
  readonly market: string;
  readonly category: ConversationCategory;
}

export function priceList(book: RateBook, currency: string): PriceList {
  return {
    currency,
    market: (customer, day) => marketOf({ ...customer, day }),
    rate: ({ unit, day, market, category }) => {
      const card = cardAt(book, { currency, unit, day });
      if (isNone(card)) return card;
      const found = rateFor(card, market, category);
      return isNone(found) ? found : { rate: found.text, card: card.id };
    },
    tiers: (month, market, category) => {
      const card = cardAt(book, { currency, unit: 'message', day: `${month}-01` });
      const found = isNone(card) ? card : tiersFor(book, card, market, category);
      return isNone(found) ? null : found;
    },
  };
}
