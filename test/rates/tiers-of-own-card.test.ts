import { expect, test } from 'vitest';
import { withImported } from '../../src/rates/book.js';
import type { RateCard, Row } from '../../src/rates/card.js';
import { BUILT_IN } from '../../src/rates/index.js';
import { tiers } from './ask.js';

const [BUILT] = BUILT_IN.cards.filter(
  ({ currency, unit, from }) => `${currency} ${unit} ${from}` === 'USD message 2026-10-01',
);
const { Brazil = [] } = BUILT?.rows ?? {};
const asked = { day: '2026-10-01', market: 'Brazil', category: 'utility' } as const;

function bookWith(utility: string) {
  const row = Brazil.map((cell) => (cell === '0.0068' ? utility : cell));
  const own = { ...(BUILT as RateCard), rows: { Brazil: row as unknown as Row } };
  return withImported(BUILT_IN, { cards: [own], tiers: [] });
}

test('an own card of a day with the price that the tiers held begin at has these', () => {
  expect(tiers({ ...asked, book: bookWith('0.0068') })).toMatchObject({ market: 'Brazil', category: 'utility' });
});

test('one with a price of its own has none but those of its own table', () => {
  expect(tiers({ ...asked, book: bookWith('0.0088') })).toBe(
    'the volume tiers held for utility in Brazil begin at 0.0068, and the card USD 2026-10-01 has 0.0088',
  );
});
