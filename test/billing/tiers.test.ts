import { expect, test } from 'vitest';
import { costOf, tieredCost, type TierTerms } from '../../src/billing/cost.js';
import { TallyBuilder } from '../../src/billing/tally.js';
import type { UnitKey } from '../../src/model/cost.js';
import { decimalText, normalized } from '../../src/model/money.js';

const BRAZIL_UTILITY = {
  upTo: [250_000, 2_000_000, 17_000_000, 35_000_000, 70_000_000],
  rates: ['0.0350', '0.0333', '0.0315', '0.0298', '0.0280', '0.0263'],
};
const BRAZIL_AUTHENTICATION = {
  upTo: [500_000, 3_000_000, 5_250_000, 10_000_000, 20_000_000],
  rates: BRAZIL_UTILITY.rates,
};
const text = (amount: Parameters<typeof normalized>[0]): string => decimalText(normalized(amount));

const KEY: UnitKey = {
  account: 'a',
  number: '+551130000000',
  month: '2026-07',
  market: 'Brazil',
  category: 'utility',
  listed: 'utility',
  unit: 'message',
  group: false,
  type: 'regular',
  ruleSet: 'pmp-2025',
  template: null,
  rate: '0.0350',
  card: 'BRL 2026-07-01',
  unpriced: null,
};

function cost(lines: readonly (readonly [Partial<UnitKey>, number])[], terms: Partial<TierTerms> = {}): string {
  const builder = new TallyBuilder();
  for (const [key, count] of lines) builder.count({ ...KEY, ...key }, count);
  const { amount } = costOf(builder.tally(), {
    portfolioOf: () => 'ours',
    used: () => 0,
    tiers: ({ category }) => (category === 'utility' ? BRAZIL_UTILITY : BRAZIL_AUTHENTICATION),
    ...terms,
  });
  return text(amount);
}

test('W30: 30,000 utility messages stay in the first tier', () => {
  expect(cost([[{}, 30_000]])).toBe('1050');
});

test('W30: 3,000,000 utility messages: 250,000 × .0350 + 1,750,000 × .0333 + 1,000,000 × .0315', () => {
  expect(cost([[{}, 3_000_000]])).toBe('98525');
});

test('W30: 3,000,000 authentication messages: 500,000 × .0350 + 2,500,000 × .0333', () => {
  expect(cost([[{ category: 'authentication' }, 3_000_000]])).toBe('100750');
});

test('W32: bounds are inclusive: message 250,000 is still at list price, the next is not', () => {
  expect(text(tieredCost(BRAZIL_UTILITY, 1, 249_999))).toBe('0.035');
  expect(text(tieredCost(BRAZIL_UTILITY, 1, 250_000))).toBe('0.0333');
});

test('tiers add up over the accounts of a portfolio, and start anew for another', () => {
  const lines = [
    [{ account: 'a' }, 200_000],
    [{ account: 'b' }, 200_000],
  ] as const;
  // 250,000 × .0350 + 150,000 × .0333
  expect(cost(lines)).toBe('13745');
  expect(cost(lines, { portfolioOf: (account) => account })).toBe('14000');
});

test('W28: two months run side by side, each with a count of its own', () => {
  expect(
    cost([
      [{ month: '2026-07' }, 250_000],
      [{ month: '2026-08' }, 250_000],
    ]),
  ).toBe('17500');
});

test('W29: messages sent before the log count towards the tier', () => {
  expect(cost([[{}, 100_000]], { used: () => 250_000 })).toBe('3330');
});

test('W27: authentication-international goes on counting where authentication stopped', () => {
  const international = { upTo: [500_000, 3_000_000], rates: ['0.1000', '0.0900', '0.0800'] };
  const lines = [
    [{ category: 'authentication' }, 500_000],
    [{ category: 'authentication_international', rate: '0.1000' }, 1000],
  ] as const;
  // 500,000 × .0350, and then 1,000 already in the second international tier: × .0900
  const tiers: TierTerms['tiers'] = ({ category }) =>
    category === 'authentication_international' ? international : BRAZIL_AUTHENTICATION;
  expect(cost(lines, { tiers })).toBe('17590');
});

test('marketing and service have no tiers', () => {
  expect(
    cost([
      [{ category: 'marketing', rate: '0.3217' }, 1_000_000],
      [{ category: 'service' }, 300_000],
    ]),
  ).toBe('332200');
});

test('what is free counts towards no tier', () => {
  expect(
    cost([
      [{ type: 'free_customer_service' }, 250_000],
      [{}, 1],
    ]),
  ).toBe('0.035');
});

test('where no table is held the list price stands', () => {
  expect(cost([[{}, 3_000_000]], { tiers: () => null })).toBe('105000');
});

test('a billion messages in rupiah do not overflow', () => {
  expect(cost([[{ category: 'marketing', rate: '586.3300' }, 1_000_000_000]])).toBe('586330000000');
});

test('a message at the price of another card keeps it, whatever the tiers begin at, and counts after the others', () => {
  // One sent on the last day of another card, delivered in the month (C11=sent).
  expect(cost([[{ rate: '0.0400', card: 'BRL 2026-04-01' }, 1]])).toBe('0.04');
  expect(
    cost([
      [{}, 250_001],
      [{ rate: '0.0400', card: 'BRL 2026-04-01' }, 1],
    ]),
  ).toBe('8750.0733');
});
