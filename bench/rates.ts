import { BUILT_IN } from '../src/rates/book.js';
import { RATE_CATEGORIES } from '../src/rates/card.js';

/** The price list of October 2026 as lines of CSV: market, category, rate. */
export function* rateLines(): Iterable<string> {
  const card = BUILT_IN.cards.find(({ currency, from }) => currency === 'USD' && from === '2026-10-01');
  if (card === undefined) throw new Error('the card of October 2026 is not held');
  yield 'market,category,rate';
  for (const [market, row] of Object.entries(card.rows)) {
    for (const [column, category] of RATE_CATEGORIES.entries()) {
      if (row[column] !== 'n/a') yield `"${market}",${category},${row[column] ?? ''}`;
    }
  }
}
