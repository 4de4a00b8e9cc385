import { expect, test } from 'vitest';
import { instantsOf, isZone, localTimeOf, startOfDay } from '../../src/time/zone.js';

const local = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second: 0, millisecond: 0 };
};
const utc = (text: string, zone: string) => instantsOf(local(text), zone).map((at) => new Date(at).toISOString());

test('an ordinary local time happened once', () => {
  expect(utc('2024-07-01 12:00', 'Europe/Amsterdam')).toEqual(['2024-07-01T10:00:00.000Z']);
});

test('an hour that the clocks skip did not happen', () => {
  expect(utc('2024-03-31 02:30', 'Europe/Amsterdam')).toEqual([]);
  expect(utc('2024-03-31 03:00', 'Europe/Amsterdam')).toEqual(['2024-03-31T01:00:00.000Z']);
});

test('an hour that the clocks repeat happened twice, the earlier first', () => {
  expect(utc('2025-11-02 01:30', 'America/New_York')).toEqual(['2025-11-02T05:30:00.000Z', '2025-11-02T06:30:00.000Z']);
});

test('half an hour of summer time is known too', () => {
  expect(utc('2024-04-07 01:45', 'Australia/Lord_Howe')).toEqual([
    '2024-04-06T14:45:00.000Z',
    '2024-04-06T15:15:00.000Z',
  ]);
});

test('a day begins at its first instant, also where midnight is skipped', () => {
  expect(new Date(startOfDay('2018-11-04', 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
  expect(new Date(startOfDay('2026-10-01', 'Pacific/Auckland')).toISOString()).toBe('2026-09-30T11:00:00.000Z');
});

test('an instant is shown on the wall of its zone', () => {
  expect(localTimeOf(instantsOf(local('2024-02-29 23:59'), 'Asia/Kolkata')[0] ?? (0 as never), 'Asia/Kolkata')).toEqual(
    local('2024-02-29 23:59'),
  );
});

test('names are known, nonsense is not', () => {
  expect(isZone('Europe/Amsterdam')).toBe(true);
  expect(isZone('Europe/Amsterdm')).toBe(false);
});
