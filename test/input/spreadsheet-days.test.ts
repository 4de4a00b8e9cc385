import { describe, expect, it } from 'vitest';
import { codes, findings } from './reading.js';

const row = (time: string) => `time;direction\n${time};in\n`;

describe('bare numbers as large as the days of this century are read as hours, with a warning', () => {
  it.each([
    ['46279', '"46279" is read as an hour; as a day that a spreadsheet counts it is 2026-09-14'],
    ['46279.9999', '"46279.9999" is read as an hour; as a day that a spreadsheet counts it is 2026-09-14'],
    ['43101', '"43101" is read as an hour; as a day that a spreadsheet counts it is 2018-01-01'],
  ])('%s', (time, message) => {
    expect(findings(row(time))).toMatchObject([{ code: 'SPREADSHEET_DAYS', message, source: { line: 2 } }]);
  });

  it('in JSON too', () => {
    expect(codes('[{"time":46279.375,"direction":"in"}]')).toEqual(['SPREADSHEET_DAYS']);
  });

  it.each([['4'], ['43100'], ['73051'], ['Hour 46279'], ['46279h']])('%s is an hour', (time) => {
    expect(codes(row(time))).toEqual([]);
  });

  it('with a decimal comma they are no time, and the message says what they look like', () => {
    expect(findings(row('46279,375'))[0]).toMatchObject({
      code: 'BAD_TIME',
      message: '"46279,375" looks like a day that a spreadsheet counts',
    });
  });
});
