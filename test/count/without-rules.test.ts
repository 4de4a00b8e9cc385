import { expect, test } from 'vitest';
import { countsUnder, setting } from './counting.js';

const LOG = [
  'time,contact,direction,type,delivered_at',
  '2026-05-01T10:00:00.000Z,5511987654321,inbound,text,',
  '2026-05-01T10:01:00.000Z,5511987654321,outbound,text,2026-05-01T10:01:05.000Z',
  '2026-05-01T11:00:00.000Z,5511987654321,inbound,text,',
  '2026-05-01T12:00:00.000Z,5511987654321,inbound,text,',
  '',
].join('\n');

// Three messages of the customer, one of the business and its receipt.
test('each event at a date without rules is counted once', () => {
  const noRules = { ...setting({}), schedule: [] };
  expect(countsUnder(noRules, LOG, LOG.length).withoutRules).toBe(5);
});
