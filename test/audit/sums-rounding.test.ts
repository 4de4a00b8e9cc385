import { expect, test } from 'vitest';
import { longBefore, price, sent } from './logs.js';
import { againstBill, againstPoints, differences } from './reports.js';

const LOG = [
  longBefore('2026-02-01'),
  ...[1, 2, 3].map((n) => sent(`m${n}`, `2026-03-02T10:0${n}`, price('marketing'))),
];
const DAY = { start: 1772409600, end: 1772496000 };

test.each([
  ['cents', 'month,category,amount\n2026-03,marketing,0.48\n', []],
  [
    'the finest amount of the bill',
    'month,category,amount\n2026-03,utility,0.0000\n2026-03,marketing,0.48\n',
    ['2026-03-01 marketing: 3, 0.4791 → -, 0.48'],
  ],
  ['a whole number', 'month,category,amount\n2026-03,marketing,0\n', ['2026-03-01 marketing: 3, 0.4791 → -, 0']],
  [
    'what is not listed',
    'month,country,category,amount\n2026-03,BR,utility,0\n',
    ['2026-03-01 marketing NL: 3, 0.4791 → -, 0'],
  ],
  ['rows that are one sum, each of them rounded', 'month,amount\n2026-03,0.16\n2026-03,0.16\n2026-03,0.15\n', []],
])('half of the last digit that a report writes is no difference: %s', (_, bill, expected) => {
  expect(differences([againstBill(LOG, bill)])).toEqual(expected);
});

test('JSON drops the noughts of a cost: one dollar is not one to the nearest dollar', () => {
  expect(differences([againstPoints(LOG, [{ ...DAY, volume: 3, cost: 1 }])])).toEqual([
    '2026-03-02 : 3, 0.4791 → 3, 1',
  ]);
});

test.each([
  ['423', []],
  ['424', ['2026-10-01 : 3, 423.0075 → 3, 424']],
])('a currency without cents is rounded to whole units: %s', (amount, expected) => {
  const log = [
    longBefore('2026-09-15'),
    ...[1, 2, 3].map((n) => sent(`m${n}`, `2026-10-05T10:0${n}`, price('marketing'))),
  ];
  expect(differences([againstBill(log, `month,volume,amount\n2026-10,3,${amount}\n`, { currency: 'CLP' })])).toEqual(
    expected,
  );
});
