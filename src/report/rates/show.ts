import { RATE_CATEGORIES, type RateBook, type RateCategory } from '../../rates/card.js';
import type { Day } from '../../rates/day.js';
import { isNone, type CardInForce } from '../../rates/lookup.js';
import { rateFor, wordsOf } from '../../rates/rate.js';
import { stepsOf, TIERED_CATEGORIES, tiersFor, type HeldTiers } from '../../rates/tier.js';
import type { RatesDocument } from '../../schema/rates.js';
import { layOut, type Row } from '../text/layout.js';
import { themeOf } from '../text/theme.js';
import {
  cardDocument,
  cell,
  left,
  NOTHING,
  paragraph,
  right,
  sentence,
  trustWords,
  yielding,
  type RatesContext,
} from './context.js';

/** One market on one day. */
interface Shown {
  readonly market: string;
  /** Said when the market is not what was asked for by name. */
  readonly remark: string | null;
  readonly inForce: CardInForce;
  readonly book: RateBook;
}

export function renderRates(shown: Shown, context: RatesContext): string {
  const theme = themeOf(context.color);
  const { market, remark, inForce } = shown;
  const { card, id, day } = inForce;
  const about = `Card ${id}, per ${card.unit} (${trustWords(card)}): ${card.source}.`;
  const columns = [left('Category'), right(card.currency), yielding('')];
  const rows = RATE_CATEGORIES.map((category): Row => ({ cells: rateCells(shown, category).map(cell) }));
  return [
    theme.title(`${market} on ${day}`),
    ...(remark === null ? [] : paragraph(remark, context)),
    ...paragraph(about, context),
    '',
    layOut(columns, rows, context.width, theme.title),
    '',
    ...tierLines(shown, context),
    '',
  ].join('\n');
}

function rateCells({ inForce, market }: Shown, category: RateCategory): readonly string[] {
  const rate = rateFor(inForce, market, category);
  return isNone(rate) ? [wordsOf(category), NOTHING, rate.none] : [wordsOf(category), rate.text, ''];
}

function tierLines(shown: Shown, context: RatesContext): readonly string[] {
  const theme = themeOf(context.color);
  const { book, inForce, market } = shown;
  const held = TIERED_CATEGORIES.map((category) => tiersFor(book, inForce, market, category));
  const tables = held.filter((one): one is HeldTiers => !isNone(one));
  const [first] = held;
  if (tables.length === 0) {
    const why = first !== undefined && isNone(first) ? first.none : '';
    return inForce.card.unit === 'message' ? paragraph(`${sentence(why)} The list price stands.`, context) : [];
  }
  const rows = tables.flatMap((table) =>
    stepsOf(table).map(({ from, upTo, rate }, index): Row => {
      const name = index === 0 ? wordsOf(table.category) : '';
      return { cells: [name, grouped(from), upTo === null ? 'MAX' : grouped(upTo), rate].map(cell) };
    }),
  );
  const columns = [left('Volume tier'), right('From'), right('To'), right(inForce.card.currency)];
  return [
    layOut(columns, rows, context.width, theme.title),
    '',
    ...paragraph(
      'Messages of a month of one portfolio, bounds inclusive; only those inside a tier get its rate. ' +
        'Marketing and service have no tiers.',
      context,
    ),
  ];
}

function grouped(number: number): string {
  return String(number).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}

/** What `rates show --format json` prints, `wa-window/rates@1`. */
export function ratesDocument({ market, remark, inForce, book }: Shown): RatesDocument {
  return {
    schema: 'wa-window/rates@1',
    market,
    remark,
    day: inForce.day,
    card: cardDocument(inForce.card),
    rates: RATE_CATEGORIES.map((category) => {
      const rate = rateFor(inForce, market, category);
      const tiers = tiersFor(book, inForce, market, category);
      return {
        category,
        rate: isNone(rate) ? null : rate.text,
        none: isNone(rate) ? rate.none : null,
        tiers: isNone(tiers)
          ? null
          : stepsOf(tiers).map(({ from, upTo, rate: text }) => ({ from, to: upTo, rate: text })),
      };
    }),
  };
}

/** The same where no card is held. */
export function noRatesDocument(market: string, day: Day, none: string): RatesDocument {
  return { schema: 'wa-window/rates@1', market, day, none };
}
