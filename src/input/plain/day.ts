import { DAY, HOUR, MINUTE, SECOND } from '../../model/instant.js';
import { plainTime } from './cells.js';

const ZERO = 48;
const LETTER_Z = 90;

/** `2026-10-01T09:00:00.000Z` */
export const ISO_LENGTH = 24;

/**
 * `0:00`, `:00.` and `000Z`, which follow the first digit of the hour, and where a digit may stand in them: with the text
 * taken off, a digit is its value, and anything else is beyond it or is not 0 where no digit stands.
 */
const HOURS = 0x30303a30;
const SECONDS = 0x2e30303a;
const FRACTION = 0x5a303030;

/** Reads times of which most are on the same day as the one before: of the date they are only compared. */
export class DayReader {
  /** The text of the date and the T, four bytes each, and three. */
  #first = 0;
  #second = 0;
  #third = 0;
  #day = NaN;

  /** Puts the instant of an ISO time of the length above and in UTC into a column. False for every other spelling. */
  read(bytes: Buffer, view: DataView, start: number, column: Float64Array, row: number): boolean {
    const third = view.getInt32(start + 8, true);
    if (
      view.getInt32(start, true) !== this.#first ||
      view.getInt32(start + 4, true) !== this.#second ||
      ((third ^ this.#third) & 0x00ffffff) !== 0
    ) {
      column[row] = this.#readDay(bytes, view, start);
      return !Number.isNaN(column[row]);
    }
    const hours = view.getInt32(start + 12, true) ^ HOURS;
    const seconds = view.getInt32(start + 16, true) ^ SECONDS;
    const fraction = view.getInt32(start + 20, true) ^ FRACTION;
    const odd =
      ((hours | (hours + 0x76760076)) & 0x8080ff80) |
      ((seconds | (seconds + 0x00767600)) & 0xff8080ff) |
      ((fraction | (fraction + 0x00767676)) & 0xff808080);
    const hour = ((third >>> 24) ^ ZERO) * 10 + (hours & 0xff);
    const minute = ((hours >>> 16) & 0xff) * 10 + (hours >>> 24);
    const second = ((seconds >>> 8) & 0xff) * 10 + (seconds >>> 16);
    if (odd !== 0 || hour > 23 || minute > 59 || second > 59) return false;
    const millisecond = (fraction & 0xff) * 100 + ((fraction >>> 8) & 0xff) * 10 + (fraction >>> 16);
    column[row] = this.#day + hour * HOUR + minute * MINUTE + second * SECOND + millisecond;
    return true;
  }

  #readDay(bytes: Buffer, view: DataView, start: number): number {
    const time = plainTime(bytes, start, start + ISO_LENGTH);
    if (Number.isNaN(time) || bytes[start + ISO_LENGTH - 1] !== LETTER_Z) return time;
    this.#first = view.getInt32(start, true);
    this.#second = view.getInt32(start + 4, true);
    this.#third = view.getInt32(start + 8, true);
    this.#day = Math.floor(time / DAY) * DAY;
    return time;
  }
}
