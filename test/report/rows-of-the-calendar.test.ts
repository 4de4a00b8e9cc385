import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, type Instant } from '../../src/model/instant.js';
import { calendarOf } from '../../src/report/calendar.js';
import { instant } from './factories.js';

/** The starts of rows from one instant up to another, in UTC. */
function starts(timezone: string, step: number, from: string, until: string): string[] {
  const calendar = calendarOf({ dated: true, timezone });
  const rows: string[] = [];
  for (let row: Instant = calendar.floor(instant(from), step); row < instant(until); row = calendar.next(row, step)) {
    rows.push(new Date(row).toISOString().slice(5, 16));
  }
  return rows;
}

describe('rows are aligned to the clocks of the account', () => {
  it('hours of a zone that is half an hour off', () =>
    expect(starts('Asia/Kolkata', HOUR, '2024-10-01T00:00:00Z', '2024-10-01T02:00:00Z')).toEqual([
      '09-30T23:30',
      '10-01T00:30',
      '10-01T01:30',
    ]));

  it('days of 24, 25 and 24 hours', () =>
    expect(starts('Europe/Amsterdam', DAY, '2024-10-26T12:00:00Z', '2024-10-29T00:00:00Z')).toEqual([
      '10-25T22:00',
      '10-26T22:00',
      '10-27T23:00',
      '10-28T23:00',
    ]));

  it('a day of 23 hours', () =>
    expect(starts('Europe/Amsterdam', DAY, '2024-03-31T12:00:00Z', '2024-04-01T12:00:00Z')).toEqual([
      '03-30T23:00',
      '03-31T22:00',
    ]));

  it('two-hour rows: 02:00 comes twice, so one of them lasts an hour', () =>
    expect(starts('Europe/Amsterdam', 2 * HOUR, '2024-10-26T22:00:00Z', '2024-10-27T04:00:00Z')).toEqual([
      '10-26T22:00',
      '10-27T00:00',
      '10-27T01:00',
      '10-27T03:00',
    ]));

  it('two-hour rows: 02:00 is skipped, so the row before it lasts until 04:00', () =>
    expect(starts('Europe/Amsterdam', 2 * HOUR, '2024-03-30T23:00:00Z', '2024-03-31T05:00:00Z')).toEqual([
      '03-30T23:00',
      '03-31T02:00',
      '03-31T04:00',
    ]));

  it('clocks that go back by half an hour', () =>
    expect(starts('Australia/Lord_Howe', HOUR, '2024-04-06T13:00:00Z', '2024-04-06T17:00:00Z')).toEqual([
      '04-06T13:00',
      '04-06T14:00',
      '04-06T15:30',
      '04-06T16:30',
    ]));

  it('midnight is skipped: the day starts at one', () =>
    expect(starts('America/Santiago', DAY, '2024-09-07T12:00:00Z', '2024-09-09T12:00:00Z')).toEqual([
      '09-07T04:00',
      '09-08T04:00',
      '09-09T03:00',
    ]));

  it('quarters of an hour', () =>
    expect(starts('UTC', 15 * MINUTE, '2024-10-01T00:10:00Z', '2024-10-01T00:40:00Z')).toEqual([
      '10-01T00:00',
      '10-01T00:15',
      '10-01T00:30',
    ]));

  it('weeks start on Mondays', () =>
    expect(starts('UTC', 7 * DAY, '2024-10-02T12:00:00Z', '2024-10-15T00:00:00Z')).toEqual([
      '09-30T00:00',
      '10-07T00:00',
      '10-14T00:00',
    ]));
});
