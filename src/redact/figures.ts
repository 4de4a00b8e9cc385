import { FLOAT } from '../input/identity.js';
import { isDay } from '../rates/day.js';
import { DAY } from '../model/instant.js';
import { permuteWithin } from './digits.js';
import type { Keyed } from './keyed.js';

/** Digits with what stands between them: a coordinate, a date, a sum, an address on a network. */
const SEPARATED = /^[\p{Pd}(]?\d[\d\s.,/()\p{Pd}]*$/u;
/** A birthday without separators, day or month first. */
const EIGHT_DIGITS = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d$/;
const ADDRESS = /^(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

/**
 * Other figures for figures that are written as no phone number is for certain. A date and an address become another date
 * and another address. Null for what is not written so.
 */
export function otherFigures(keyed: Keyed, text: string): string | null {
  const day = otherDay(keyed, text);
  if (day !== null) return day;
  if (ADDRESS.test(text)) return keyed(`address\n${text}`).subarray(0, 4).join('.');
  if (EIGHT_DIGITS.test(text)) return otherFigure(keyed, text);
  if (!SEPARATED.test(text) || /^\d+$/.test(text) || isPhone(text)) return null;
  return text.startsWith('-') ? `-${otherFigure(keyed, text.slice(1))}` : otherFigure(keyed, text);
}

/** What a data frame makes of a number, or one with its country code after 00. */
function isPhone(text: string): boolean {
  return FLOAT.test(text) || text.startsWith('00');
}

/** Other digits in the places of the digits. Digits that begin with no zero do not afterwards, or they were no number of JSON. */
export function otherFigure(keyed: Keyed, text: string): string {
  const digits = text.replace(/\D/g, '');
  const isOneDigit = /^\d(?!\d)/.test(text);
  const hasZero = digits.startsWith('0');
  const other = permuteWithin(
    keyed,
    `figure ${text.replace(/\d/g, '0')}`,
    digits,
    (one) => isOneDigit || one.startsWith('0') === hasZero,
  );
  let index = 0;
  return text.replace(/\d/g, () => other[index++] ?? '');
}

const WRITTEN_DAY = /^(\d{4})([-./]?)(\d\d)\2(\d\d)$/;
const FIRST_DAY = Date.UTC(1900, 0, 1) / DAY;
/** Those of two centuries. */
const DAYS = Date.UTC(2100, 0, 1) / DAY - FIRST_DAY;

/** A day becomes one of the same two centuries, and no two become one; null for what is no day of them. */
function otherDay(keyed: Keyed, text: string): string | null {
  const [, year = '', separator = '', month = '', date = ''] = WRITTEN_DAY.exec(text) ?? [];
  if (!/^(?:19|20)/.test(year) || !isDay(`${year}-${month}-${date}`)) return null;
  const day = Date.UTC(Number(year), Number(month) - 1, Number(date)) / DAY - FIRST_DAY;
  const digits = String(day).padStart(String(DAYS).length, '0');
  const other = permuteWithin(keyed, 'day', digits, (one) => Number(one) < DAYS);
  return new Date((FIRST_DAY + Number(other)) * DAY).toISOString().slice(0, 10).replaceAll('-', separator);
}
