import { describe, expect, it } from 'vitest';
import { readTimeline } from '../../src/input/index.js';
import { instantOf } from '../../src/model/instant.js';
import { codes, findings, read, rows, told } from './reading.js';

const HEADER = 'time,direction';

describe('+90m counts from the row before', () => {
  it('undated', () => {
    expect(told(read(rows(HEADER, 'Hour 4,in', '+90m,in', '+30m,in')))).toEqual([
      '4 inbound text',
      '5.5 inbound text',
      '6 inbound text',
    ]);
  });

  it('dated', () => {
    expect(told(read(rows(HEADER, '2026-09-14T09:00:00Z,in', '+90m,in')))[1]).toBe(
      '2026-09-14T10:30:00.000Z inbound text',
    );
  });

  it('also where that row is set aside for something else than its time', () => {
    expect(told(read(rows(HEADER, 'Hour 4,sideways', '+90m,in')))).toEqual(['5.5 inbound text']);
  });

  it.each([
    ['the first row', ['+90m,in', '4,in'], ['NO_PREVIOUS_ROW']],
    ['a row of unknown time', ['4,in', 'noon,in', '+90m,in'], ['BAD_TIME', 'NO_PREVIOUS_ROW']],
    ['a row that is broken', ['4,in', '5', '+90m,in'], ['ROW_TOO_SHORT', 'NO_PREVIOUS_ROW']],
    ['a row that counts from nothing', ['+1h,in', '+90m,in', '4,in'], ['NO_PREVIOUS_ROW', 'NO_PREVIOUS_ROW']],
  ])('but from nothing after %s', (_, lines, expected) => {
    expect(codes(rows(HEADER, ...lines))).toEqual(expected);
  });

  it('never from a row of another file', () => {
    const file = (name: string, ...lines: readonly string[]) => ({ name, bytes: Buffer.from(rows(HEADER, ...lines)) });
    const { findings } = readTimeline([file('monday.csv', '4,in'), file('tuesday.csv', '+90m,in')]);
    expect(findings).toMatchObject([{ code: 'NO_PREVIOUS_ROW', source: { file: 'tuesday.csv' } }]);
  });
});

describe('Hour 0 placed', () => {
  const start = instantOf(Date.parse('2026-09-14T09:00:00Z'));

  it('makes an undated timeline dated', () => {
    const timeline = read(rows(HEADER, 'Hour 0,in', 'Hour 4.5,in'), { start });
    expect(told(timeline)).toEqual(['2026-09-14T09:00:00.000Z inbound text', '2026-09-14T13:30:00.000Z inbound text']);
  });

  it('leaves a dated one as it is', () => {
    expect(told(read(rows(HEADER, '2026-10-01T00:00:00Z,in'), { start }))).toEqual([
      '2026-10-01T00:00:00.000Z inbound text',
    ]);
  });
});

describe('dated and undated in one timeline', () => {
  it('is refused with an example of each', () => {
    expect(findings(rows(HEADER, 'Hour 4,in', '1790847000,in'))).toMatchObject([
      { code: 'MIXED_TIMES', message: '"1790847000" (shop.csv:3) is dated and "Hour 4" (shop.csv:2) is not' },
    ]);
  });

  it('also between the times of sending and delivery', () => {
    expect(codes(rows('time,direction,delivered_at', '4,out,2026-09-14T09:00:00Z'))).toEqual(['MIXED_TIMES']);
  });
});
