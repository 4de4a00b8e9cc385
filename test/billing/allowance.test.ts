import { describe, expect, test } from 'vitest';
import type { Sale } from '../../src/billing/allowance.js';
import { billOf } from '../../src/billing/bill.js';
import { instantOf } from '../../src/model/instant.js';
import { compileRules } from '../../src/rules/compile.js';
import { revisionsOf } from '../../src/rules/ruleSets.js';
import { DEFAULT_SWITCHES, type Switches } from '../../src/rules/switches.js';

const OCTOBER = instantOf(Date.UTC(2026, 9, 1));
const NOVEMBER = instantOf(Date.UTC(2026, 10, 1));

const PRICE = {
  market: 'Netherlands',
  currency: 'EUR',
  rate: null,
  amount: null,
  card: null,
  unpriced: 'no rate',
} as const;

function delivery(at: number, over: { number?: string; id?: string } & Partial<Sale['charge']> = {}): Sale {
  const { number = '+31201111111', id = `m${String(at)}`, ...charge } = over;
  return {
    contact: '+31612345678',
    number,
    charge: {
      handle: id,
      messageId: id,
      account: 'shop',
      recipient: null,
      group: false,
      at: instantOf(OCTOBER + at),
      unit: 'message',
      category: 'service',
      message: 'free_form',
      listed: 'service',
      template: null,
      country: null,
      sentAt: instantOf(OCTOBER + at),
      price: { ...PRICE, month: at < NOVEMBER - OCTOBER ? '2026-10' : '2026-11' },
      type: 'regular',
      billable: true,
      certain: true,
      ruleSet: 'pmp-2026',
      rule: '2f.1',
      ...charge,
    },
  };
}

function freed(charges: readonly Sale[], switches: Partial<Switches> = {}): readonly string[] {
  const [rules] = revisionsOf('pmp-2026');
  if (rules === undefined) throw new Error('pmp-2026 is held');
  const { allowances } = compileRules(rules, { ...DEFAULT_SWITCHES, ...switches });
  const { settled } = billOf(charges, {
    at: () => allowances,
    used: () => 0,
  });
  return charges.filter(({ charge }) => settled.get(charge)?.billable === false).map(({ charge }) => charge.handle);
}

const thousand = (number?: string) =>
  Array.from({ length: 1000 }, (_, n) =>
    delivery(n + 1, { ...(number && { number }), id: `${number ?? ''}${String(n + 1)}` }),
  );

describe('1,000 service messages a number and month', () => {
  test('the 999th and the 1,000th are free, the 1,001st is charged', () => {
    const free = freed([...thousand(), delivery(1001, { id: '1001' })]);
    expect(free).toHaveLength(1000);
    expect(free).toContain('999');
    expect(free).toContain('1000');
    expect(free).not.toContain('1001');
  });

  test('1,500 on one number leave 500 to pay', () => {
    const charges = Array.from({ length: 1500 }, (_, n) => delivery(n));
    expect(1500 - freed(charges).length).toBe(500);
  });

  test('each number has its own: 1,000 and 1,500 leave 500', () => {
    const second = Array.from({ length: 1500 }, (_, n) => delivery(n, { number: '+31202222222', id: `b${String(n)}` }));
    expect(2500 - freed([...thousand(), ...second]).length).toBe(500);
  });

  test('under C5=account the numbers share one: 1,000 and 1,500 leave 1,500', () => {
    const second = Array.from({ length: 1500 }, (_, n) => delivery(n, { number: '+31202222222', id: `b${String(n)}` }));
    expect(2500 - freed([...thousand(), ...second], { C5: 'account' }).length).toBe(1500);
  });

  test('a new month begins with a full one', () => {
    const later = delivery(NOVEMBER - OCTOBER, { id: 'november' });
    expect(freed([...thousand(), delivery(2000, { id: 'october' }), later])).toContain('november');
  });

  test('delivery decides, and of two at one instant the smaller id', () => {
    const tie = [delivery(5000, { id: 'b' }), delivery(5000, { id: 'a' })];
    const free = freed([...tie, ...thousand().slice(0, 999)]);
    expect(free).toContain('a');
    expect(free).not.toContain('b');
  });

  test('templates and reactions neither use it nor are freed by it', () => {
    const template = delivery(0, { id: 'u', category: 'utility', message: 'template' });
    const reaction = delivery(0, { id: 'r', type: 'not_chargeable', billable: false });
    const free = freed([template, reaction, ...thousand()]);
    expect(free).toHaveLength(1000);
    expect(free).not.toContain('u');
  });

  test('what is sent in an entry point uses it only under C6=yes', () => {
    const inside = delivery(0, { id: 'e', category: 'referral_conversion', type: 'free_entry_point', billable: false });
    expect(freed([inside, ...thousand()])).toHaveLength(1000);
    expect(freed([inside, ...thousand()], { C6: 'yes' })).toHaveLength(999);
  });
});
