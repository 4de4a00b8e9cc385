import { cardId, type Amendment, type RateBook, type RateCard, type TierTable } from '../../rates/card.js';
import { gapWords } from '../../rates/lookup.js';
import { wordsOf } from '../../rates/rate.js';
import type { RateCardsDocument } from '../../schema/rates.js';
import { layOut, type Row } from '../text/layout.js';
import { themeOf } from '../text/theme.js';
import { cardDocument, cell, left, marked, NOTHING, paragraph, right, type RatesContext } from './context.js';

/** The cards of a book, newest first within a currency, dollars first. */
function listed(book: RateBook, currency: string | null): readonly RateCard[] {
  return book.cards
    .filter((card) => currency === null || card.currency === currency)
    .sort((a, b) => rank(a) - rank(b) || order(a.currency, b.currency) || order(b.from, a.from));
}

function rank({ currency }: RateCard): number {
  return currency === 'USD' ? 0 : 1;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function renderList(book: RateBook, currency: string | null, context: RatesContext): string {
  const theme = themeOf(context.color);
  const cards = listed(book, currency);
  const sources = [...new Set(cards.map(({ source }) => source))];
  const columns = [
    left('Card'),
    left('Per'),
    right('Markets'),
    left('Tiers'),
    left('Kind'),
    left('Trust'),
    right('Source'),
  ];
  const rows = cards.map((card): Row => ({ cells: cellsOf(card, book, sources).map(cell) }));
  const currencies = new Set(cards.map((card) => card.currency)).size;
  return [
    layOut(columns, rows, context.width, theme.title),
    '',
    theme.title('Sources'),
    ...sources.flatMap((source, index) => marked(`${String(index + 1).padStart(3)}  `, source, context)),
    '',
    theme.title('Not held'),
    ...gaps(book, currency).flatMap((text) => marked('  - ', text, context)),
    '',
    ...paragraph(REMEDY, context),
    `${count(cards.length, 'card')} in ${count(currencies, 'currency', 'currencies')}`,
    '',
  ].join('\n');
}

const REMEDY =
  "Where none is held there is no price, never a neighbour's. wa-window rates import reads Meta's own files.";

function cellsOf(card: RateCard, { tiers }: RateBook, sources: readonly string[]): readonly string[] {
  const { unit, rows, kind, trust, source } = card;
  const hasTiers = tiers.some((table) => belongs(table, card));
  return [
    cardId(card),
    unit,
    String(Object.keys(rows).length),
    hasTiers ? 'yes' : NOTHING,
    kind,
    trust,
    String(sources.indexOf(source) + 1),
  ];
}

function belongs(table: TierTable, card: RateCard): boolean {
  return card.unit === 'message' && table.currency === card.currency && table.from === card.from;
}

/** What there is no price for, as phrases. */
function gaps(book: RateBook, currency: string | null): readonly string[] {
  const periods = book.gaps.map(gapWords);
  const cells = book.amendments.filter((one) => one.cell === null && (currency === null || one.currency === currency));
  // A doubt that a later card repeats is told once.
  const told = new Map(cells.toReversed().map((one) => [`${one.reason} ${String(one.categories)}`, cellGap(one)]));
  return [...periods, ...lateCurrencies(book, currency), tierGap(book), ...[...told.values()].toReversed()];
}

/** Currencies whose first card came after the dollar's, by the day of it. */
function lateCurrencies({ cards }: RateBook, currency: string | null): readonly string[] {
  const first = new Map<string, string>();
  for (const card of cards) {
    const known = first.get(card.currency);
    if (known === undefined || card.from < known) first.set(card.currency, card.from);
  }
  const earliest = [...first.values()].sort(order)[0];
  const days = new Map<string, string[]>();
  for (const [name, day] of first) {
    if (day === earliest || (currency !== null && name !== currency)) continue;
    days.set(day, [...(days.get(day) ?? []), name]);
  }
  return [...days].map(([day, names]) => `cards before ${day} in ${names.sort(order).join(', ')}`);
}

function tierGap({ tiers }: RateBook): string {
  const held = [...new Set(tiers.map((table) => cardId(table)))].sort(order);
  return `volume tiers but those of ${held.join(', ')}`;
}

function cellGap({ currency, unit, from, categories, markets, reason }: Amendment): string {
  const where = markets === null ? 'every market' : markets.join(', ');
  return `${currency} per ${unit} from ${from}: ${categories.map(wordsOf).join(' and ')} of ${where} (${reason})`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** What `rates list --format json` prints, `wa-window/rate-cards@1`. */
export function listDocument(book: RateBook, currency: string | null): RateCardsDocument {
  return {
    schema: 'wa-window/rate-cards@1',
    cards: listed(book, currency).map((card) => ({
      ...cardDocument(card),
      markets: Object.keys(card.rows).length,
      tiers: book.tiers.some((table) => belongs(table, card)),
    })),
    notHeld: [...gaps(book, currency)],
  };
}
