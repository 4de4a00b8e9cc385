import { DAY, HOUR, MINUTE, SECOND } from '../../model/instant.js';
import { fourDigits } from '../digits.js';

const ZERO = 48;
const DASH = 45;
const COLON = 58;
const POINT = 46;
const PLUS = 43;
const LETTER_T = 84;
const LETTER_Z = 90;

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The instant of `2026-10-01T09:00:00Z`, with or without a fraction of a second, with Z or an offset like +02:00, or of
 * whole seconds or milliseconds since the epoch. NaN for every other spelling, and for what does not exist: the ordinary
 * reader knows those.
 */
export function plainTime(bytes: Buffer, start: number, end: number): number {
  if (end - start < 20) return epoch(bytes, start, end);
  const year = digits(bytes, start, 4);
  const month = digits(bytes, start + 5, 2);
  const day = digits(bytes, start + 8, 2);
  const hour = digits(bytes, start + 11, 2);
  const minute = digits(bytes, start + 14, 2);
  const second = digits(bytes, start + 17, 2);
  const isIso =
    bytes[start + 4] === DASH &&
    bytes[start + 7] === DASH &&
    bytes[start + 10] === LETTER_T &&
    bytes[start + 13] === COLON &&
    bytes[start + 16] === COLON;
  if (!isIso || !(year >= 1970) || !(hour < 24 && minute < 60 && second < 60)) return NaN;
  const days = daysSinceEpoch(year, month, day);

  let at = start + 19;
  let fraction = 0;
  if (bytes[at] === POINT) {
    if (!isDigit(bytes[++at])) return NaN;
    for (let unit = 100; at < end && isDigit(bytes[at]); at++, unit = Math.floor(unit / 10)) {
      fraction += ((bytes[at] as number) - ZERO) * unit;
    }
  }
  const offset = offsetOf(bytes, at, end);
  return days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + fraction - offset;
}

/** NaN for a day that does not exist. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1)) return NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (DAYS_IN[month - 1] as number);
  if (day > length) return NaN;
  const before = year - 1;
  const leapDays =
    Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - LEAP_DAYS_BEFORE_EPOCH;
  return (year - 1970) * 365 + leapDays + (DAYS_BEFORE[month - 1] as number) + (leap && month > 2 ? 1 : 0) + day - 1;
}

/** In the years 1 to 1969. */
const LEAP_DAYS_BEFORE_EPOCH = 477;

/** Milliseconds that the clock is ahead of UTC; NaN for any other spelling than Z and ±HH:MM. */
function offsetOf(bytes: Buffer, at: number, end: number): number {
  const sign = bytes[at];
  if (sign === LETTER_Z) return at + 1 === end ? 0 : NaN;
  if ((sign !== PLUS && sign !== DASH) || end - at !== 6 || bytes[at + 3] !== COLON) return NaN;
  const hours = digits(bytes, at + 1, 2);
  const minutes = digits(bytes, at + 4, 2);
  if (!(hours <= 18 && minutes < 60)) return NaN;
  return (sign === PLUS ? 1 : -1) * (hours * HOUR + minutes * MINUTE);
}

/** A bare number is told apart by its size (CONTRACT §1): below are hours, and no dates. */
function epoch(bytes: Buffer, start: number, end: number): number {
  const length = end - start;
  if (length !== 10 && length !== 13) return NaN;
  const number = digits(bytes, start, length);
  if (length === 13) return number >= 1e12 ? number : NaN;
  return number >= 1e9 ? number * SECOND : NaN;
}

/**
 * Puts the phone number that begins at `start` into a column: 7 to 15 digits, with or without the plus; 0 where there are
 * none. Returns where the digits end, or -1 where they are no phone number.
 */
export function readPhone(
  bytes: Buffer,
  view: DataView,
  start: number,
  end: number,
  column: Float64Array,
  row: number,
): number {
  const from = bytes[start] === PLUS ? start + 1 : start;
  let at = from;
  let number = 0;
  for (; at + 4 <= end; at += 4) {
    const four = fourDigits(view.getInt32(at, true));
    if (four === -1) break;
    number = number * 10_000 + four;
  }
  for (; at < end && isDigit(bytes[at]); at++) number = number * 10 + (bytes[at] as number) - ZERO;
  column[row] = number;
  const length = at - from;
  if (length === 0) return from === start ? at : -1;
  return length < 7 || length > 15 || bytes[from] === ZERO ? -1 : at;
}

function digits(bytes: Buffer, start: number, length: number): number {
  let number = 0;
  for (let at = start; at < start + length; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}
