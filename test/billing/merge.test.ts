import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SalesCounter, type Sale } from '../../src/billing/allowance.js';
import { costOf, type TierTerms } from '../../src/billing/cost.js';
import { EMPTY_TALLY, merge, unitsOf, type Tally } from '../../src/billing/tally.js';
import type { CompiledAllowance } from '../../src/rules/compile.js';
import { decimalText } from '../../src/model/money.js';
import { instantOf } from '../../src/model/instant.js';

const ALLOWANCE: CompiledAllowance = {
  categories: new Set(['service']),
  units: 5,
  per: 'number',
  countsEntryPoints: false,
  type: 'free_customer_service',
  rule: '2f.3',
};
const RATES = { Brazil: '0.0068', Germany: '0.0550', Other: null } as const;
const MONTHS = ['2026-10', '2026-11'] as const;
const TIERS: TierTerms = {
  portfolioOf: (account) => (account === 'c' ? 'other' : 'ours'),
  used: () => 0,
  tiers: ({ category, market }) =>
    category === 'utility' && market === 'Brazil' ? { upTo: [3, 7], rates: ['0.0068', '0.0060', '0.0050'] } : null,
};

const sale: fc.Arbitrary<Sale> = fc
  .record({
    at: fc.integer({ min: 0, max: 40 }),
    id: fc.integer({ min: 0, max: 60 }),
    number: fc.constantFrom('+31201111111', '+31202222222'),
    contact: fc.constantFrom('+5511987654321', '+4915112345678'),
    account: fc.constantFrom('a', 'b', 'c'),
    market: fc.constantFrom<keyof typeof RATES>('Brazil', 'Germany', 'Other'),
    category: fc.constantFrom('service', 'utility', 'marketing'),
  })
  .map(({ at, id, number, contact, account, market, category }) => ({
    contact,
    number,
    charge: {
      handle: `m${String(id)}`,
      messageId: `m${String(id)}`,
      account,
      at: instantOf(at),
      sentAt: instantOf(at),
      unit: 'message' as const,
      recipient: null,
      group: false,
      category,
      listed: category,
      message: category === 'service' ? ('free_form' as const) : ('template' as const),
      template: null,
      country: null,
      type: 'regular' as const,
      billable: true,
      certain: true,
      ruleSet: 'pmp-2026',
      rule: '2f.1',
      price: {
        market,
        currency: 'USD',
        rate: RATES[market],
        amount: null,
        card: 'USD 2026-10-01',
        unpriced: RATES[market] === null ? 'no rate' : null,
        month: MONTHS[at < 20 ? 0 : 1],
      },
    },
  }));

function counted(sales: readonly Sale[]): Tally {
  const counter = new SalesCounter({ at: () => [ALLOWANCE], used: () => 0 });
  for (const sale of sales) counter.add(sale);
  return counter.tallies().all;
}
const said = (tally: Tally): string =>
  JSON.stringify({
    units: unitsOf(tally)
      .map(({ key, count }) => [JSON.stringify(key), count])
      .sort(),
    cost: decimalText(costOf(tally, TIERS).amount),
    unpriced: costOf(tally, TIERS).unpriced,
  });
const unique = fc.uniqueArray(sale, {
  selector: ({ number, contact, charge }) => [number, contact, charge.handle].join(),
  maxLength: 60,
});

test('parts counted apart and merged give what the whole gives, however they are cut and merged', () => {
  fc.assert(
    fc.property(unique, fc.array(fc.nat({ max: 3 }), { minLength: 60, maxLength: 60 }), (sales, cut) => {
      const parts = [0, 1, 2, 3].map((part) => counted(sales.filter((_, index) => cut[index] === part)));
      const whole = said(counted(sales));
      const [a = EMPTY_TALLY, b = EMPTY_TALLY, c = EMPTY_TALLY, d = EMPTY_TALLY] = parts;
      expect(said(merge(merge(a, b), merge(c, d)))).toBe(whole);
      expect(said(merge(d, merge(c, merge(b, a))))).toBe(whole);
      expect(said(merge(EMPTY_TALLY, counted(sales)))).toBe(whole);
    }),
  );
});

test('the cost of what is counted equals an independent sum over every single charge', () => {
  fc.assert(
    fc.property(unique, (sales) => {
      // In units of a hundred-thousandth, by plain integers: nothing here is shared with the decimals.
      const price: Record<string, bigint> = { Brazil: 680n, Germany: 5500n };
      const order = [...sales].sort(
        (x, y) =>
          x.charge.at - y.charge.at ||
          Number(x.charge.handle > y.charge.handle) - Number(x.charge.handle < y.charge.handle) ||
          Number((x.contact ?? '') > (y.contact ?? '')) - Number((x.contact ?? '') < (y.contact ?? '')),
      );
      const used = new Map<string, number>();
      const sent = new Map<string, number>();
      let total = 0n;
      for (const { number, charge } of order) {
        const month = charge.at < 20 ? 'October' : 'November';
        const market = charge.price.market ?? '';
        const unit = price[market];
        if (charge.category === 'service') {
          const scope = `${String(number)} ${month}`;
          used.set(scope, (used.get(scope) ?? 0) + 1);
          if ((used.get(scope) ?? 0) <= 5) continue;
        }
        if (unit === undefined) continue;
        if (charge.category !== 'utility' || market !== 'Brazil') {
          total += unit;
          continue;
        }
        const scope = `${charge.account === 'c' ? 'other' : 'ours'} ${month} ${market}`;
        const nth = (sent.get(scope) ?? 0) + 1;
        sent.set(scope, nth);
        total += nth <= 3 ? 680n : nth <= 7 ? 600n : 500n;
      }
      const { amount } = costOf(counted(sales), TIERS);
      expect(amount.units * 10n ** BigInt(5 - amount.scale)).toBe(total);
    }),
  );
});
