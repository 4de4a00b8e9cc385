import type { TextFile } from '../textFile.js';
import { walkJson } from '../json/walk.js';

/** What a text with JSON in it holds, in order: `[start, end)` are bytes. */
export type Scanned =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** What stands before it and before the first value of its line. */
      readonly prefix: string;
      readonly start: number;
      readonly end: number;
    }
  /** JSON that stops being JSON at `at`. */
  | { readonly kind: 'broken'; readonly at: number; readonly start: number; readonly end: number }
  /** What Python prints of a dictionary. */
  | { readonly kind: 'python'; readonly start: number; readonly end: number }
  /** A line without JSON. */
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const QUOTE = 34;
const APOSTROPHE = 39;
const COMMA = 44;
const BACKSLASH = 92;
/** What an escape in a text with JSON in it begins with: a quote, or the end of a line. */
const ESCAPED = [34, 110, 114];

/**
 * Finds the JSON in a text: one value, values one after another, one a line, or after a prefix on a log line, printed
 * on one line or on several. The elements of an array come one by one. A broken value costs its own lines.
 */
export function* scanJson(file: TextFile): Generator<Scanned> {
  let line = 1;
  let at = 0;
  let found = false;
  let head = '';
  while (line <= file.lineStarts.length) {
    const end = file.lineTextEnd(line);
    const opener = openerIn(file.bytes, at, end);
    if (opener === null) {
      if (!found && file.text(at, end).trim() !== '') yield { kind: 'text', start: at, end };
      line += 1;
      at = file.lineStart(line);
      found = false;
      continue;
    }
    const before = file.text(at, opener);
    if (!found) head = before;
    const prefix = found ? head + before : before;
    const next = yield* valuesAt(file, opener, { lineEnd: end, prefix, isFirst: !found });
    found = true;
    const nextLine = file.lineAt(Math.max(at, next - 1));
    if (nextLine > line) head = '';
    line = nextLine;
    at = next;
    if (at >= file.lineTextEnd(line)) {
      line += 1;
      at = file.lineStart(line);
      found = false;
    }
  }
}

interface OnLine {
  readonly lineEnd: number;
  readonly prefix: string;
  readonly isFirst: boolean;
}

/** The values that begin at `opener`; returns where to go on. */
function* valuesAt(file: TextFile, opener: number, { lineEnd, prefix, isFirst }: OnLine): Generator<Scanned, number> {
  const { bytes } = file;
  const inside = skipSpace(bytes, opener + 1);
  const isArray = bytes[opener] === OPEN_ARRAY;
  if (bytes[isArray ? skipSpace(bytes, inside + 1) : inside] === APOSTROPHE) {
    yield { kind: 'python', start: opener, end: lineEnd };
    return lineEnd;
  }
  if (isArray) return yield* elementsFrom(file, inside, prefix);
  // Most lines end with their only value. A line of many is not tried again for each.
  const whole = isFirst ? parsed(file.text(opener, lineEnd)) : undefined;
  if (whole !== undefined) {
    yield { kind: 'value', value: whole, prefix, start: opener, end: lineEnd };
    return lineEnd;
  }
  return (yield* oneValue(file, opener, prefix)).next;
}

function* elementsFrom(file: TextFile, first: number, prefix: string): Generator<Scanned, number> {
  const { bytes } = file;
  let at = first;
  for (;;) {
    if (bytes[at] === CLOSE_ARRAY) return at + 1;
    const { next, broken } = yield* oneValue(file, at, prefix);
    if (broken) return next;
    at = skipSpace(bytes, next);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1);
    else if (bytes[at] !== CLOSE_ARRAY) {
      const line = file.lineAt(Math.min(at, bytes.length - 1));
      const end = file.lineTextEnd(line);
      const place = Math.min(at, bytes.length - 1);
      yield { kind: 'broken', at: place, start: place, end: Math.max(end, place + 1) };
      return file.lineStart(line + 1);
    }
  }
}

function* oneValue(
  file: TextFile,
  start: number,
  prefix: string,
): Generator<Scanned, { next: number; broken: boolean }> {
  const walk = walkJson(file.bytes, start);
  if (walk.kind === 'end') {
    const value = JSON.parse(file.text(start, walk.at)) as unknown;
    yield { kind: 'value', value, prefix, start, end: walk.at };
    return { next: walk.at, broken: false };
  }
  const line = file.lineAt(start);
  yield { kind: 'broken', at: Math.min(walk.at, file.bytes.length - 1), start, end: file.lineTextEnd(line) };
  return { next: afterBroken(file, line, walk.at), broken: true };
}

/** The line after a broken one; after a value of several lines, the next line that is not part of its inside. */
function afterBroken(file: TextFile, line: number, brokenAt: number): number {
  let next = line + 1;
  if (file.lineAt(Math.min(brokenAt, file.bytes.length - 1)) > next) {
    while (next < file.lineStarts.length && isInside(file.bytes[file.lineStart(next)])) next += 1;
  }
  return file.lineStart(next);
}

/** Printed JSON is indented, and closed at the margin. */
function isInside(byte = 0): boolean {
  return byte <= 32 || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY;
}

/** The first byte of `[from, to)` that begins an object, an array, or a text that holds one; null when there is none. */
function openerIn(bytes: Buffer, from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    if (bytes[at] === OPEN_OBJECT && isObjectStart(bytes, at)) return at;
    if (bytes[at] === QUOTE && isTextOfJson(bytes, at)) return at;
    if (bytes[at] !== OPEN_ARRAY) continue;
    const inside = skipSpace(bytes, at + 1);
    if (bytes[inside] === OPEN_OBJECT && isObjectStart(bytes, inside)) return at;
    if (bytes[inside] === QUOTE && isTextOfJson(bytes, inside)) return at;
  }
  return null;
}

function isObjectStart(bytes: Buffer, at: number): boolean {
  const inside = bytes[skipSpace(bytes, at + 1)];
  return inside === QUOTE || inside === APOSTROPHE || inside === CLOSE_OBJECT;
}

/** JSON that was logged as a text: its quotes are escaped. */
function isTextOfJson(bytes: Buffer, quote: number): boolean {
  const at = bytes[quote + 1] === OPEN_ARRAY ? quote + 2 : quote + 1;
  return bytes[at] === OPEN_OBJECT && bytes[at + 1] === BACKSLASH && ESCAPED.includes(bytes[at + 2] ?? 0);
}

/** Undefined for what is not JSON; no JSON value is undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++;
  return at;
}
