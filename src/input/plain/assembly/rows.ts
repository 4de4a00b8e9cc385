import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './bytes';
import { ascii, bits, bitsOf, left, mixed, NOTHING, readCells } from './cells';
import {
  AT,
  CONTACT,
  CONTACT_END,
  CONTACT_START,
  COUNTS,
  DELIVERED_AT,
  DELIVERY_END,
  DELIVERY_START,
  ID_END,
  ID_HIGH,
  ID_LOW,
  ID_START,
  ROLES,
  START,
  TEXT,
  TIME_END,
  TIME_START,
  WORDS_HIGH,
  WORDS_LOW,
} from './memory';
import { phone, readPhone } from './phones';
import { ISO_LENGTH, NO_TIME, plainTime, utcTime } from './times';

// Where the columns lie is told as well.
export * from './memory';

/** What a column is. Cells of words are not understood here: their 64 bits are told. */
export const ROLE_SKIP: u8 = 0;
export const ROLE_WORDS: u8 = 1;
export const ROLE_TIME: u8 = 2;
export const ROLE_CONTACT: u8 = 3;
export const ROLE_DELIVERED_AT: u8 = 4;
export const ROLE_ID: u8 = 5;

/** Where a row stands that is for the ordinary reader. */
const ODD: i32 = -1;

/** How databases write "nothing" is four characters at most. */
const LONGEST_NOTHING: i32 = 4;

const SPACE: u8 = 32;
const NOT_ASCII: u8 = 128;

/** What leads through a row: the number of steps, and what stands between cells. */
export let steps: i32 = 0;
export let delimiter: u8 = 0;

/** Rows read by the last call; and how many of their times and contacts have other spellings. */
export let length: i32 = 0;
export let others: i32 = 0;

/** 64 bits in two halves. */
export let high: i32 = 0;
export let low: i32 = 0;

/** What is added to a place in the text where it is told. */
let base: i32 = 0;

/** Where the time read last stands, if it has another spelling; else 0. */
let otherStart: i32 = 0;
let otherEnd: i32 = 0;

/**
 * Reads rows of the bytes `[from, end)` of the text, which end with a line, into the columns: as long as they are plain, and
 * at most so many. `textAt` is where the text begins in its file. Returns where it stopped.
 */
export function readRows(from: i32, end: i32, most: i32, textAt: i32): i32 {
  length = 0;
  others = 0;
  base = textAt - TEXT;
  let start = TEXT + from;
  while (length < most && start < TEXT + end) {
    const next = readRow(start);
    if (next == ODD) break;
    length += 1;
    start = next;
  }
  return start - TEXT;
}

/** The 64 bits of an id that is the bytes `[from, end)` of the text, as those of a plain row's. */
export function readId(from: i32, end: i32): void {
  const id = bitsOf(TEXT + from, TEXT + end);
  high = i32(id >> 32);
  low = i32(id);
}

/** Reads one row. Returns where the next one begins, or `ODD`. */
function readRow(start: i32): i32 {
  const row = length;
  let words = NOTHING;
  let at = start;
  putNumber(AT, row, NaN);
  putNumber(CONTACT, row, 0);
  putNumber(DELIVERED_AT, row, NaN);
  putInteger(TIME_END, row, 0);
  putInteger(DELIVERY_END, row, 0);
  putInteger(CONTACT_END, row, 0);
  putInteger(ID_START, row, 0);
  putInteger(ID_END, row, 0);
  let otherCells = 0;
  let isNamed: u64 = 0;
  for (let step = 0; step < steps; step++) {
    const role = load<u8>(ROLES + step);
    if (role == ROLE_WORDS || role == ROLE_SKIP) {
      at = readWords(role == ROLE_WORDS ? words : NOTHING, at, i32(load<u8>(COUNTS + step)));
      if (at == ODD) return ODD;
      if (role == ROLE_WORDS) words = bits;
    } else {
      const end = endOfCell(at);
      const cell = end == QUOTE ? at + 1 : at;
      if (role == ROLE_ID) {
        at = readCells(NOTHING, cell, end, 1);
        if (at > cell) {
          if (!ascii || at - cell <= LONGEST_NOTHING || !isBare(cell) || !isBare(at - 1)) return ODD;
          isNamed = 1;
          putInteger(ID_START, row, cell + base);
          putInteger(ID_END, row, at + base);
          putInteger(ID_HIGH, row, i32(bits >> 32));
          putInteger(ID_LOW, row, i32(bits));
        }
      } else if (role == ROLE_CONTACT) {
        at = readPhone(cell);
        if (at != ODD && mayEndCell(at, end)) {
          putNumber(CONTACT, row, f64(phone));
        } else {
          at = readCells(NOTHING, cell, end, 1);
          otherCells += 1;
          putInteger(CONTACT_START, row, cell + base);
          putInteger(CONTACT_END, row, at + base);
        }
      } else {
        const isTime = role == ROLE_TIME;
        at = readTime(cell, end, row, isTime ? AT : DELIVERED_AT);
        if (isTime && at == cell) return ODD;
        if (otherStart != 0) {
          otherCells += 1;
          putInteger(isTime ? TIME_START : DELIVERY_START, row, otherStart + base);
          putInteger(isTime ? TIME_END : DELIVERY_END, row, otherEnd + base);
        }
      }
      if (end == QUOTE) {
        if (load<u8>(at) != QUOTE) return ODD;
        at += 1;
      }
    }
    if (step < steps - 1) {
      if (load<u8>(at) != delimiter) return ODD;
      at += 1;
    }
  }
  if (load<u8>(at) == CARRIAGE_RETURN) at += 1;
  if (load<u8>(at) != LINE_FEED) return ODD;
  words = mixed(words, isNamed);
  putInteger(WORDS_HIGH, row, i32(words >> 32));
  putInteger(WORDS_LOW, row, i32(words));
  putInteger(START, row, start + base);
  others += otherCells;
  return at + 1;
}

/** What ends the cell that begins here: where it begins with a quote, the next one. A second quote right after makes an odd row. */
function endOfCell(start: i32): u8 {
  return load<u8>(start) == QUOTE ? QUOTE : delimiter;
}

function mayEndCell(at: i32, end: u8): bool {
  const byte = load<u8>(at);
  return byte == end || byte == LINE_FEED || byte == CARRIAGE_RETURN;
}

/** Reads cells of words onto the bits of what came before. Returns where the last of them ends, or `ODD`. */
function readWords(before: u64, start: i32, count: i32): i32 {
  const end = readCells(before, start, delimiter, count);
  if (load<u8>(end) == QUOTE) return readEachCell(before, start, count);
  return left > 1 ? ODD : end;
}

/** The same, where some are in quotes: what is in quotes may mean another thing than without. */
function readEachCell(before: u64, start: i32, count: i32): i32 {
  let at = start;
  let words = before;
  for (let cell = 0; cell < count; cell++) {
    if (cell > 0) {
      if (load<u8>(at) != delimiter) return ODD;
      at += 1;
    }
    const end = endOfCell(at);
    if (end == QUOTE) {
      at = readCells(mixed(words, QUOTE), at + 1, QUOTE, 1);
      if (load<u8>(at) != QUOTE) return ODD;
      at += 1;
    } else {
      at = readCells(words, at, delimiter, 1);
    }
    words = bits;
  }
  return at;
}

/** Puts the time that begins at `start`, if there is one, into a column. Returns where it ends. */
function readTime(start: i32, endOf: u8, row: i32, column: i32): i32 {
  otherStart = 0;
  if (load<u8>(start) == endOf) return start;
  if (load<u8>(start + ISO_LENGTH) == endOf) {
    const time = utcTime(start);
    if (time != NO_TIME) {
      putNumber(column, row, f64(time));
      return start + ISO_LENGTH;
    }
  }
  const end = readCells(NOTHING, start, endOf, 1);
  if (end == start) return end;
  const time = plainTime(start, end);
  if (time == NO_TIME) {
    otherStart = start;
    otherEnd = end;
  } else {
    putNumber(column, row, f64(time));
  }
  return end;
}

/** Neither white space nor a byte of a longer character, which may be white space too. */
function isBare(at: i32): bool {
  const byte = load<u8>(at);
  return byte > SPACE && byte < NOT_ASCII;
}

function putNumber(column: i32, row: i32, value: f64): void {
  store<f64>(column + (row << 3), value);
}

function putInteger(column: i32, row: i32, value: i32): void {
  store<i32>(column + (row << 2), value);
}
