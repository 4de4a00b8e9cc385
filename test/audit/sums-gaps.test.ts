import { expect, test } from 'vitest';
import { calendarOf } from '../../src/report/calendar.js';
import { sumsSheet } from '../../src/report/audit/sumsSheet.js';
import { longBefore, price, sent } from './logs.js';
import { againstBill, differences } from './reports.js';

const LOG = [longBefore('2026-02-01'), sent('a', '2026-03-02T10:00', price('marketing'))];

function days(bill: string): readonly (string | undefined)[] {
  const check = againstBill(LOG, bill);
  const calendar = calendarOf({ dated: true, timezone: 'UTC' });
  return sumsSheet(check, check.differences, calendar).rows.map(([from]) => from);
}

test('a day between two that the report lists is none of it', () => {
  const bill = 'day,category,volume,amount\n2026-03-01,marketing,0,0.00\n2026-03-03,marketing,0,0.00\n';
  const check = againstBill(LOG, bill);
  expect(differences([check])).toEqual(['2026-03-02 marketing: 1, 0.1597 → 0, 0']);
  expect(check.outside).toBe(0);
  expect(days(bill)).toEqual(['2026-03-02']);
});

test('several of them are one sum', () => {
  expect(days('day,volume\n2026-02-28,0\n2026-03-04,0\n')).toEqual(['2026-03-01 to 2026-03-03']);
  expect(days('month,volume\n2026-02,0\n2026-04,0\n')).toEqual(['2026-03']);
  expect(days('month,volume\n2026-01,0\n2026-04,0\n')).toEqual(['2026-02 to 2026-03']);
});

test('before the first and after the last the report says nothing', () => {
  const check = againstBill(LOG, 'day,volume\n2026-02-27,0\n2026-03-01,0\n');
  expect(check).toMatchObject({ differences: [], outside: 1 });
});
