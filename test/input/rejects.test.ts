import { describe, expect, it } from 'vitest';
import { readRecords, readTimeline, UnreadableInput } from '../../src/input/index.js';
import { findings, read, rows, told } from './reading.js';

const HEADER = 'time,direction,type,category,text';

describe('nothing is lost', () => {
  const text = rows(
    HEADER,
    '0,in,,,"Hi,',
    'is it there?"',
    '1,sideways,,,Hello',
    '2,out,template,,',
    '3,out',
    'noon,in,,promo,',
    '4,out,,,Yes',
  );

  it('what is set aside is kept as it stood, with every reason', () => {
    expect(read(text).rejects).toEqual([
      { source: { file: 'shop.csv', line: 4, column: 1 }, codes: ['UNKNOWN_DIRECTION'], raw: '1,sideways,,,Hello' },
      {
        source: { file: 'shop.csv', line: 5, column: 1 },
        codes: ['TEMPLATE_WITHOUT_CATEGORY'],
        raw: '2,out,template,,',
      },
      { source: { file: 'shop.csv', line: 6, column: 1 }, codes: ['ROW_TOO_SHORT'], raw: '3,out' },
      {
        source: { file: 'shop.csv', line: 7, column: 1 },
        codes: ['BAD_TIME', 'CATEGORY_ON_INBOUND'],
        raw: 'noon,in,,promo,',
      },
    ]);
  });

  it('the rest is read', () => {
    expect(told(read(text))).toEqual(['0 inbound text', '4 outbound text', '4 delivered (assumed)']);
  });

  it('and all records are counted', () => {
    expect(read(text).records).toBe(6);
  });

  it('a record of JSON is kept as it stood', () => {
    const raw = '{ "time": 1,   "direction": "sideways" }';
    expect(read(`[{"time":0,"direction":"in"},\n ${raw} ]`).rejects.map((reject) => reject.raw)).toEqual([raw]);
  });
});

describe('findings stand in the order of the input', () => {
  it('whatever found them', () => {
    const found = findings(rows('time,direction,catgory,category', '4,out,,', '3,in,,utility', '5,out,,promo'));
    expect(found.map(({ code, source }) => `${source?.line}:${source?.column} ${code}`)).toEqual([
      '3:7 CATEGORY_ON_INBOUND',
      '4:8 UNKNOWN_CATEGORY',
    ]);
  });
});

describe('several inputs are one timeline', () => {
  const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

  it('of whatever formats', () => {
    const timeline = readTimeline([
      file('shop.csv', 'time,direction,contact\n0,in,Noor\n'),
      file('desk.json', '[{"time":2,"direction":"out","contact":"Sem"}]'),
      file('bot.ndjson', '{"time":1,"direction":"in","contact":"Mila"}\n'),
    ]);
    expect(timeline.events.map(({ contact, handle }) => `${contact} ${handle}`)).toEqual([
      'Noor shop.csv:2',
      'Mila bot.ndjson:1',
      'Sem desk.json:1',
      'Sem desk.json:1',
    ]);
  });

  it('a receipt may come in another file than its message', () => {
    const timeline = readTimeline([
      file('receipts.csv', 'time,direction,id,status\n5,,a,delivered\n'),
      file('sent.csv', 'time,direction,id,status\n4,out,a,sent\n'),
    ]);
    expect(told(timeline)).toEqual(['4 outbound text', '5 delivered']);
  });

  it('inputs of one name are told apart', () => {
    const timeline = readTimeline([file('-', 'time,direction\n0,in\n'), file('-', 'time,direction\n1,in\n')]);
    expect(timeline.events.map(({ handle }) => handle)).toEqual(['-:2', '- (2):2']);
  });

  it('one that cannot be read stops all, and the faults of all are told', () => {
    const broken = () =>
      readTimeline([file('a.csv', ''), file('b.csv', 'time,direction\n0,in\n'), file('c.json', '[')]);
    expect(broken).toThrow(UnreadableInput);
    try {
      broken();
    } catch (error) {
      const { findings } = error as UnreadableInput;
      expect(findings.map(({ code, source }) => `${source?.file} ${code}`)).toEqual([
        'a.csv EMPTY_FILE',
        'c.json TRUNCATED_JSON',
      ]);
    }
  });

  it('they may not ask for different rules', () => {
    const events = '"events":[{"time":0,"direction":"in"}]';
    const both = () =>
      readTimeline([
        file('a.json', `{"rules":"cbp-2023",${events}}`),
        file('b.json', `{"rules":"cbp-2024",${events}}`),
      ]);
    expect(both).toThrow('the inputs name different rules: "cbp-2023" and "cbp-2024"');
  });
});

describe('records of a program', () => {
  it('are read as those of a file, a line each', () => {
    const timeline = readRecords([
      { time: 'Hour 0', direction: 'in' },
      { time: 4, direction: 'sideways' },
      { time: 5, direction: 'out', id: 'a' },
    ]);
    expect(told(timeline)).toEqual(['0 inbound text', '5 outbound text', '5 delivered (assumed)']);
    expect(timeline.findings).toMatchObject([
      { code: 'UNKNOWN_DIRECTION', source: { file: 'records', line: 2, column: 23 } },
    ]);
  });

  it('a Date is an instant', () => {
    const timeline = readRecords([{ time: new Date('2026-09-14T09:00:00Z'), direction: 'in' }]);
    expect(told(timeline)).toEqual(['2026-09-14T09:00:00.000Z inbound text']);
  });

  it.each([[[]], [[undefined]], [[{ time: 4 }]]])('%j cannot be read', (records) => {
    expect(() => readRecords(records)).toThrow(UnreadableInput);
  });
});
