import type { ConversationCategory } from '../model/category.js';
import { parseDecimal, type Decimal } from '../model/money.js';
import { NO_SUCH_RATE, RATE_CATEGORIES, type Amendment, type Cell, type RateCategory } from './card.js';
import { notHeld, noSuchRate, type CardInForce, type None } from './lookup.js';

export interface Rate {
  readonly rate: Decimal;
  /** With the card's own digits. */
  readonly text: string;
}

/** What one unit of a category costs in a market. */
export function rateFor(inForce: CardInForce, market: string, category: ConversationCategory): Rate | None {
  const column = columnOf(inForce, category);
  if (typeof column !== 'string') return column;
  const { card, id, amendments } = inForce;
  const row = Object.hasOwn(card.rows, market) ? card.rows[market] : undefined;
  if (row === undefined) return notHeld(`the card ${id} has no row for ${market}`);
  const amendment = amendments.findLast((one) => concerns(one, market, column));
  const cell = amendment === undefined ? row[RATE_CATEGORIES.indexOf(column)] : amendment.cell;
  return readCell(cell ?? null, inForce, market, column, amendment);
}

function concerns({ markets, categories }: Amendment, market: string, column: RateCategory): boolean {
  return categories.includes(column) && (markets === null || markets.includes(market));
}

function readCell(
  cell: Cell,
  { card, id }: CardInForce,
  market: string,
  column: RateCategory,
  amendment: Amendment | undefined,
): Rate | None {
  const what = `${wordsOf(column)} in ${market}`;
  if (cell === null) return notHeld(`no rate is held for ${what}: ${amendment?.reason ?? `blank on the card ${id}`}`);
  if (cell === NO_SUCH_RATE) {
    if (amendment !== undefined) return noSuchRate(amendment.reason);
    if (column === 'service' && card.unit === 'message') return noSuchRate(`service is free under the card ${id}`);
    return noSuchRate(`the card ${id} has no rate for ${what}`);
  }
  const rate = parseDecimal(cell);
  if (rate === null) throw new Error(`${id}, ${market}, ${column}: ${cell} is no rate`);
  return { rate, text: cell };
}

const LITE_CARD = {
  from: '2024-10-15',
  reason: 'marketing_lite had a card of its own to 2025-06-30, which is not held',
};
const INITIATED = 'prices of user- and business-initiated conversations are not held';

/** The column that prices a category, or why there is none. */
function columnOf({ card, day }: CardInForce, category: ConversationCategory): RateCategory | None {
  switch (category) {
    case 'marketing_lite':
      if (card.unit === 'message') return 'marketing';
      return day < LITE_CARD.from
        ? noSuchRate(`marketing_lite has a price only from ${LITE_CARD.from} on`)
        : notHeld(LITE_CARD.reason);
    case 'referral_conversion':
      return noSuchRate('what is sent in an open entry point is free');
    case 'user_initiated':
    case 'business_initiated':
      return notHeld(INITIATED);
    default:
      return category;
  }
}

export function wordsOf(column: RateCategory): string {
  return column.replace('_', '-');
}
