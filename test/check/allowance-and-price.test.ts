import { expect, test } from 'vitest';
import { decimalText } from '../../src/model/money.js';
import { askAt, text } from './ask.js';

const ROWS = [text('2026-11-02T10:00:00Z')];
const AT = '2026-11-02T11:00:00Z';

test('a service message says what may make it free', () => {
  const [freeForm, marketing] = askAt(AT, ROWS).messages;
  expect(freeForm?.charge).toMatchObject({
    billable: true,
    allowance: { units: 1000, per: 'number', type: 'free_customer_service', rule: '2f.3' },
  });
  expect(marketing?.charge?.allowance).toBeNull();
});

test('a government has it without limit', () => {
  const [freeForm] = askAt(AT, ROWS, { account: ['direct', 'government'] }).messages;
  expect(freeForm?.charge?.allowance).toMatchObject({ units: null, rule: '2f.8' });
});

test('each kind has its list price, in the currency of the account', () => {
  const priced = askAt(AT, ROWS).messages.map(({ kind, charge }) => {
    const { amount = null, currency = '' } = charge?.price ?? {};
    return [kind, amount === null ? null : `${decimalText(amount)} ${currency}`];
  });
  expect(priced).toEqual([
    ['free_form', '0.0500 USD'],
    ['marketing', '0.1597 USD'],
    ['utility', '0.0500 USD'],
    ['authentication', '0.0500 USD'],
  ]);
});

test('before the first card no price is invented', () => {
  const [, marketing] = askAt('2022-11-02T11:00:00Z', []).messages;
  expect(marketing?.charge).toMatchObject({ billable: true, price: { amount: null } });
});
