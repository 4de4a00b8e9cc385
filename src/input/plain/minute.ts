import { SECOND } from '../../model/instant.js';
import { plainTime } from './cells.js';

const LETTER_Z = 90;

/** `2026-10-01T09:00:00.000Z` and the same without the fraction. */
const WITH_FRACTION = 24;
const WITHOUT = 20;
/** `2026-10-01T09:00` */
const MINUTE_LENGTH = 16;
/** `:00.` and `000Z`, or `:00Z`: with them taken off, digits are their values, and what else is there is none. */
const SECONDS = 0x2e30303a;
const FRACTION = 0x5a303030;
const SECONDS_ALONE = 0x5a30303a;

/** Reads times of which most are in the same minute as the one before: only their seconds are looked at. */
export class MinuteReader {
  /** The text of the minute, four bytes each. */
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;
  #minute = NaN;

  /**
   * Puts the instant of an ISO time of one of the two lengths above into a column, where it is in UTC. False for every other
   * spelling.
   */
  read(bytes: Buffer, view: DataView, start: number, length: number, column: Float64Array, row: number): boolean {
    if (length !== WITH_FRACTION && length !== WITHOUT) return false;
    if (
      view.getInt32(start, true) !== this.#first ||
      view.getInt32(start + 4, true) !== this.#second ||
      view.getInt32(start + 8, true) !== this.#third ||
      view.getInt32(start + 12, true) !== this.#fourth
    ) {
      column[row] = this.#readMinute(bytes, view, start, length);
      return !Number.isNaN(column[row]);
    }
    const seconds = view.getInt32(start + MINUTE_LENGTH, true) ^ (length === WITHOUT ? SECONDS_ALONE : SECONDS);
    if (((seconds | (seconds + 0x00767600)) & 0xff8080ff) !== 0) return false;
    const tens = (seconds >>> 8) & 0xff;
    if (tens > 5) return false;
    let passed = (tens * 10 + (seconds >>> 16)) * SECOND;
    if (length === WITH_FRACTION) {
      const fraction = view.getInt32(start + MINUTE_LENGTH + 4, true) ^ FRACTION;
      if (((fraction | (fraction + 0x00767676)) & 0xff808080) !== 0) return false;
      passed += (fraction & 0xff) * 100 + ((fraction >>> 8) & 0xff) * 10 + (fraction >>> 16);
    }
    column[row] = this.#minute + passed;
    return true;
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
