import { expect, test } from 'vitest';
import { longBefore, price, sent } from './logs.js';
import { againstBill, differences } from './reports.js';
import { sumsTitle, sumsWords } from '../../src/report/audit/sumsSheet.js';

const PRICED = [1, 2, 3].map((n) => sent(`m${n}`, `2026-03-02T10:0${n}`, price('marketing')));
/** No country's numbers begin like this one. */
const NOWHERE = sent('x', '2026-03-02T11:00', price('marketing'), { from: '99912345678' });
const LOG = [longBefore('2026-02-01'), ...PRICED, NOWHERE];

function words(check: ReturnType<typeof againstBill>): readonly string[] {
  return [sumsTitle(check), ...sumsWords(check)];
}

test('money of which nothing is known agrees with nothing', () => {
  const bill = 'month,category,volume,amount\n2026-03,marketing,3,9999\n';
  const check = againstBill([longBefore('2026-02-01'), ...PRICED], bill, { currency: 'EUR' });
  expect(check).toMatchObject({ cells: 1, agreed: 0, differences: [], expected: { cost: null, unpriced: 3 } });
  expect(words(check)).toEqual([
    'bill.csv, the bill: 0 of 1 sum agree',
    'In all: 3 by the replay, 3 reported; an unknown amount by the replay, 9,999.00 EUR reported.',
    'The money of 1 sum was not compared: 3 charges have no known price.',
  ]);
});

test('one charge without a price leaves its sum uncompared, and what has one is the least', () => {
  const check = againstBill(LOG, 'month,category,volume,amount\n2026-03,marketing,4,1597.00\n');
  expect(check).toMatchObject({ cells: 1, agreed: 0, differences: [] });
  expect(words(check)).toEqual([
    'bill.csv, the bill: 0 of 1 sum agree',
    'In all: 4 by the replay, 4 reported; at least 0.4791 USD by the replay, 1,597.00 USD reported.',
    'The money of 1 sum was not compared: 1 charge has no known price.',
  ]);
});

test('less than what has a price is a difference', () => {
  const check = againstBill(LOG, 'month,category,volume,amount\n2026-03,marketing,4,0.3194\n');
  expect(differences([check])).toEqual(['2026-03-01 marketing: 4, - → 4, 0.3194']);
  expect(check.uncompared).toEqual([]);
});

test('other sums are compared all the same', () => {
  const bill = 'day,volume,amount\n2026-03-02,4,0.7\n2026-03-03,1,0.3194\n';
  const check = againstBill([...LOG, sent('y', '2026-03-03T10:00', price('marketing'))], bill);
  expect(differences([check])).toEqual(['2026-03-03 : 1, 0.1597 → 1, 0.3194']);
  expect(check.uncompared.map(({ reported }) => reported.volume)).toEqual([4]);
});

test('where no amount is reported there is no money to compare', () => {
  const check = againstBill(LOG, 'month,category,volume\n2026-03,marketing,4\n');
  expect(words(check)).toEqual(['bill.csv, the bill: 1 of 1 sum agree', 'In all: 4 by the replay, 4 reported.']);
});

test('a figure that the report leaves out is said', () => {
  const bill = 'day,volume,amount\n2026-03-02,4,\n2026-03-03,,\n2026-03-04,0,0.00\n';
  expect(words(againstBill(LOG, bill))).toEqual([
    'bill.csv, the bill: 2 of 3 sums agree',
    'Of 2 sums the report leaves out a figure: that part was not compared.',
  ]);
});
