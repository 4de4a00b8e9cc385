import type { ChargeUnit } from '../model/category.js';
import type { Day } from './day.js';

/** The columns of a rate card, in Meta's order. */
export const RATE_CATEGORIES = [
  'marketing',
  'utility',
  'authentication',
  'authentication_international',
  'service',
] as const;
export type RateCategory = (typeof RATE_CATEGORIES)[number];

/** What a card charges for. */
export const CARD_UNITS = ['conversation', 'message'] as const;
export type CardUnit = (typeof CARD_UNITS)[number];

/** The rate as the card writes it; `n/a` where the card says that there is no such rate; null where it is not known. */
export type Cell = string | null;
export const NO_SUCH_RATE = 'n/a';

/** One market's cells, in the order of RATE_CATEGORIES. */
export type Row = readonly [Cell, Cell, Cell, Cell, Cell];

/**
 * Where a card comes from: Meta's own file or a copy of it; the next card with Meta's announced changes undone; a card of
 * some markets only; a file of the user.
 */
export const CARD_KINDS = ['official', 'copy', 'reconstructed', 'partial', 'imported'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export const TRUSTS = ['high', 'good', 'medium', 'unknown'] as const;
export type Trust = (typeof TRUSTS)[number];

/** Meta's price list in one currency. */
export interface RateCard {
  readonly currency: string;
  /** The first local day on which it counts; it stands until the next card of its currency and unit. */
  readonly from: Day;
  readonly unit: CardUnit;
  readonly kind: CardKind;
  readonly trust: Trust;
  /** One sentence. */
  readonly source: string;
  readonly note: string | null;
  readonly rows: Readonly<Record<string, Row>>;
}

/** How a card is named in charges and reports. */
export function cardId({ currency, from }: { readonly currency: string; readonly from: Day }): string {
  return `${currency} ${from}`;
}

/**
 * A change to single cells of a card while it stood, of which the card itself is not held; or a cell that no source
 * settles. `cell` null: from that day on the rate is not known.
 */
export interface Amendment {
  readonly currency: string;
  readonly unit: CardUnit;
  readonly from: Day;
  /** Null: every market of the card. */
  readonly markets: readonly string[] | null;
  readonly categories: readonly RateCategory[];
  readonly cell: Cell;
  /** Why, as a sentence without its full stop. */
  readonly reason: string;
}

/** The volume tiers of a market and category: `upTo[i]` is the last message, inclusive, that costs `rates[i]`. */
export interface TierRow {
  readonly market: string;
  readonly category: RateCategory;
  /** One fewer than there are rates: the last tier has no end (`MAX`). */
  readonly upTo: readonly number[];
  readonly rates: readonly string[];
}

/** The tiers that belong to the message card of the same currency and day. */
export interface TierTable {
  readonly currency: string;
  readonly from: Day;
  readonly kind: CardKind;
  readonly trust: Trust;
  readonly source: string;
  readonly rows: readonly TierRow[];
}

/** A time in which there were prices of which no card is held, in any currency: `[from, until)`. */
export interface Gap {
  readonly unit: ChargeUnit;
  /** Null: from the beginning. */
  readonly from: Day | null;
  /** Null: to this day. */
  readonly until: Day | null;
  /** Such as `prices of notifications`. */
  readonly what: string;
}

/** All prices that are held. */
export interface RateBook {
  readonly cards: readonly RateCard[];
  readonly amendments: readonly Amendment[];
  readonly tiers: readonly TierTable[];
  readonly gaps: readonly Gap[];
}

/** Those in which cards are held, in order of their letters. */
export function currenciesOf({ cards }: RateBook): readonly string[] {
  return [...new Set(cards.map(({ currency }) => currency))].sort();
}
