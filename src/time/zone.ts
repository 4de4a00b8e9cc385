import { IANAZone } from 'luxon';
import { DAY, MINUTE, instantOf, type Instant } from '../model/instant.js';

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

export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

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
  const iana = IANAZone.create(zone);
  const offsets = new Set([iana.offset(wall - DAY), iana.offset(wall + DAY)]);
  return [...offsets]
    .map((offset) => ({ offset, at: wall - offset * MINUTE }))
    .filter(({ offset, at }) => iana.offset(at) === offset)
    .map(({ at }) => instantOf(at))
    .sort((a, b) => a - b);
}

/** The wall-clock time that `zone` shows at `at`. */
export function localTimeOf(at: Instant, zone: string): LocalTime {
  const wall = new Date(at + IANAZone.create(zone).offset(at) * MINUTE);
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
  return IANAZone.create(zone).offset(at);
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

const QUARTER_HOUR = 15 * MINUTE;

/** Tells the local day, `YYYY-MM-DD`, of any instant in `zone`; what was told before is remembered by the quarter hour. */
export function dayTeller(zone: string): (at: Instant) => string {
  const told = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_HOUR);
    const known = told.get(quarter);
    if (known !== undefined) return known;
    const { year, month, day } = localTimeOf(at, zone);
    const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
    told.set(quarter, text);
    return text;
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
