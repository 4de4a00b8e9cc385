import { DAY, HOUR, MINUTE, SECOND, instantOf, shift, type Instant } from '../model/instant.js';
import { instantsOf, localTimeOf, offsetMinutes, startOfDay, type LocalTime } from '../time/zone.js';

/** How a run's instants are cut into rows and shown to people. Steps are milliseconds. */
export interface Calendar {
  /** The start of the row of length `step` that `at` lies in. */
  floor(at: Instant, step: number): Instant;
  /** The start of the row after the one that starts at `row`. */
  next(row: Instant, step: number): Instant;
  /** `Thu 2026-10-01`; null on an undated timeline. */
  day(at: Instant): string | null;
  /** `09:00`, or `02:00 +01:00` where the clocks show it twice; `5` or `4:15` on an undated timeline. */
  time(at: Instant): string;
  /** The minutes alone: `:05`. */
  minutes(at: Instant): string;
  /** Whether the clocks are put forward or back between two instants. */
  clocksChange(from: Instant, until: Instant): boolean;
  /** Alone in a sentence: `2026-10-01 09:00`, `Hour 5`. */
  stamp(at: Instant): string;
}

/** 1970-01-05, as a wall-clock time. */
const FIRST_MONDAY = 4 * DAY;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

export function calendarOf({ dated, timezone }: { dated: boolean; timezone: string }): Calendar {
  return dated ? datedCalendar(timezone) : undatedCalendar;
}

const undatedCalendar: Calendar = {
  floor: (at, step) => instantOf(Math.floor(at / step) * step),
  next: (row, step) => shift(row, step),
  day: () => null,
  time: (at) => {
    const minute = Math.floor(at / MINUTE) % 60;
    return `${Math.floor(at / HOUR)}${minute === 0 ? '' : `:${two(minute)}`}`;
  },
  minutes: (at) => `:${two(Math.floor(at / MINUTE) % 60)}`,
  clocksChange: () => false,
  stamp: (at) => `Hour ${undatedCalendar.time(at)}`,
};

function datedCalendar(zone: string): Calendar {
  const floor = (at: Instant, step: number): Instant => floorLocal(at, step, zone);
  return {
    floor,
    next: (row, step) => {
      // A row can be longer than its step where the clocks go back or skip its end.
      for (let after = shift(row, step); ; after = shift(after, Math.min(step, HOUR))) {
        const start = floor(after, step);
        if (start > row) return start;
      }
    },
    day: (at) => {
      const local = localTimeOf(at, zone);
      const weekday = WEEKDAYS[new Date(Date.UTC(local.year, local.month - 1, local.day)).getUTCDay()] ?? '';
      return `${weekday} ${isoDay(local)}`;
    },
    time: (at) => {
      const local = localTimeOf(at, zone);
      const repeated = instantsOf(local, zone).length > 1;
      return repeated ? `${clock(local)} ${offsetText(at, zone)}` : clock(local);
    },
    minutes: (at) => `:${two(localTimeOf(at, zone).minute)}`,
    clocksChange: (from, until) => offsetMinutes(from, zone) !== offsetMinutes(until, zone),
    stamp: (at) => {
      const local = localTimeOf(at, zone);
      return `${isoDay(local)} ${clock(local)}`;
    },
  };
}

/** Rows up to a day start over at each local midnight; longer ones are counted from a Monday. */
function floorLocal(at: Instant, step: number, zone: string): Instant {
  const local = localTimeOf(at, zone);
  const midnight = Date.UTC(local.year, local.month - 1, local.day);
  if (step > DAY) {
    const sinceMonday = midnight - FIRST_MONDAY;
    return startOfDay(isoDate(FIRST_MONDAY + Math.floor(sinceMonday / step) * step), zone);
  }
  const sinceMidnight = local.hour * HOUR + local.minute * MINUTE + local.second * SECOND + local.millisecond;
  const near = shift(at, -(sinceMidnight % step));
  if (offsetMinutes(near, zone) === offsetMinutes(at, zone)) return near;
  return lastShownBefore(at, local, sinceMidnight - (sinceMidnight % step), step, zone);
}

/** The clocks changed between the row's start and `at`: the row starts when they last showed its label, or one before. */
function lastShownBefore(at: Instant, local: LocalTime, sinceMidnight: number, step: number, zone: string): Instant {
  for (let wall = sinceMidnight; wall > 0; wall -= step) {
    const hour = Math.floor(wall / HOUR);
    const minute = Math.floor((wall % HOUR) / MINUTE);
    const shown = { ...local, hour, minute, second: 0, millisecond: 0 };
    const start = instantsOf(shown, zone).findLast((instant) => instant <= at);
    if (start !== undefined) return start;
  }
  return startOfDay(isoDay(local), zone);
}

function isoDate(wall: number): string {
  return new Date(wall).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function isoDay({ year, month, day }: LocalTime): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function clock({ hour, minute }: LocalTime): string {
  return `${two(hour)}:${two(minute)}`;
}

function offsetText(at: Instant, zone: string): string {
  const offset = offsetMinutes(at, zone);
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.floor(size % 60))}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
