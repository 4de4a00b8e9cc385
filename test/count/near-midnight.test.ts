import { expect, test } from 'vitest';
import { counted } from './counting.js';

const HEADER = 'time,contact,direction,type,category,status,delivered_at';

/** A message and one a week later that is like it; and what is told when October is over everywhere. */
function idsOf(time: string, delivered: string): readonly string[] {
  const rows = [
    '2026-10-24T08:00:00Z,5511987654320,inbound,text,,,',
    '2026-10-24T08:10:00Z,5511987654320,outbound,text,,delivered,2026-10-24T08:10:05Z',
    '2026-10-31T08:00:00Z,5511987654320,inbound,text,,,',
    `${time},5511987654320,outbound,text,,delivered,${delivered}`,
    '2026-11-04T08:00:00Z,5511987654321,inbound,text,,,',
    '2026-11-04T09:00:00Z,5511987654321,inbound,text,,,',
  ];
  const text = [HEADER, ...rows, ''].join('\n');
  return counted(text, {}, text.length).assumptions.map(({ id }) => id);
}

// The account's zone is not named. From 10:00 UTC on it is November where days begin first, 14 h before UTC, and an allowance of the
// month begins anew.
test.each([
  { sent: '2026-10-31T09:00:00Z', delivered: '2026-10-31T09:00:05Z', matters: false },
  { sent: '2026-10-31T10:00:00Z', delivered: '2026-10-31T10:00:05Z', matters: true },
  { sent: '2026-10-31T09:59:50Z', delivered: '2026-10-31T10:00:05Z', matters: true },
])(
  'a message sent at $sent and delivered at $delivered: the zone matters? $matters',
  ({ sent, delivered, matters }) => {
    expect(idsOf(sent, delivered).includes('timezone')).toBe(matters);
  },
);
