import { DAY, HOUR, MINUTE, instantOf, shift, type Instant } from '../model/instant.js';
import { instantsOf, startOfDay } from '../time/zone.js';
import { clocksOf, localTime, modulo, type Clocks } from './clocks.js';

/** How a run's instants are cut into rows and shown to people. Steps are milliseconds. */
export interface Calendar {
  /** The start of the row of length `step` that `at` lies in. */
  floor(at: Instant, step: number): Instant;
  /** The start of the row after the one that starts at `row`. */
  next(row: Instant, step: number): Instant;
  /** `Thu 2026-10-01`; null on an undated timeline. */
  day(at: Instant): string | null;
  /** `09:00`; `02:00A` and `02:00B` where the clocks show it twice; `5` or `4:15` on an undated timeline. */
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
  const clocks = clocksOf(zone);
  const floor = (at: Instant, step: number): Instant => floorLocal(at, step, clocks);
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
      const wall = clocks.wallAt(at);
      return `${WEEKDAYS[new Date(wall).getUTCDay()] ?? ''} ${isoDate(wall)}`;
    },
    time: (at) => timeOfDay(clocks.wallAt(at)) + (clocks.repeated(at) ?? ''),
    minutes: (at) => timeOfDay(clocks.wallAt(at)).slice('00'.length),
    clocksChange: (from, until) => clocks.offset(from) !== clocks.offset(until),
    stamp: (at) => `${isoDate(clocks.wallAt(at))} ${timeOfDay(clocks.wallAt(at))}`,
  };
}

/** Rows up to a day start over at each local midnight; longer ones are counted from a Monday. */
function floorLocal(at: Instant, step: number, clocks: Clocks): Instant {
  const wall = clocks.wallAt(at);
  if (step > DAY) {
    const midnight = Math.floor(wall / DAY) * DAY;
    return startOfDay(isoDate(FIRST_MONDAY + Math.floor((midnight - FIRST_MONDAY) / step) * step), clocks.zone);
  }
  const sinceMidnight = modulo(wall, DAY);
  const near = shift(at, -(sinceMidnight % step));
  if (clocks.offset(near) === clocks.offset(at)) return near;
  return lastShownBefore(at, wall - (sinceMidnight % step), step, clocks.zone);
}

/** The clocks changed between the row's start and `at`: the row starts when they last showed its label, or one before. */
function lastShownBefore(at: Instant, label: number, step: number, zone: string): Instant {
  for (let wall = label; modulo(wall, DAY) > 0; wall -= step) {
    const start = instantsOf(localTime(wall), zone).findLast((instant) => instant <= at);
    if (start !== undefined) return start;
  }
  return startOfDay(isoDate(label), zone);
}

function isoDate(wall: number): string {
  return new Date(wall).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function timeOfDay(wall: number): string {
  return new Date(wall).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
