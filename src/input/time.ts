import { DAY, HOUR, MINUTE, SECOND } from '../model/instant.js';
import type { FindingCode } from '../model/finding.js';
import { monthOfLetters } from '../model/month.js';
import { instantsOf, type LocalTime } from '../time/zone.js';
import { quote } from './words.js';

/** What a time says. Milliseconds: since the epoch (dated), since Hour 0 (undated), or since another row (relative). */
export type TimeReading =
  | { readonly kind: 'dated'; readonly at: number; readonly repeated?: boolean }
  | { readonly kind: 'undated'; readonly at: number }
  | { readonly kind: 'relative'; readonly by: number }
  | TimeFault;

export interface TimeFault {
  readonly kind: 'fault';
  readonly code: FindingCode;
  readonly message: string;
}

/** Reads one time. `zone` is where times without an offset were written. */
export function readTime(text: string, zone?: string): TimeReading {
  return (
    readIso(text, zone) ??
    readNumber(text) ??
    readDuration(text) ??
    readMailDate(text, zone) ??
    fault('BAD_TIME', notUnderstood(text))
  );
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ] *(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: *([Zz]|UTC|([+-])(\d\d)(?::?(\d\d))?))?$/;

function readIso(text: string, zone: string | undefined): TimeReading | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const local: LocalTime = {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    hour: Number(match[4]),
    minute: Number(match[5]),
    second: Number(match[6] ?? 0),
    millisecond: Number((match[7] ?? '').slice(0, 3).padEnd(3, '0')),
  };
  return placed(
    text,
    local,
    zone,
    match[8] === undefined ? null : { sign: match[9], hours: match[10], minutes: match[11] },
  );
}

/** As RFC 2822 writes them, and with it Twilio's API: `Thu, 24 Aug 2023 05:01:45 +0000`. */
const MAIL_DATE =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun), *)?(\d{1,2}) +([a-z]{3}) +(\d{4}) +(\d\d):(\d\d)(?::(\d\d))?(?: +(UTC?|GMT|Z|([+-])(\d\d)(\d\d)))?$/i;

function readMailDate(text: string, zone: string | undefined): TimeReading | null {
  const match = MAIL_DATE.exec(text);
  const month = monthOfLetters(match?.[2] ?? '');
  if (match === null || month === 0) return null;
  const local: LocalTime = {
    year: Number(match[3]),
    month,
    day: Number(match[1]),
    hour: Number(match[4]),
    minute: Number(match[5]),
    second: Number(match[6] ?? 0),
    millisecond: 0,
  };
  return placed(
    text,
    local,
    zone,
    match[7] === undefined ? null : { sign: match[8], hours: match[9], minutes: match[10] },
  );
}

/** How far a time is ahead of UTC, in the digits in which it is written; without any it is of UTC itself. */
interface Offset {
  readonly sign: string | undefined;
  readonly hours: string | undefined;
  readonly minutes: string | undefined;
}

/** `offset` is null where none is written: then the zone tells. */
function placed(text: string, local: LocalTime, zone: string | undefined, offset: Offset | null): TimeReading {
  const impossible = whyImpossible(local);
  if (impossible !== null) return fault('IMPOSSIBLE_DATE', `${quote(text)} does not exist: ${impossible}`);
  if (local.year < 1970) return fault('BAD_TIME', `${quote(text)} is long before WhatsApp, as an empty date often is`);
  if (offset === null) return readLocal(text, local, zone);
  const ahead = offsetOf(offset);
  if (ahead === null) return fault('IMPOSSIBLE_DATE', `${quote(text)} does not exist: no place has that offset`);
  return { kind: 'dated', at: utcOf(local) - ahead };
}

function whyImpossible({ year, month, day, hour, minute, second }: LocalTime): string | null {
  if (month < 1 || month > 12) return `there is no month ${month}`;
  if (day < 1 || day > daysOf(year, month)) return `the month has ${daysOf(year, month)} days`;
  if (hour > 23) return 'the last hour of a day is 23';
  if (minute > 59) return 'the last minute of an hour is 59';
  if (second > 59) return 'the last second of a minute is 59';
  return null;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Milliseconds, positive east of UTC; null for what no zone has. */
function offsetOf({ sign, hours = '00', minutes = '00' }: Offset): number | null {
  const [h, m] = [Number(hours), Number(minutes)];
  if (h > 18 || m > 59) return null;
  return (sign === '-' ? -1 : 1) * (h * HOUR + m * MINUTE);
}

/** Days are counted from 1 March 0000, so that a leap day is the last of its year. */
function utcOf({ year, month, day, hour, minute, second, millisecond }: LocalTime): number {
  const y = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const days =
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * monthFromMarch + 2) / 5) +
    day -
    1 -
    DAYS_TO_EPOCH;
  return days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond;
}

/** From 1 March 0000 to 1 January 1970. */
const DAYS_TO_EPOCH = 719_468;

function readLocal(text: string, local: LocalTime, zone: string | undefined): TimeReading {
  if (zone === undefined) return fault('TIME_WITHOUT_ZONE', `${quote(text)} does not say in which zone`);
  const [first, second] = instantsOf(local, zone);
  if (first === undefined) return fault('TIME_IN_DST_GAP', `${quote(text)} was skipped by the clocks of ${zone}`);
  return { kind: 'dated', at: first, repeated: second !== undefined };
}

const NUMBER = /^(-?)(\d+(?:\.\d+)?)$/;
/** A bare number is told apart by its size (contract §1); no message was sent in the seconds before 12 January 1970. */
const HOURS_BELOW = 1e6;
const SECONDS_BELOW = 1e11;
export const MILLISECONDS_BELOW = 1e14;

function readNumber(text: string): TimeReading | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const number = Number(match[2]);
  if (match[1] === '-' && number > 0) return negative(text);
  if (number < HOURS_BELOW) return { kind: 'undated', at: Math.round(number * HOUR) };
  if (number < SECONDS_BELOW) return { kind: 'dated', at: Math.round(number * SECOND) };
  if (number < MILLISECONDS_BELOW) return { kind: 'dated', at: Math.round(number) };
  return fault('BAD_TIME', `${quote(text)} is too large for hours, epoch seconds or epoch milliseconds`);
}

const NAMED_HOUR = /^(?:hour|hours|h)\s*(-?)(\d+(?:\.\d+)?)$/i;
const AMOUNT = '(\\d+(?:\\.\\d+)?)';
const DURATION = new RegExp(
  `^([+-]?)(?:${AMOUNT}d)?\\s*(?:${AMOUNT}h)?\\s*(?:${AMOUNT}m(?:in)?)?\\s*(?:${AMOUNT}s)?$`,
  'i',
);
const UNITS = [DAY, HOUR, MINUTE, SECOND] as const;

function readDuration(text: string): TimeReading | null {
  const hour = NAMED_HOUR.exec(text);
  if (hour !== null) return undated(text, hour[1] ?? '', Number(hour[2]) * HOUR);
  const [, sign = '', ...amounts] = DURATION.exec(text) ?? [];
  if (amounts.join('') === '') return null;
  const total = UNITS.reduce((sum, unit, index) => sum + unit * Number(amounts[index] ?? 0), 0);
  if (sign === '+') return { kind: 'relative', by: Math.round(total) };
  return undated(text, sign, total);
}

function undated(text: string, sign: string, milliseconds: number): TimeReading {
  if (sign === '-' && milliseconds > 0) return negative(text);
  if (milliseconds >= HOURS_BELOW * HOUR) return fault('BAD_TIME', `${quote(text)} is more than a century of hours`);
  return { kind: 'undated', at: Math.round(milliseconds) };
}

function negative(text: string): TimeFault {
  return fault('NEGATIVE_HOUR', `${quote(text)} lies before Hour 0`);
}

function notUnderstood(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${quote(text)} is a date without a time of day`;
  if (/^\d{1,2}:\d\d(:\d\d)?( ?[ap]\.?m\.?)?$/i.test(text)) return `${quote(text)} is a time of day without a date`;
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) return `${quote(text)} may name the day or the month first`;
  if (/^\d{5},\d+$/.test(text)) return `${quote(text)} looks like a day that a spreadsheet counts`;
  if (/^\+\d+(\.\d+)?$/.test(text)) return `${quote(text)} lacks its unit, as in +90m`;
  return `${quote(text)} is not a time in any known form`;
}

function fault(code: FindingCode, message: string): TimeFault {
  return { kind: 'fault', code, message };
}
