import { SECOND } from '../../model/instant.js';
import { plainTime } from './cells.js';

const ZERO = 48;
const COLON = 58;
const POINT = 46;
const LETTER_Z = 90;

/** `2026-10-01T09:00:00.000Z` and the same without the fraction. */
const WITH_FRACTION = 24;
const WITHOUT = 20;
/** `2026-10-01T09:00` */
const MINUTE_LENGTH = 16;

/** Reads times of which most are in the same minute as the one before: only their seconds are looked at. */
export class MinuteReader {
  /** The text of the minute, four bytes each. */
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;
  #minute = NaN;

  /** The instant of an ISO time of one of the two lengths above and in UTC; NaN for every other spelling. */
  read(bytes: Buffer, view: DataView, start: number, length: number): number {
    if (length !== WITH_FRACTION && length !== WITHOUT) return NaN;
    if (
      view.getInt32(start, true) !== this.#first ||
      view.getInt32(start + 4, true) !== this.#second ||
      view.getInt32(start + 8, true) !== this.#third ||
      view.getInt32(start + 12, true) !== this.#fourth
    ) {
      return this.#readMinute(bytes, view, start, length);
    }
    const at = start + MINUTE_LENGTH;
    const tens = (bytes[at + 1] as number) - ZERO;
    const ones = (bytes[at + 2] as number) - ZERO;
    if (bytes[at] !== COLON || !(tens >= 0 && tens <= 5) || !isDigit(ones)) return NaN;
    if (bytes[start + length - 1] !== LETTER_Z) return NaN;
    const second = this.#minute + (tens * 10 + ones) * SECOND;
    if (length === WITHOUT) return second;
    const tenths = (bytes[at + 4] as number) - ZERO;
    const hundredths = (bytes[at + 5] as number) - ZERO;
    const thousandths = (bytes[at + 6] as number) - ZERO;
    if (bytes[at + 3] !== POINT || !isDigit(tenths) || !isDigit(hundredths) || !isDigit(thousandths)) return NaN;
    return second + tenths * 100 + hundredths * 10 + thousandths;
  }

  #readMinute(bytes: Buffer, view: DataView, start: number, length: number): number {
    const time = plainTime(bytes, start, start + length);
    // An offset makes such a text another minute.
    if (Number.isNaN(time) || bytes[start + length - 1] !== LETTER_Z) return time;
    this.#first = view.getInt32(start, true);
    this.#second = view.getInt32(start + 4, true);
    this.#third = view.getInt32(start + 8, true);
    this.#fourth = view.getInt32(start + 12, true);
    this.#minute = Math.floor(time / (60 * SECOND)) * 60 * SECOND;
    return time;
  }
}

function isDigit(digit: number): boolean {
  return digit >= 0 && digit <= 9;
}
