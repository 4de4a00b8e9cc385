declare const instant: unique symbol;

/**
 * A point in time: whole milliseconds since the Unix epoch on a dated timeline, since Hour 0 on an undated one.
 * Every interval in this project is half-open: `[from, until)`.
 */
export type Instant = number & { readonly [instant]: true };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Before every event; as the end of an interval it means "not open". */
export const NEVER = -Infinity as Instant;
/** After every event. */
export const FOREVER = Infinity as Instant;

export function instantOf(milliseconds: number): Instant {
  return milliseconds as Instant;
}

/** `at` moved by a signed number of milliseconds. */
export function shift(at: Instant, milliseconds: number): Instant {
  return (at + milliseconds) as Instant;
}

/** The first whole minute at or after `at`: the clock of recorded conversation expiries (rule 1.9). */
export function ceilToMinute(at: Instant): Instant {
  return (Math.ceil(at / MINUTE) * MINUTE) as Instant;
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
