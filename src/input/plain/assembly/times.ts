import { COLON, DASH, isDigit, LETTER_T, LETTER_Z, PLUS, POINT, ZERO } from './bytes';

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/** `2026-10-01T09:00:00.000Z` */
export const ISO_LENGTH: i32 = 24;

/** What is no time in one of these spellings. */
export const NO_TIME: i64 = i64.MIN_VALUE;

/**
 * `0:00:00.` and `000Z`, which follow the first digit of the hour, and where a digit may stand in them: with the text taken
 * off, a digit is its value, and anything else is beyond it or is not 0 where no digit stands.
 */
const CLOCK: u64 = 0x2e30303a30303a30;
const BEYOND_CLOCK: u64 = 0x0076760076760076;
const NOT_CLOCK: u64 = 0xff8080ff8080ff80;
const FRACTION: u32 = 0x5a303030;
const BEYOND_FRACTION: u32 = 0x00767676;
const NOT_FRACTION: u32 = 0xff808080;

/** The text of a date and its T, eight bytes and three, and the day that it is. */
let dateBegin: u64 = 0;
let dateEnd: u32 = 0;
let day: i64 = 0;

/**
 * The instant of an ISO time of the length above and in UTC, in milliseconds since the epoch; `NO_TIME` for every other
 * spelling. Most are on the same day as the one before: of the date they are only compared.
 */
export function utcTime(start: i32): i64 {
  const third = load<u32>(start + 8);
  if (load<u64>(start) != dateBegin || (third & 0x00ffffff) != dateEnd) return timeOfAnotherDay(start);
  const clock = load<u64>(start + 12) ^ CLOCK;
  const fraction = load<u32>(start + 20) ^ FRACTION;
  const odd =
    ((clock | (clock + BEYOND_CLOCK)) & NOT_CLOCK) | u64((fraction | (fraction + BEYOND_FRACTION)) & NOT_FRACTION);
  const hour = ((third >> 24) ^ ZERO) * 10 + u32(clock & 0xff);
  const minute = u32((clock >> 16) & 0xff) * 10 + u32((clock >> 24) & 0xff);
  const second = u32((clock >> 40) & 0xff) * 10 + u32((clock >> 48) & 0xff);
  if (odd != 0 || hour > 23 || minute > 59 || second > 59) return NO_TIME;
  const millisecond = (fraction & 0xff) * 100 + ((fraction >> 8) & 0xff) * 10 + (fraction >> 16);
  return day + i64(((hour * 60 + minute) * 60 + second) * 1_000 + millisecond);
}

function timeOfAnotherDay(start: i32): i64 {
  const time = plainTime(start, start + ISO_LENGTH);
  if (time == NO_TIME || load<u8>(start + ISO_LENGTH - 1) != LETTER_Z) return time;
  dateBegin = load<u64>(start);
  dateEnd = load<u32>(start + 8) & 0x00ffffff;
  day = (time / DAY) * DAY;
  return time;
}

/**
 * The instant of `2026-10-01T09:00:00Z`, with or without a fraction of a second, with Z or an offset like +02:00, or of
 * whole seconds or milliseconds since the epoch. `NO_TIME` for every other spelling, and for what does not exist: the ordinary
 * reader knows those.
 */
export function plainTime(start: i32, end: i32): i64 {
  if (end - start < 20) return epoch(start, end);
  const year = digits(start, 4);
  const month = digits(start + 5, 2);
  const dayOfMonth = digits(start + 8, 2);
  const hour = digits(start + 11, 2);
  const minute = digits(start + 14, 2);
  const second = digits(start + 17, 2);
  const isIso =
    load<u8>(start + 4) == DASH &&
    load<u8>(start + 7) == DASH &&
    load<u8>(start + 10) == LETTER_T &&
    load<u8>(start + 13) == COLON &&
    load<u8>(start + 16) == COLON;
  if (!isIso || year < 1970 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return NO_TIME;
  }
  const days = daysSinceEpoch(year, month, dayOfMonth);
  if (days < 0) return NO_TIME;

  let at = start + 19;
  let fraction: i64 = 0;
  if (load<u8>(at) == POINT) {
    at += 1;
    if (!isDigit(load<u8>(at))) return NO_TIME;
    for (let unit: i64 = 100; at < end && isDigit(load<u8>(at)); unit /= 10) {
      fraction += i64(load<u8>(at) - ZERO) * unit;
      at += 1;
    }
  }
  const offset = offsetOf(at, end);
  if (offset == NO_TIME) return NO_TIME;
  return days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + fraction - offset;
}

/** Below 0 for a day that does not exist. */
function daysSinceEpoch(year: i64, month: i64, dayOfMonth: i64): i64 {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return -1;
  // Years that begin in March end with the day that only some have.
  const march = month > 2 ? month - 3 : month + 9;
  const from = month > 2 ? year : year - 1;
  const dayOfYear = (march * 153 + 2) / 5 + dayOfMonth - 1;
  return from * 365 + from / 4 - from / 100 + from / 400 + dayOfYear - DAYS_BEFORE_EPOCH;
}

/** From the first of March of the year 0 on. */
const DAYS_BEFORE_EPOCH: i64 = 719_468;

function daysIn(year: i64, month: i64): i64 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Milliseconds that the clock is ahead of UTC; `NO_TIME` for any other spelling than Z and ±HH:MM. */
function offsetOf(at: i32, end: i32): i64 {
  const sign = load<u8>(at);
  if (sign == LETTER_Z) return at + 1 == end ? 0 : NO_TIME;
  if ((sign != PLUS && sign != DASH) || end - at != 6 || load<u8>(at + 3) != COLON) return NO_TIME;
  const hours = digits(at + 1, 2);
  const minutes = digits(at + 4, 2);
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return NO_TIME;
  const ahead = hours * HOUR + minutes * MINUTE;
  return sign == PLUS ? ahead : -ahead;
}

/** A bare number is told apart by its size (contract §1): below are hours, and no dates. */
function epoch(start: i32, end: i32): i64 {
  const length = end - start;
  if (length != 10 && length != 13) return NO_TIME;
  const number = digits(start, length);
  if (length == 13) return number >= 1_000_000_000_000 ? number : NO_TIME;
  return number >= 1_000_000_000 ? number * SECOND : NO_TIME;
}

/** Below 0 where not all are digits. */
function digits(start: i32, length: i32): i64 {
  let number: i64 = 0;
  for (let at = start; at < start + length; at++) {
    const digit = load<u8>(at) - ZERO;
    if (digit > 9) return -1;
    number = number * 10 + i64(digit);
  }
  return number;
}
