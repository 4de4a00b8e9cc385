import { expect, test } from 'vitest';
import { readRecords, simulate } from '../../src/index.js';
import { selectContact } from '../../src/report/selection.js';
import { breakdownBy } from '../../src/billing/breakdown.js';

const CONTACT = '+5511987654321';
const LOG = readRecords([
  {
    time: '2026-10-31T23:59:00Z',
    delivered_at: '2026-11-01T00:01:00Z',
    contact: CONTACT,
    direction: 'out',
    type: 'template',
    category: 'marketing',
    status: 'delivered',
  },
]);

test.each([
  ['delivered', '2026-11'],
  ['sent', '2026-10'],
])('under C12=%s a message around midnight counts in %s, of one contact as of all', (C12, month) => {
  const run = simulate(LOG, { assume: { C12 } });
  const monthsOf = ({ cost }: typeof run) => cost && breakdownBy('month', cost).map(({ key }) => key);
  expect(monthsOf(run)).toEqual([month]);
  expect(monthsOf(selectContact(run, CONTACT))).toEqual([month]);
});
