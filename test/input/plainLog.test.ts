import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainLog } from '../../src/input/plain/log.js';
import { readTimeline } from '../../src/input/readTimeline.js';
import { groupBy } from '../../src/model/groupBy.js';
import type { Timeline } from '../../src/model/timeline.js';
import { csv, log } from '../count/logs.js';
import { ifReadable } from '../ifReadable.js';

const HEADER = 'time,contact,direction,type,category,status,delivered_at,id,number';

function opened(text: string): PlainLog | null {
  return PlainLog.open({ name: 'log.csv', bytes: Buffer.from(text) }, {});
}

/** Null where nothing in the log can be used. */
function read(text: string): Timeline | null {
  return ifReadable(() => readTimeline([{ name: 'log.csv', bytes: Buffer.from(text) }]));
}

function pairsOf({ events }: Timeline): readonly string[] {
  return [...new Set(events.map(({ contact, number }) => JSON.stringify([contact, number])))];
}

/** In order of time or not. */
const text = fc.tuple(log, fc.boolean()).map(([made, shuffled]) => {
  const [header = '', ...rows] = csv(made).split(/(?<=\n)/);
  return header + (shuffled ? rows.map((row) => (row.endsWith('\n') ? row : `${row}\n`)).reverse() : rows).join('');
});

describe('a log of which one pair is asked says what a reading of the whole says', () => {
  it('random logs with quotes, faults, repeats, receipts and spellings', () => {
    let compared = 0;
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 99 }), (content, share) => {
        const plain = opened(content);
        if (plain === null) return;
        const timeline = read(content);
        compared += 1;
        expect(timeline).not.toBeNull();
        if (timeline === null) return;
        expect(plain.findings).toEqual(timeline.findings);
        expect(plain.pairs.map(({ contact, number }) => JSON.stringify([contact, number]))).toEqual(pairsOf(timeline));
        expect(plain.firstAt).toBe(timeline.events[0]?.at);
        for (const pair of plain.pairs) {
          const { contact, number } = pair;
          expect(plain.eventsOf(pair)).toEqual(
            timeline.events.filter((event) => event.contact === contact && event.number === number),
          );
        }
        const byContact = groupBy(timeline.events, ({ contact }) => contact);
        expect(
          new Map(
            [...plain.eventsByContact()].flatMap((events) =>
              events[0] === undefined ? [] : [[events[0].contact, events]],
            ),
          ),
        ).toEqual(byContact);
        const instant = timeline.events[Math.floor((timeline.events.length * share) / 100)]?.at ?? plain.firstAt;
        expect(plain.eventsAfter(instant)).toBe(timeline.events.filter(({ at }) => at > instant).length);
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(250);
  });

  it('what is wrong with rows of other contacts is found', () => {
    const content = [
      HEADER,
      '2026-10-01T09:00:00Z,+5511987654321,inbound,text,,,,a,',
      '2026-10-01T10:00:00Z,+4915112345678,outbound,template,,,,b,',
      '2026-10-01T11:00:00Z,+4915112345678,outbound,text,,delivered,2026-10-01T10:00:00Z,c,',
      '2026-10-01T12:00:00Z,+13054567890,,,,read,,d,',
      '2026-10-01T13:00:00Z,+13054567890,inbound,text,,,,e,',
      '2026-10-01T14:00:00Z,+13054567890,inbound,image,,,,e,',
    ].join('\n');
    expect(opened(content)?.findings.map(({ code, source }) => [code, source?.line])).toEqual([
      ['TEMPLATE_WITHOUT_CATEGORY', 3],
      ['DELIVERED_BEFORE_SENT', 4],
      ['RECEIPT_WITHOUT_MESSAGE', 5],
      ['CONFLICTING_RECORD', 7],
    ]);
    expect(opened(content)?.pairs.map(({ contact }) => contact)).toEqual(['+5511987654321', '+13054567890']);
  });

  it('columns of no use are no matter, nor are rows longer than what is read at a time', () => {
    const unread = Array.from({ length: 300 }, (_, index) => `other_${index}`);
    const row = (hour: number, note: string) =>
      `2026-10-01T0${hour}:00:00Z,+5511987654321,inbound,text,,,,m-${hour},,${note}${','.repeat(299)}`;
    const content = [
      [HEADER, ...unread].join(),
      row(1, ''),
      row(2, 'x'.repeat(70_000)),
      row(3, 'x'.repeat(40_000)),
      row(4, 'y'.repeat(40_000)),
    ].join('\n');
    const [events, ...others] = opened(content)?.eventsByContact() ?? [];
    expect(events).toEqual(read(content)?.events);
    expect([events?.length, others.length]).toEqual([4, 0]);
  });

  it.each([
    ['gzip and other bytes', '\u001F\u008B'],
    ['JSON', '[{"time":"2026-10-01T09:00:00Z","direction":"inbound"}]'],
    ['hours', 'time,direction\n0,inbound\n'],
    ['a time that counts from another row', 'time,direction\n2026-10-01T09:00:00Z,inbound\n+5m,inbound\n'],
    ['a call by the business', 'time,direction,type\n2026-10-01T09:00:00Z,outbound,call\n2026-10-01T09:00:00Z,in,\n'],
    ['a log without a usable row', `${HEADER}\n2026-10-01T12:00:00Z,+13054567890,,,,read,,d,\n`],
  ])('%s are read whole', (_, content) => {
    expect(opened(content)).toBeNull();
  });
});
