import { expect, test } from 'vitest';
import { price, sent } from './logs.js';
import { againstBill, differences } from './reports.js';

/** The past decides whether the utility message was inside a window; two weeks later it is known. */
const LOG = [
  sent('u', '2026-03-02T09:00', price('utility')),
  ...[1, 2, 3, 4].map((n) => sent(`m${n}`, `2026-03-20T10:0${n}`, price('marketing'))),
];

test.each([
  ['right, and utility charged', '2026-03,marketing,4,0.6388\n2026-03,utility,1,0.0500', []],
  ['right, and utility free', '2026-03,marketing,4,0.6388', []],
  [
    'marketing that costs a hundredfold',
    '2026-03,marketing,4,63.88\n2026-03,utility,1,0.0500',
    ['2026-03-01 marketing: 4, 0.6388 → 4, 63.88'],
  ],
  [
    'more than the uncertain message can cost',
    '2026-03,marketing,4,0.6900\n2026-03,utility,1,0.0500',
    ['2026-03-01 marketing: 4, 0.6388 → 4, 0.6900'],
  ],
  [
    'less than what is certain',
    '2026-03,marketing,4,0.4791\n2026-03,utility,1,0.0500',
    ['2026-03-01 marketing: 4, 0.6388 → 4, 0.4791'],
  ],
  [
    'utility that costs twice its price',
    '2026-03,marketing,4,0.6388\n2026-03,utility,1,0.1000',
    ['2026-03-01 utility: 1, 0.0500 → 1, 0.1000'],
  ],
])('what one uncertain message may cost is all that is excused: %s', (_, rows, expected) => {
  const check = againstBill(LOG, `month,category,volume,amount\n${rows}\n`);
  expect(differences([check])).toEqual(expected);
});

/** The utility message may be free, and so counted as service or in an entry point; marketing it never is. */
test.each([
  ['in its own category', 'utility,1', []],
  ['among the free ones', 'service,1', []],
  ['in an entry point', 'referral_conversion,1', []],
  ['in another category of templates', 'marketing,5', ['2026-03-01 marketing regular: 4, 0.6388 → 5, -']],
])('an uncertain message may be counted %s', (_, row, expected) => {
  const type = /service|referral/.test(row) ? 'free' : 'regular';
  const marketing = row.startsWith('marketing') ? '' : '2026-03,marketing,4,regular\n';
  const bill = `month,category,volume,type\n${marketing}2026-03,${row},${type}\n`;
  expect(differences([againstBill(LOG, bill)])).toEqual(expected);
});

test('nor does its money excuse that of another category', () => {
  const bill = 'month,category,amount\n2026-03,marketing,0.6888\n2026-03,utility,0.0500\n';
  expect(differences([againstBill(LOG, bill)])).toEqual(['2026-03-01 marketing: 4, 0.6388 → -, 0.6888']);
});

test('doubt stays in its country', () => {
  const log = [...LOG, sent('x', '2026-03-20T09:00', price('marketing'), { from: '5511987654321' })];
  const bill = 'month,country,category,volume\n2026-03,NL,marketing,4\n2026-03,NL,utility,1\n2026-03,BR,marketing,2\n';
  expect(differences([againstBill(log, bill)])).toEqual(['2026-03-01 marketing BR: 1, 0.0625 → 2, -']);
});

test('doubt stays in its bucket', () => {
  const bill = 'day,category,volume\n2026-03-02,utility,0\n2026-03-20,marketing,3\n';
  expect(differences([againstBill(LOG, bill)])).toEqual(['2026-03-20 marketing: 4, 0.6388 → 3, -']);
});

test('the least and the most of a sum', () => {
  const { expected } = againstBill(LOG, 'month,volume,amount\n2026-03,5,0.6888\n');
  expect(expected).toEqual({
    volume: 5,
    cost: { units: 6888n, scale: 4 },
    least: { units: 6388n, scale: 4 },
    most: { units: 6888n, scale: 4 },
    unpriced: 0,
  });
});
