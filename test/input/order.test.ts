import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords, readTimeline } from '../../src/input/index.js';
import { codes, findings, read, rows, told } from './reading.js';

describe('events of one instant', () => {
  it('stand by kind: customer, opt-in and opt-out, business, receipts', () => {
    const timeline = read(rows('time,direction,type', '4,out,', '4,,opt_out', '4,,opt_in', '4,in,call', '4,in,'));
    expect(told(timeline)).toEqual([
      '4 call',
      '4 inbound text',
      '4 opt_out',
      '4 opt_in',
      '4 outbound text',
      '4 delivered (assumed)',
    ]);
  });

  it('then by number, contact and id, by code unit', () => {
    const lines = ['4,in,b,Z,1', '4,in,a,é,1', '4,in,a,z,1', '4,in,a,Z,2', '4,in,a,Z,10', '4,in,,Z,1'];
    const timeline = read(rows('time,direction,number,contact,id', ...lines));
    expect(timeline.events.map(({ number, contact, id }) => `${number} ${contact} ${id}`)).toEqual([
      'null Z 1',
      'a Z 10',
      'a Z 2',
      'a z 1',
      'a é 1',
      'b Z 1',
    ]);
  });

  it('and last as they came', () => {
    const timeline = read(rows('time,direction,type', '4,out,image', '4,out,document'));
    expect(told(timeline).slice(0, 2)).toEqual(['4 outbound image', '4 outbound document']);
  });
});

describe('input out of order', () => {
  it('is a note with the number of rows', () => {
    const [note] = findings(rows('time,direction', '4,in', '2,in', '5,in', '3,in'));
    expect(note).toMatchObject({
      code: 'OUT_OF_ORDER',
      message: '2 rows stand below a later one',
      source: { line: 3 },
    });
  });

  it('counts within a file: files may overlap', () => {
    const file = (name: string, ...lines: readonly string[]) => ({
      name,
      bytes: Buffer.from(rows('time,direction', ...lines)),
    });
    const timeline = readTimeline([file('desk.csv', '2,in', '6,in'), file('shop.csv', '1,in', '4,in')]);
    expect(told(timeline)).toEqual(['1 inbound text', '2 inbound text', '4 inbound text', '6 inbound text']);
    expect(timeline.findings).toEqual([]);
  });

  it('equal times are in order', () => {
    expect(codes(rows('time,direction', '4,out', '4,in'))).toEqual([]);
  });
});

/** Messages of a small shop with receipts, repeats and contradictions among them. */
const record = fc.record(
  {
    time: fc.integer({ min: 0, max: 6 }),
    direction: fc.constantFrom('in', 'out', ''),
    type: fc.constantFrom('', 'text', 'image', 'template', 'call', 'opt_out'),
    category: fc.constantFrom('', 'utility', 'marketing'),
    status: fc.constantFrom('', 'sent', 'delivered', 'read', 'failed'),
    delivered_at: fc.constantFrom('', 2, 4),
    contact: fc.constantFrom('Noor', 'Sem'),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  },
  { noNullPrototype: true },
);
const DIRECTION_AND_TIME = [
  { time: 0, direction: 'in', contact: 'Noor', id: 'first' },
  { time: 0, direction: 'in', contact: 'Sem', id: 'first' },
];

it('any order of arrival gives the same events', () => {
  const shuffled = fc
    .array(record, { minLength: 1, maxLength: 12 })
    .map((records) => [...DIRECTION_AND_TIME, ...records])
    .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
  fc.assert(
    fc.property(shuffled, ([records, others]) => {
      expect(eventsOf(others)).toEqual(eventsOf(records));
    }),
    { numRuns: 1000 },
  );
});

function eventsOf(records: readonly object[]): readonly object[] {
  return readRecords(records).events.map(({ source: _, ...event }) => event);
}
