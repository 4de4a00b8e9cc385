import type { RateBook, RateCard, TierTable } from './card.js';
import { AMENDMENTS } from './data/amendments.js';
import { CARDS } from './data/cards/index.js';
import { GAPS } from './data/gaps.js';
import { TIER_TABLES } from './data/tiers.js';

/** The prices that come with this version. */
export const BUILT_IN: RateBook = { cards: CARDS, amendments: AMENDMENTS, tiers: TIER_TABLES, gaps: GAPS };

export interface Imported {
  readonly cards: readonly RateCard[];
  readonly tiers: readonly TierTable[];
}

/** The book with cards of the user, each in the place of a card of the same currency, unit and day; the last one counts. */
export function withImported(book: RateBook, { cards, tiers }: Imported): RateBook {
  return {
    ...book,
    cards: [...book.cards.filter((card) => !cards.some((own) => isSame(own, card))), ...latest(cards, isSame)],
    // A cell that was not settled on the card's first day is settled by the card itself.
    amendments: book.amendments.filter((amendment) => !cards.some((own) => isSame(own, amendment))),
    tiers: [
      ...book.tiers.filter((table) => !tiers.some((own) => isSameTable(own, table))),
      ...latest(tiers, isSameTable),
    ],
  };
}

type Dated = Pick<RateCard, 'currency' | 'unit' | 'from'>;

function isSame(a: Dated, b: Dated): boolean {
  return a.unit === b.unit && isSameTable(a, b);
}

function isSameTable(a: Omit<Dated, 'unit'>, b: Omit<Dated, 'unit'>): boolean {
  return a.currency === b.currency && a.from === b.from;
}

function latest<T>(all: readonly T[], same: (a: T, b: T) => boolean): readonly T[] {
  return all.filter((one, index) => !all.slice(index + 1).some((later) => same(one, later)));
}
