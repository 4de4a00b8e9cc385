import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import { readTimeline } from '../../src/input/index.js';
import { explanationSentences } from '../../src/report/explanation.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { inbound, NOOR, price, read, status, toGroup } from '../audit/logs.js';

const BRUNO = '+5511987654321,+551130001000';

/** A message of this kind in the window, sent and delivered at these times; `x` in the log of one customer. */
function log(kind: string, sentAt: string, deliveredAt: string) {
  const opened = new Date(Date.parse(sentAt) - 3_600_000).toISOString();
  const rows = [
    'time,contact,number,direction,type,category,delivered_at,id',
    `${opened},${BRUNO},in,text,,,i`,
    `${sentAt},${BRUNO},out,${kind},${deliveredAt},x`,
    '',
  ];
  return readTimeline([{ name: 'log.csv', bytes: Buffer.from(rows.join('\n')) }]);
}

function dependencies(timeline: ReturnType<typeof log>, subject: string, options: SimulateOptions): readonly string[] {
  const context = { dated: timeline.dated, timezone: 'UTC' };
  return explainMessage(timeline, subject, options)
    .flatMap((one) => explanationSentences(one, context))
    .filter((sentence) => sentence.startsWith('This depends on timezone'));
}

// Utility inside the window is free up to 30 September (2e.2) and charged from 1 October on (2f.2), by its delivery.
const EARLY = log('template,utility', '2026-09-30T19:00:00Z', '2026-09-30T20:00:00Z');
const LATE = log('template,utility', '2026-09-30T23:30:00Z', '2026-10-01T03:00:00Z');
const BOTH_SURE = log('template,utility', '2026-09-29T10:00:00Z', '2026-09-29T10:01:00Z');
const OUTSIDE = log('template,marketing', '2026-09-30T23:30:00Z', '2026-10-01T03:00:00Z');
// The 1,000 of October are used up, and those of November are not.
const MONTH_END = log('text,', '2026-10-31T20:00:00Z', '2026-10-31T20:01:00Z');
const used: SimulateOptions = { used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 1000 }] } };

const CHARGED_EAST = 'This depends on timezone=UTC: under timezone=Etc/GMT-14 it would be charged as utility.';
const FREE_WEST = 'This depends on timezone=UTC: under timezone=Etc/GMT+12 it would not be charged: free as service.';
const FREE_EAST = 'This depends on timezone=UTC: under timezone=Etc/GMT-14 it would not be charged: free as service.';

test.each<[string, ReturnType<typeof log>, SimulateOptions, readonly string[]]>([
  ['before a midnight between two eras that comes sooner in the east', EARLY, {}, [CHARGED_EAST]],
  ['after one that comes later in the west', LATE, {}, [FREE_WEST]],
  ['where somebody names the zone, though it is the same', LATE, { timezone: 'UTC' }, []],
  ['where one set of rules is asked for, of any date', LATE, { rules: 'pmp-2025' }, []],
  ['far from that midnight', BOTH_SURE, {}, []],
  ['near it, where it comes out the same on both sides', OUTSIDE, {}, []],
  ['before the end of a month in which the 1,000 are used up', MONTH_END, used, [FREE_EAST]],
  ['there, where there are some left', MONTH_END, {}, []],
])('the zone that nobody named: %s', (_, timeline, options, expected) => {
  expect(dependencies(timeline, 'x', options)).toEqual(expected);
});

test('of a message to a group it tells for whom: here for the one reached after midnight', () => {
  const group = { recipient_id: '120363041234567890', recipient_type: 'group' };
  const timeline = read([
    inbound('2026-09-30T08:00', { group_id: group.recipient_id }),
    status('a', 'sent', '2026-09-30T09:00', { ...price('utility'), ...group }),
    toGroup('a', '2026-09-30T09:01', NOOR, price('utility')),
    toGroup('a', '2026-10-01T03:00', '31687654321', price('utility')),
  ]);
  expect(dependencies(timeline, 'wamid.a', { past: 'closed' })).toEqual([
    'This depends on timezone=UTC: under timezone=Etc/GMT+12 it would not be charged for +31687654321: free in a group window.',
  ]);
});

test('a timeline without dates has no zone', () => {
  const rows = 'time,direction,type,category,id\nHour 0,in,text,,i\nHour 1,out,template,utility,x\n';
  expect(dependencies(readTimeline([{ name: 'log.csv', bytes: Buffer.from(rows) }]), 'x', {})).toEqual([]);
});
