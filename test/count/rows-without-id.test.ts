import { expect, test } from 'vitest';
import { extended } from '../../src/rules/extend.js';
import { revisionsOf } from '../../src/rules/ruleSets.js';
import type { RuleSet } from '../../src/rules/ruleSet.js';
import { counted, replayed } from './counting.js';

const [PMP_2025] = revisionsOf('pmp-2025') as readonly [RuleSet];
const OPENED_BY_TEMPLATES = extended(PMP_2025, {
  extends: 'pmp-2025',
  window: { opened_by: ['customer', 'template'] },
});

// Two messages of one instant, of no id: the first one, which fails, opens the window in which the second is free. Were the row that
// was delivered taken first, as that of one message would be, it would cost.
test('messages of one instant and of no id are taken in the order of the input, whatever became of them', () => {
  const text = [
    'time,contact,direction,type,category,status,delivered_at',
    '2026-10-08T13:16:49Z,5511987654321,outbound,template,utility,failed,',
    '2026-10-08T13:16:49Z,5511987654321,outbound,template,utility,delivered,2026-10-08T13:16:50Z',
    '',
  ].join('\n');
  const expected = {
    conversations: {},
    rejected: 0,
    billable: {},
    free: { not_delivered: 1, free_customer_service: 1 },
  };
  expect(replayed(text, { rules: OPENED_BY_TEMPLATES }).totals).toEqual(expected);
  expect(counted(text, { rules: OPENED_BY_TEMPLATES }).totals).toEqual(expected);
});
