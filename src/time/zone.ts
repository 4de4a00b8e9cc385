import { createRequire } from 'node:module';
import type * as Luxon from 'luxon';
import { DAY, MINUTE, instantOf, type Instant } from '../model/instant.js';
import type { Limit } from '../model/limit.js';

/** A wall-clock time without a zone; `month` counts from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const UTC = 'UTC';
const require = createRequire(import.meta.url);

/** Loaded when a zone is asked about that is a place: a short answer in UTC needs none of it, nor do the outermost zones. */
function zones(): typeof Luxon.IANAZone {
  return (require('luxon') as typeof Luxon).IANAZone;
}

/** Whether an offset passes for a zone depends on the version of Node, so it never does here. */
export function isZone(name: string): boolean {
  return name === UTC || FIXED.test(name) || (!/^[+-]|\d:/.test(name) && zones().isValidZone(name));
}

export const ZONE: Limit<string> = {
  holds: isZone,
  allowed: 'a time zone by its name, such as Europe/Amsterdam or UTC',
};

/**
 * Every instant at which the clocks of `zone` showed `local`, earliest first: one normally, none in the hour that the
 * clocks skip, two in the hour that they repeat. Luxon's own answer for the repeated hour depends on today's date, so the
 * offsets on both sides are tried here.
 */
export function instantsOf(local: LocalTime, zone: string): readonly Instant[] {
  const wall = Date.UTC(
    local.year,
    local.month - 1,
    local.day,
    local.hour,
    local.minute,
    local.second,
    local.millisecond,
  );
  return offsetsOnTheWall(Math.floor(wall / QUARTER_HOUR), zone)
    .map((offset) => instantOf(wall - offset * MINUTE))
    .sort((a, b) => a - b);
}

/** Clocks change on a quarter of an hour, so that within one the answer is the same. */
const QUARTER_HOUR = 15 * MINUTE;

/** The offsets at which the clocks of `zone` showed this quarter hour, counted from the epoch as if the wall were UTC. */
const offsetsOnTheWall = remembered((quarter, zone): readonly number[] => {
  const wall = quarter * QUARTER_HOUR;
  const candidates = new Set([offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)]);
  return [...candidates].filter((offset) => offsetAt(wall - offset * MINUTE, zone) === offset);
});

const offsetInQuarter = remembered((quarter, zone) =>
  zones()
    .create(zone)
    .offset(quarter * QUARTER_HOUR),
);

/** Minutes that clocks are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  if (zone === UTC) return 0;
  const offset = FIXED.exec(zone)?.[1];
  return offset === undefined ? offsetInQuarter(Math.floor(at / QUARTER_HOUR), zone) : -60 * Number(offset);
}

/** A zone that is an offset and no place, up to 14 hours ahead of UTC and 12 behind; its sign says how far UTC is ahead. */
const FIXED = /^Etc\/GMT(-(?:\d|1[0-4])|\+(?:\d|1[0-2]))$/;

/** Asking a zone for its offset is dear, and a log asks for the same hours again and again. */
function remembered<T>(ask: (quarter: number, zone: string) => T): (quarter: number, zone: string) => T {
  const known = new Map<string, Map<number, T>>();
  return (quarter, zone) => {
    let ofZone = known.get(zone);
    if (ofZone === undefined) known.set(zone, (ofZone = new Map<number, T>()));
    let answer = ofZone.get(quarter);
    if (answer === undefined) ofZone.set(quarter, (answer = ask(quarter, zone)));
    return answer;
  };
}

/** The wall-clock time that `zone` shows at `at`. */
export function localTimeOf(at: Instant, zone: string): LocalTime {
  const wall = new Date(at + offsetAt(at, zone) * MINUTE);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  };
}

/** Minutes that `zone` is ahead of UTC at `at`. */
export function offsetMinutes(at: Instant, zone: string): number {
  return offsetAt(at, zone);
}

/** The start of the local day `YYYY-MM-DD` in `zone`: its first instant, also where midnight itself is skipped. */
export function startOfDay(date: string, zone: string): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const midnight = { year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 };
  for (let minute = 0; minute <= 180; minute += 15) {
    const [first] = instantsOf({ ...midnight, hour: Math.floor(minute / 60), minute: minute % 60 }, zone);
    if (first !== undefined) return first;
  }
  throw new RangeError(`no start of ${date} in ${zone}`);
}

/** Tells the local day, `YYYY-MM-DD`, of any instant in `zone`. */
export function dayTeller(zone: string): (at: Instant) => string {
  return (at) => dayInQuarter(Math.floor(at / QUARTER_HOUR), zone);
}

const dayInQuarter = remembered((quarter, zone) => {
  const { year, month, day } = localTimeOf(instantOf(quarter * QUARTER_HOUR), zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
});

function two(number: number): string {
  return String(number).padStart(2, '0');
}
