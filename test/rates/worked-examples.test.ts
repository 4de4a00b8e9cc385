import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ConversationCategory } from '../../src/model/category.js';
import { add, compare, parseDecimal, times, ZERO, type Decimal } from '../../src/model/money.js';
import { BUILT_IN, cardAt, isNone, rateFor, stepsOf, withImported, type HeldTiers } from '../../src/rates/index.js';
import { readCards } from '../../src/schema/card.js';
import { market, price, tiers } from './ask.js';

/** Built in is no BRL card before October 2026: the row of Brazil that the examples use comes as a file of the user. */
function withBrazil() {
  const read = readCards(readFileSync('test/rates/fixtures/brl-2026-07-01.json', 'utf8'));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return withImported(BUILT_IN, read);
}
const BOOK = withBrazil();

function rate(day: string, place: string, category: ConversationCategory, currency = 'USD'): Decimal {
  const card = cardAt(BOOK, { currency, unit: 'message', day });
  const found = isNone(card) ? card : rateFor(card, place, category);
  if (isNone(found)) throw new Error(found.none);
  return found.rate;
}

function isWorth(amount: Decimal, text: string): boolean {
  const expected = parseDecimal(text);
  return expected !== null && compare(amount, expected) === 0;
}

test('W20: marketing and one utility outside the window, Brazil in BRL, July 2026', () => {
  const marketing = rate('2026-07-01', 'Brazil', 'marketing', 'BRL');
  const utility = rate('2026-07-01', 'Brazil', 'utility', 'BRL');
  expect(isWorth(add(marketing, utility), '0.3567')).toBe(true);
});

test('W20 under the rules of October 2026, without and with the allowance', () => {
  const marketing = rate('2026-10-01', 'Brazil', 'marketing', 'BRL');
  const utility = rate('2026-10-01', 'Brazil', 'utility', 'BRL');
  const service = rate('2026-10-01', 'Brazil', 'service', 'BRL');
  expect(isWorth(add(add(marketing, times(utility, 2n)), service), '0.4267')).toBe(true);
  expect(isWorth(add(marketing, times(utility, 2n)), '0.3917')).toBe(true);
});

/** Message by message from tier to tier, as the rule says it: only the messages inside a tier get its rate. */
function cost(held: HeldTiers | string, units: number): Decimal {
  if (typeof held === 'string') throw new Error(held);
  let left = units;
  let total = ZERO;
  for (const { from, upTo, rate: text } of stepsOf(held)) {
    const inside = Math.min(left, (upTo ?? Infinity) - Math.max(from, 1) + 1);
    total = add(total, times(parseDecimal(text) ?? ZERO, BigInt(inside)));
    left -= inside;
  }
  return total;
}

test.each([
  ['utility', 30_000, '1050.00'],
  ['utility', 3_000_000, '98525.00'],
  ['authentication', 3_000_000, '100750.00'],
] as const)('W30: %s, %i messages to Brazil cost %s BRL', (category, units, amount) => {
  const july = tiers({ currency: 'BRL', day: '2026-07-31', market: 'Brazil', category, book: BOOK });
  const october = tiers({ currency: 'BRL', day: '2026-10-31', market: 'Brazil', category });
  expect(isWorth(cost(july, units), amount)).toBe(true);
  expect(isWorth(cost(october, units), amount)).toBe(true);
});

/** [example, day, market, category, currency, units, amount] */
test.each([
  ['W25: three one-time passwords', '2026-07-01', 'Brazil', 'authentication', 'BRL', 3n, '0.105'],
  ['W36: Uganda', '2025-12-31', 'Rest of Africa', 'marketing', 'USD', 8000n, '180.00'],
  ['W37: 500 replies beyond the allowance', '2026-10-01', 'Brazil', 'service', 'BRL', 500n, '17.50'],
  ['W38: Colombia', '2026-10-01', 'Colombia', 'service', 'USD', 20n, '0.016'],
  ['W38: Peru', '2026-10-01', 'Peru', 'service', 'USD', 20n, '0.60'],
  ['W38: Germany', '2026-10-01', 'Germany', 'service', 'USD', 20n, '1.10'],
  ['W40: Chile', '2026-10-01', 'Chile', 'service', 'USD', 960n, '19.20'],
  ['W41: a chatty flow', '2026-10-01', 'Brazil', 'service', 'BRL', 299_000n, '10465'],
  ['W41: a compact flow', '2026-10-01', 'Brazil', 'service', 'BRL', 99_000n, '3465'],
] as const)('%s', (_, day, place, category, currency, units, amount) => {
  expect(isWorth(times(rate(day, place, category, currency), units), amount)).toBe(true);
});

test('W47: +1 809 is Rest of Latin America, +1 416 and +1 212 are North America', () => {
  expect(market('+18095550100', '2026-10-01')).toBe('Rest of Latin America');
  expect(market('+14165550100', '2026-10-01')).toBe('North America');
  expect(market('+12125550100', '2026-10-01')).toBe('North America');
  expect(price({ day: '2026-10-01', market: 'Rest of Latin America', category: 'marketing' })).toMatch(/^0\.0740 /);
  expect(price({ day: '2026-10-01', market: 'North America', category: 'utility' })).toMatch(/^0\.0034 /);
});

test('a card of one market prices that market alone, and from its day on', () => {
  const asked = { currency: 'BRL', category: 'marketing', book: BOOK } as const;
  expect(price({ ...asked, market: 'Brazil', day: '2026-06-30' })).toBe('no BRL card before 2026-07-01 is held');
  expect(price({ ...asked, market: 'Brazil', day: '2026-07-01' })).toBe('0.3217 (BRL 2026-07-01)');
  expect(price({ ...asked, market: 'India', day: '2026-07-01' })).toBe('the card BRL 2026-07-01 has no row for India');
  expect(price({ ...asked, market: 'Brazil', category: 'service', day: '2026-09-30' })).toBe(
    'no rate is held for service in Brazil: blank on the card BRL 2026-07-01',
  );
});

test.each([
  ['USD', '2026-09-30', 'utility', 'no volume tiers are held for the card USD 2026-07-01'],
  ['MXN', '2026-10-01', 'utility', 'no volume tiers are held for the card MXN 2026-10-01'],
  ['USD', '2026-10-01', 'service', 'service has no volume tiers'],
  ['USD', '2026-10-01', 'marketing', 'marketing has no volume tiers'],
  [
    'USD',
    '2026-10-01',
    'authentication_international',
    'no volume tiers are held for authentication_international in Brazil on the card USD 2026-10-01',
  ],
  ['USD', '2025-06-30', 'utility', 'conversations have no volume tiers'],
] as const)('no tiers: %s on %s, %s', (currency, day, category, why) => {
  expect(tiers({ currency, day, market: 'Brazil', category })).toBe(why);
});

test("tiers end with their card: a new card's are not the old one's", () => {
  const [card] = BUILT_IN.cards.filter(({ currency }) => currency === 'EUR');
  if (card === undefined) throw new Error('no EUR card');
  const book = withImported(BUILT_IN, { cards: [{ ...card, from: '2027-01-01' }], tiers: [] });
  const asked = { currency: 'EUR', market: 'Brazil', category: 'utility', book } as const;
  expect(tiers({ ...asked, day: '2026-12-31' })).toMatchObject({ market: 'Brazil' });
  expect(tiers({ ...asked, day: '2027-01-01' })).toBe('no volume tiers are held for the card EUR 2027-01-01');
});

test('a card of the user settles what was in doubt on its day, and what changed later stays in doubt', () => {
  const row = ['0.0225', '0.0040', '0.0144', 'n/a', '0.0363'] as const;
  const egypt = ['0.1073', '0.0052', '0.0618', 'n/a', '0.0644'] as const;
  const own = {
    currency: 'USD',
    from: '2024-10-01',
    unit: 'conversation',
    kind: 'imported',
    trust: 'unknown',
    source: 'mine',
    note: null,
    rows: { 'Rest of Africa': row, Egypt: egypt },
  } as const;
  const book = withImported(BUILT_IN, { cards: [own], tiers: [] });
  expect(price({ book, day: '2025-03-01', market: 'Rest of Africa', category: 'utility' })).toBe(
    '0.0040 (USD 2024-10-01)',
  );
  expect(price({ book, day: '2025-01-31', market: 'Egypt', category: 'authentication' })).toBe(
    '0.0618 (USD 2024-10-01)',
  );
  expect(price({ book, day: '2025-02-01', market: 'Egypt', category: 'authentication' })).toMatch(/^no rate is held/);
  expect(BUILT_IN.cards).toHaveLength(25);
  expect(book.cards).toHaveLength(25);
});
