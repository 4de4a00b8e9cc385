import { fourDigits } from '../digits.js';
import { plainEnd, type TextBytes } from './texts.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const LETTER_U = 117;
/** What may follow a backslash: `"\/bfnrt`, and u. */
const ESCAPES = new Set([34, 92, 47, 98, 102, 110, 114, 116, LETTER_U]);

/** -1 beyond the end. */
export function byteAt(text: TextBytes, at: number): number {
  return at < text.length ? text.view.getUint8(at) : -1;
}

export function isLineEnd(text: TextBytes, at: number): boolean {
  const byte = byteAt(text, at);
  return byte === LINE_FEED || (byte === CARRIAGE_RETURN && byteAt(text, at + 1) === LINE_FEED);
}

/** The end of a text of any characters; -1 where it is no JSON. */
export function freeEnd(text: TextBytes, from: number): number {
  let at = from;
  for (;;) {
    at = plainEnd(text, at);
    const byte = byteAt(text, at);
    if (byte === QUOTE) return at;
    if (byte !== BACKSLASH) {
      if (byte < SPACE) return -1;
      at += 1;
      continue;
    }
    const escape = byteAt(text, at + 1);
    if (!ESCAPES.has(escape)) return -1;
    if (escape === LETTER_U && !areHexadecimal(text, at + 2, at + 6)) return -1;
    at += escape === LETTER_U ? 6 : 2;
  }
}

function areHexadecimal(text: TextBytes, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (!isHexadecimal(byteAt(text, at))) return false;
  return true;
}

function isHexadecimal(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);
}

/** A whole number or a decimal fraction, in the spelling of JSON. */
export function numberEnd(text: TextBytes, from: number): number {
  const start = byteAt(text, from) === MINUS ? from + 1 : from;
  const whole = digitsEnd(text, start);
  if (whole === start || (byteAt(text, start) === ZERO && whole > start + 1)) return -1;
  if (byteAt(text, whole) !== POINT) return whole;
  const end = digitsEnd(text, whole + 1);
  return end === whole + 1 ? -1 : end;
}

/** The end of 7 to 15 digits, the first of which is none of zero; -1 for anything else. */
export function phoneEnd(text: TextBytes, from: number): number {
  const end = digitsEnd(text, from);
  return end - from < 7 || end - from > 15 || byteAt(text, from) === ZERO ? -1 : end;
}

function digitsEnd(text: TextBytes, from: number): number {
  let at = from;
  while (at + 4 <= text.length && fourDigits(text.view.getInt32(at, true)) !== -1) at += 4;
  while (isDigit(byteAt(text, at))) at += 1;
  return at;
}

/** NaN for anything but digits that begin with none of zero. */
export function digits(text: TextBytes, from: number, end: number): number {
  if (end > text.length || byteAt(text, from) === ZERO) return NaN;
  let number = 0;
  let at = from;
  for (; at + 4 <= end; at += 4) {
    const four = fourDigits(text.view.getInt32(at, true));
    if (four === -1) return NaN;
    number = number * 10_000 + four;
  }
  for (; at < end; at++) {
    const digit = text.view.getUint8(at) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

export function isLetterOrDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

/** The end of the text at `at`, which is to be that of `[from, end)` again: visible ASCII before a quote; -1 where it is not. */
export function againEnd({ view, length }: TextBytes, from: number, end: number, at: number): number {
  const againTo = at + end - from;
  if (againTo >= length || view.getUint8(againTo) !== QUOTE) return -1;
  let own = at;
  let first = from;
  for (; own + 4 <= againTo; own += 4, first += 4)
    if (view.getInt32(own, true) !== view.getInt32(first, true)) return -1;
  for (; own < againTo; own++, first++) if (view.getUint8(own) !== view.getUint8(first)) return -1;
  return againTo;
}
