import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/input/time.js';

const dated = (text: string, iso: string, zone?: string) =>
  it(text, () => {
    expect(readTime(text, zone)).toMatchObject({ kind: 'dated', at: Date.parse(iso) });
  });
const undated = (text: string, milliseconds: number) =>
  it(text, () => {
    expect(readTime(text)).toEqual({ kind: 'undated', at: milliseconds });
  });
const relative = (text: string, milliseconds: number) =>
  it(text, () => {
    expect(readTime(text)).toEqual({ kind: 'relative', by: milliseconds });
  });
const fault = (text: string, code: string, zone?: string) =>
  it(text, () => {
    expect(readTime(text, zone)).toMatchObject({ kind: 'fault', code });
  });

describe('ISO 8601 with an offset', () => {
  dated('2026-10-01T09:30:00Z', '2026-10-01T09:30:00.000Z');
  dated('2026-10-01t09:30:00z', '2026-10-01T09:30:00.000Z');
  dated('2026-10-01 09:30:00 UTC', '2026-10-01T09:30:00.000Z');
  dated('2026-10-01T09:30Z', '2026-10-01T09:30:00.000Z');
  dated('2026-10-01 9:30Z', '2026-10-01T09:30:00.000Z');
  dated('2026-10-01T09:30:00+02', '2026-10-01T07:30:00.000Z');
  dated('2026-10-01T09:30:00+0200', '2026-10-01T07:30:00.000Z');
  dated('2026-10-01 09:30:00 +02:00', '2026-10-01T07:30:00.000Z');
  dated('2026-10-01T00:15:00+05:30', '2026-09-30T18:45:00.000Z');
  dated('2026-12-31T22:00:00-03:00', '2027-01-01T01:00:00.000Z');
  dated('2026-10-01T09:30:00.5Z', '2026-10-01T09:30:00.500Z');
  dated('2026-10-01T09:30:00,123Z', '2026-10-01T09:30:00.123Z');
  dated('2026-10-01T09:30:00.123999Z', '2026-10-01T09:30:00.123Z');
  dated('2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z');
  dated('2000-03-01T00:00:00Z', '2000-03-01T00:00:00.000Z');
  dated('1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z');
});

describe('RFC 2822, as an API of mail or of Twilio writes it', () => {
  dated('Thu, 24 Aug 2023 05:01:45 +0000', '2023-08-24T05:01:45.000Z');
  dated('Thu, 24 Aug 2023 05:01:45 GMT', '2023-08-24T05:01:45.000Z');
  dated('thu, 1 oct 2026 09:30 +0200', '2026-10-01T07:30:00.000Z');
  dated('31 Dec 2026 22:00:00 -0300', '2027-01-01T01:00:00.000Z');
  dated('Thu, 01 Oct 2026 11:30:00', '2026-10-01T09:30:00.000Z', 'Europe/Amsterdam');
  fault('Thu, 01 Oct 2026 11:30:00', 'TIME_WITHOUT_ZONE');
  fault('Sun, 29 Mar 2026 02:00:00', 'TIME_IN_DST_GAP', 'Europe/Amsterdam');
  fault('Mon, 30 Feb 2026 09:30:00 +0000', 'IMPOSSIBLE_DATE');
  fault('Thu, 01 Oct 2026 09:30:00 +2200', 'IMPOSSIBLE_DATE');
  fault('Thu, 01 Foo 2026 09:30:00 +0000', 'BAD_TIME');
  fault('Thu, 01 Oct 2026', 'BAD_TIME');
  fault('Thu, 01 Oct 26 09:30:00 +0000', 'BAD_TIME');
});

describe('ISO 8601 without an offset', () => {
  dated('2026-10-01 11:30', '2026-10-01T09:30:00.000Z', 'Europe/Amsterdam');
  dated('2026-12-01T11:30:00.250', '2026-12-01T10:30:00.250Z', 'Europe/Amsterdam');
  dated('2026-10-01T09:30:00Z', '2026-10-01T09:30:00.000Z', 'Europe/Amsterdam');
  fault('2026-10-01 11:30', 'TIME_WITHOUT_ZONE');
});

describe('clocks that go forward: 2026-03-29 02:00 to 03:00 in Amsterdam', () => {
  dated('2026-03-29 01:59:59.999', '2026-03-29T00:59:59.999Z', 'Europe/Amsterdam');
  fault('2026-03-29 02:00', 'TIME_IN_DST_GAP', 'Europe/Amsterdam');
  fault('2026-03-29 02:59:59.999', 'TIME_IN_DST_GAP', 'Europe/Amsterdam');
  dated('2026-03-29 03:00', '2026-03-29T01:00:00.000Z', 'Europe/Amsterdam');
});

describe('clocks that go back: 2026-10-25 03:00 to 02:00 in Amsterdam, the earlier is taken', () => {
  it('01:59 happened once', () => {
    expect(readTime('2026-10-25 01:59', 'Europe/Amsterdam')).toMatchObject({ repeated: false });
  });
  it('02:30 happened twice', () => {
    expect(readTime('2026-10-25 02:30', 'Europe/Amsterdam')).toEqual({
      kind: 'dated',
      at: Date.parse('2026-10-25T00:30:00Z'),
      repeated: true,
    });
  });
  it('03:00 happened once', () => {
    expect(readTime('2026-10-25 03:00', 'Europe/Amsterdam')).toMatchObject({ repeated: false });
  });
});

describe('dates that do not exist', () => {
  fault('2026-02-29T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-02-30T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('1900-02-29T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-04-31T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-13-01T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-00-01T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-10-00T00:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-10-01T24:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-10-01T25:00:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-10-01T09:60:00Z', 'IMPOSSIBLE_DATE');
  fault('2026-10-01T09:30:60Z', 'IMPOSSIBLE_DATE');
  fault('2026-10-01T09:30:00+19:00', 'IMPOSSIBLE_DATE');
});

describe('bare numbers are told apart by their size', () => {
  undated('0', 0);
  undated('4', 14_400_000);
  undated('4.5', 16_200_000);
  undated('0.0000001', 0);
  undated('0.000001', 4);
  undated('999999', 3_599_996_400_000);
  dated('1000000', '1970-01-12T13:46:40.000Z');
  dated('1790847000', '2026-10-01T09:30:00.000Z');
  dated('1790847000.25', '2026-10-01T09:30:00.250Z');
  dated('99999999999', '5138-11-16T09:46:39.000Z');
  dated('100000000000', '1973-03-03T09:46:40.000Z');
  dated('1790847000123', '2026-10-01T09:30:00.123Z');
  dated('99999999999999', '5138-11-16T09:46:39.999Z');
  fault('100000000000000', 'BAD_TIME');
  fault('1790847000123456', 'BAD_TIME');
});

describe('hours of an undated timeline', () => {
  undated('Hour 4', 14_400_000);
  undated('hour 4.5', 16_200_000);
  undated('HOUR4', 14_400_000);
  undated('h4', 14_400_000);
  undated('4h', 14_400_000);
  undated('4h30m', 16_200_000);
  undated('4h 30m', 16_200_000);
  undated('90m', 5_400_000);
  undated('90min', 5_400_000);
  undated('1d2h', 93_600_000);
  undated('1m30s', 90_000);
  undated('-0', 0);
  fault('-1', 'NEGATIVE_HOUR');
  fault('-0.5', 'NEGATIVE_HOUR');
  fault('Hour -1', 'NEGATIVE_HOUR');
  fault('-90m', 'NEGATIVE_HOUR');
  fault('9999999h', 'BAD_TIME');
});

describe('times that count from the row before', () => {
  relative('+90m', 5_400_000);
  relative('+1h30m', 5_400_000);
  relative('+30s', 30_000);
  fault('+90', 'BAD_TIME');
});

describe('what is no time', () => {
  fault('yesterday', 'BAD_TIME');
  fault('2026-10-01', 'BAD_TIME');
  fault('09:30', 'BAD_TIME');
  fault('01/10/2026 09:30', 'BAD_TIME');
  fault('1.79E+09', 'BAD_TIME');
  fault('0001-01-01T00:00:00Z', 'BAD_TIME');
  fault('+', 'BAD_TIME');
  fault('Hour', 'BAD_TIME');
});
