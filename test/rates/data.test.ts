import { expect, test } from 'vitest';
import { add, decimalText, parseDecimal, ZERO, type Decimal } from '../../src/model/money.js';
import { BUILT_IN, cardId, isDay, MARKETS, RATE_CATEGORIES, stepsOf, type TierRow } from '../../src/rates/index.js';
import { dayBefore } from '../../src/rates/day.js';

/** Counted and added up from the tables themselves: [card, unit, markets, cells and sum of each column]. */
const CARDS: readonly [string, string, number, string][] = [
  ['AED 2026-10-01', 'message', 47, '47x10.6752 47x3.0058 47x3.0058 18x5.6170 47x3.0058'],
  ['ARS 2026-10-01', 'message', 47, '47x4213.7030 47x1186.4785 47x1186.4785 18x2216.8748 47x1186.4785'],
  ['AUD 2026-10-01', 'message', 47, '47x3.7784 47x1.0638 47x1.0638 18x1.9872 47x1.0638'],
  ['BRL 2026-07-01', 'message', 1, '1x0.3217 1x0.0350 1x0.0350 0 0'],
  ['BRL 2026-10-01', 'message', 47, '47x14.9661 47x4.2138 47x4.2138 18x7.8728 47x4.2138'],
  ['CLP 2026-10-01', 'message', 47, '47x2567.1456 47x722.8477 47x722.8477 18x1350.6053 47x722.8477'],
  ['COP 2026-10-01', 'message', 47, '47x10705.0905 47x3014.3009 47x3014.3009 18x5632.0717 47x3014.3009'],
  ['EUR 2026-10-01', 'message', 47, '47x2.4073 47x0.6782 47x0.6782 18x1.2674 47x0.6782'],
  ['GBP 2026-10-01', 'message', 47, '47x2.0960 47x0.5895 47x0.5895 18x1.1035 47x0.5895'],
  ['IDR 2026-10-01', 'message', 47, '47x41488.5900 47x11677.7000 47x11677.7000 18x21826.5300 47x11677.7000'],
  ['INR 2026-10-01', 'message', 47, '47x213.0622 47x59.9837 47x59.9837 18x112.3602 47x59.9837'],
  ['MXN 2026-10-01', 'message', 47, '47x53.5137 47x15.0691 47x15.0691 18x28.1553 47x15.0691'],
  ['MYR 2026-10-01', 'message', 47, '47x11.7222 47x3.3010 47x3.3010 18x6.1678 47x3.3010'],
  ['PEN 2026-10-01', 'message', 47, '47x9.6730 47x2.7238 47x2.7238 18x5.0896 47x2.7238'],
  ['SAR 2026-10-01', 'message', 47, '47x10.8933 47x3.0671 47x3.0671 18x5.7292 47x3.0671'],
  ['SGD 2026-10-01', 'message', 47, '47x3.7226 47x1.0487 47x1.0487 18x1.9614 47x1.0487'],
  ['USD 2023-06-01', 'conversation', 32, '32x1.9966 32x1.1693 31x1.0603 0 32x0.9941'],
  ['USD 2024-08-01', 'conversation', 32, '32x1.9966 31x0.5570 32x1.0617 2x0.1640 32x0.9941'],
  ['USD 2024-10-01', 'conversation', 32, '32x1.9891 31x0.5570 32x1.0617 2x0.1640 32x0.9941'],
  ['USD 2025-07-01', 'message', 32, '32x1.9891 30x0.5035 30x0.5035 9x0.5516 0'],
  ['USD 2025-10-01', 'message', 32, '32x1.9875 32x0.5155 32x0.5155 9x0.5516 0'],
  ['USD 2026-01-01', 'message', 32, '32x1.8884 32x0.5149 32x0.5149 9x0.5516 0'],
  ['USD 2026-04-01', 'message', 32, '32x1.8930 32x0.5151 32x0.5151 9x0.5540 0'],
  ['USD 2026-07-01', 'message', 38, '38x2.3123 38x0.6453 38x0.6453 9x0.5540 0'],
  ['USD 2026-10-01', 'message', 47, '47x2.9076 47x0.8187 47x0.8187 18x1.5297 47x0.8187'],
];

const FOUR_DIGITS = parseDecimal('0.0000') ?? ZERO;

function sumOf(texts: readonly (string | null)[]): string {
  const rates = texts.flatMap((text) => parseDecimal(text ?? '') ?? []);
  if (rates.length === 0) return '0';
  return `${rates.length}x${decimalText(rates.reduce<Decimal>(add, FOUR_DIGITS))}`;
}

test('the cards are the tables, cell by cell in sum', () => {
  const held = BUILT_IN.cards.map((card) => {
    const rows = Object.values(card.rows);
    const columns = RATE_CATEGORIES.map((_, index) => sumOf(rows.map((row) => row[index] ?? null)));
    return [cardId(card), card.unit, rows.length, columns.join(' ')];
  });
  expect(held.sort()).toEqual(CARDS.map((row) => [...row]).sort());
});

test('every cell is a rate, n/a or not known', () => {
  const cells = BUILT_IN.cards.flatMap(({ rows }) => Object.values(rows).flat());
  expect(cells.filter((cell) => cell !== null && cell !== 'n/a' && parseDecimal(cell) === null)).toEqual([]);
});

test('what is not known is said why', () => {
  const silent = BUILT_IN.cards.flatMap((card) =>
    Object.entries(card.rows).flatMap(([market, row]) =>
      RATE_CATEGORIES.filter((category, index) => {
        if (row[index] !== null) return false;
        return !BUILT_IN.amendments.some(
          ({ currency, unit, from, markets, categories }) =>
            currency === card.currency &&
            unit === card.unit &&
            from === card.from &&
            markets?.includes(market) === true &&
            categories.includes(category),
        );
      }).map((category) => `${cardId(card)} ${market} ${category}`),
    ),
  );
  expect(silent).toEqual([]);
});

test('markets go by one name each', () => {
  const names = new Set(BUILT_IN.cards.flatMap(({ rows }) => Object.keys(rows)));
  expect([...names].sort()).toEqual([...MARKETS].sort());
});

test('days are days of the calendar', () => {
  expect(BUILT_IN.cards.filter(({ from }) => !isDay(from))).toEqual([]);
  expect(BUILT_IN.amendments.filter(({ from }) => !isDay(from))).toEqual([]);
  expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1'].filter(isDay)).toEqual([]);
  expect(['2024-02-29', '2000-02-29', '2026-12-31'].filter(isDay)).toHaveLength(3);
});

test.each([
  ['2026-10-01', '2026-09-30'],
  ['2026-01-01', '2025-12-31'],
  ['2024-03-01', '2024-02-29'],
  ['2025-03-01', '2025-02-28'],
  ['2025-07-15', '2025-07-14'],
])('the day before %s is %s', (day, before) => {
  expect(dayBefore(day)).toBe(before);
});

/** [currency, tiers, sum of the rates]; the bounds add up to the same in every currency. */
test.each([
  ['USD', '672x16.6243'],
  ['INR', '672x1219.3144'],
  ['BRL', '672x85.5535'],
  ['EUR', '672x13.7739'],
])('the tiers in %s are the table, in sum', (currency, sum) => {
  const rows = BUILT_IN.tiers.find((table) => table.currency === currency && table.from === '2026-10-01')?.rows ?? [];
  expect(rows).toHaveLength(112);
  expect(sumOf(rows.flatMap(({ rates }) => rates))).toBe(sum);
  expect(rows.flatMap(({ upTo }) => upTo).reduce((total, bound) => total + bound, 0)).toBe(9_314_940_000);
});

test('the first tier is the list price, the bounds ascend, and there are six tiers', () => {
  for (const { currency, from, rows } of BUILT_IN.tiers) {
    const card = BUILT_IN.cards.find((one) => one.currency === currency && one.from === from && one.unit === 'message');
    const wrong = rows.filter((row: TierRow) => {
      const list = card?.rows[row.market]?.[RATE_CATEGORIES.indexOf(row.category)];
      const ascends = row.upTo.every((bound, index) => bound > (row.upTo[index - 1] ?? 0));
      return row.rates[0] !== list || !ascends || row.upTo.length !== 5 || row.rates.length !== 6;
    });
    expect(wrong).toEqual([]);
  }
});

test.each(['2026-07-01', '2026-10-01'])('tiers of %s are inclusive at both ends, and the last has none', (day) => {
  const row = BUILT_IN.tiers
    .find(({ currency, from }) => currency === 'BRL' && from === day)
    ?.rows.find(({ market, category }) => market === 'Brazil' && category === 'utility');
  expect(row && stepsOf(row)).toEqual([
    { from: 0, upTo: 250_000, rate: '0.0350' },
    { from: 250_001, upTo: 2_000_000, rate: '0.0333' },
    { from: 2_000_001, upTo: 17_000_000, rate: '0.0315' },
    { from: 17_000_001, upTo: 35_000_000, rate: '0.0298' },
    { from: 35_000_001, upTo: 70_000_000, rate: '0.0280' },
    { from: 70_000_001, upTo: null, rate: '0.0263' },
  ]);
});
