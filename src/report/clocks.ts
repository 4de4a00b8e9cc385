import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../model/instant.js';
import { instantsOf, offsetMinutes, type LocalTime } from '../time/zone.js';

/** The wall clocks of a zone. A wall time is held as the milliseconds of the same reading in UTC. */
export interface Clocks {
  readonly zone: string;
  /** Milliseconds that the zone is ahead of UTC. */
  offset(at: Instant): number;
  wallAt(at: Instant): number;
  /** `A` or `B`, the first or the second, where the clocks show this time twice; null elsewhere. */
  repeated(at: Instant): 'A' | 'B' | null;
}

/** Clocks change at quarters of an hour, so one look a quarter is enough. */
const QUARTER = 15 * MINUTE;
/** Longer than clocks are ever put back. */
const NEAR = 3 * HOUR;

export function clocksOf(zone: string): Clocks {
  const known = new Map<number, number>();
  const offset = (at: number): number => {
    const quarter = Math.floor(at / QUARTER) * QUARTER;
    const found = known.get(quarter) ?? offsetMinutes(quarter as Instant, zone) * MINUTE;
    known.set(quarter, found);
    return found;
  };
  const wallAt = (at: Instant): number => at + offset(at);
  return {
    zone,
    offset,
    wallAt,
    repeated: (at) => {
      const before = offset(at - NEAR);
      if (before === offset(at + NEAR) || instantsOf(localTime(wallAt(at)), zone).length < 2) return null;
      return offset(at) === before ? 'A' : 'B';
    },
  };
}

export function localTime(wall: number): LocalTime {
  const date = new Date(wall);
  const inDay = modulo(wall, DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(inDay / HOUR),
    minute: Math.floor(inDay / MINUTE) % 60,
    second: Math.floor(inDay / SECOND) % 60,
    millisecond: inDay % SECOND,
  };
}

/** The remainder that is never negative. */
export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
