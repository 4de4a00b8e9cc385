import { constants } from 'node:buffer';
import { finding } from '../../model/finding.js';
import { isObject } from '../../model/object.js';
import { isZone } from '../../time/zone.js';
import { resolveColumns } from '../columns.js';
import type { Wanted } from '../fields.js';
import { jsonRemedy } from './fault.js';
import { jsonBreak, walkJson } from './walk.js';
import { recordsOf, type JsonElement } from './records.js';
import type { FileRecords } from '../record.js';
import type { TextFile } from '../textFile.js';
import { UnreadableInput } from '../unreadable.js';
import { nearest, quote, withSuggestion } from '../words.js';

/** Reads one JSON value: an array of records, `{ rules, account, events }`, or a single record. */
export function readJson(file: TextFile, wanted: Wanted): FileRecords {
  const root = parseWhole(file);
  if (Array.isArray(root)) return recordsOf(file, elementsOf(file, 0, root), wanted);
  if (!isObject(root)) return refuseShape(file, 0, `the input is ${nameOf(root)}, not an array of records`);
  if ('events' in root) return readTimelineObject(file, root, wanted);
  const [first = 'time'] = wanted.required;
  if (resolveColumns(Object.keys(root), wanted.map).indexOf.has(first)) {
    const only = { kind: 'value', value: root, start: startOf(file), end: file.bytes.length } as const;
    return recordsOf(file, [only], wanted);
  }
  return refuseObject(file, root);
}

/** What a line of NDJSON holds, or where it breaks. */
export function readNdjson(file: TextFile, wanted: Wanted): FileRecords {
  const elements = file.lineStarts.flatMap((start, index): JsonElement[] => {
    const end = file.lineTextEnd(index + 1);
    const text = file.text(start, end);
    if (text.trim() === '') return [];
    try {
      return [{ kind: 'value', value: JSON.parse(text) as unknown, start, end }];
    } catch {
      return [{ kind: 'broken', at: jsonBreak(file.bytes, start, end) ?? start, start, end }];
    }
  });
  return recordsOf(file, elements, wanted);
}

/** Whether text holds a record a line, some of them perhaps broken; text that is one JSON value never does. */
export function looksLikeNdjson(file: TextFile): boolean {
  const lines = file.lineStarts.map((start, index) => file.text(start, file.lineTextEnd(index + 1)).trim());
  const [first = '', ...others] = lines.filter((line) => line !== '');
  if (others.length === 0) return false;
  return isJsonObject(first) || others.filter(isJsonObject).length * 2 > others.length + 1;
}

function isJsonObject(line: string): boolean {
  if (!line.startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function parseWhole(file: TextFile): unknown {
  if (file.bytes.length > constants.MAX_STRING_LENGTH) {
    refuseShape(file, 0, 'the input is too large for one JSON value; write a record a line (NDJSON)');
  }
  try {
    return JSON.parse(file.text(0, file.bytes.length)) as unknown;
  } catch {
    return refuseBroken(file, jsonBreak(file.bytes) ?? 0);
  }
}

function refuseBroken(file: TextFile, at: number): never {
  const end = trimmedEnd(file);
  const place = file.place(Math.min(at, end), Math.min(at, end) + 1);
  const { line, column } = place.source;
  const message =
    at >= end
      ? `the JSON breaks off at line ${line}, column ${column}`
      : `the JSON has a syntax error at line ${line}, column ${column}`;
  const remedy = jsonRemedy(file.bytes, at);
  throw new UnreadableInput([
    finding('TRUNCATED_JSON', { message, ...(remedy !== undefined && { remedy }), ...place }),
  ]);
}

function readTimelineObject(file: TextFile, root: Record<string, unknown>, wanted: Wanted): FileRecords {
  const events = root['events'];
  if (!Array.isArray(events)) {
    return refuseShape(file, valueAt(file, 'events'), `"events" is ${nameOf(events)}, not an array of records`);
  }
  const read = recordsOf(file, elementsOf(file, valueAt(file, 'events'), events), wanted);
  return { ...read, rules: rulesOf(file, root['rules']), timezone: timezoneOf(file, root['account']) };
}

function rulesOf(file: TextFile, rules: unknown): string | null {
  if (rules === undefined || rules === null) return null;
  if (typeof rules === 'string') return rules;
  return refuseShape(file, valueAt(file, 'rules'), `"rules" is ${nameOf(rules)}, not the name of a rule set`);
}

function timezoneOf(file: TextFile, account: unknown): string | null {
  if (account === undefined || account === null) return null;
  const at = valueAt(file, 'account');
  if (!isObject(account)) return refuseShape(file, at, `"account" is ${nameOf(account)}, not an object`);
  const timezone = account['timezone'] ?? null;
  if (timezone === null) return null;
  if (typeof timezone === 'string' && isZone(timezone)) return timezone;
  const named = typeof timezone === 'string' ? quote(timezone) : nameOf(timezone);
  return refuseShape(
    file,
    at,
    `"account.timezone" is ${named}, not a time zone`,
    'Name it as the IANA does, for example Europe/Amsterdam.',
  );
}

function refuseObject(file: TextFile, root: Record<string, unknown>): never {
  const keys = Object.keys(root);
  const near = nearest('events', keys);
  return refuseShape(
    file,
    0,
    'the object has no "events" and is no record with a time',
    withSuggestion(
      near === null ? null : `"events" where it says ${quote(near)}`,
      'Print the shape with: wa-window schema timeline.',
    ),
  );
}

function refuseShape(file: TextFile, at: number, message: string, remedy?: string): never {
  const place = file.place(at, at + 1);
  throw new UnreadableInput([finding('WRONG_JSON_SHAPE', { message, ...(remedy && { remedy }), ...place })]);
}

/** The values of the array at `from` with the bytes they stand in. */
function elementsOf(file: TextFile, from: number, values: readonly unknown[]): readonly JsonElement[] {
  const spans: { start: number; end: number }[] = [];
  walkJson(file.bytes, from, (depth, _key, start, end) => {
    if (depth === 1) spans.push({ start, end });
  });
  return spans.map((span, index) => ({ kind: 'value', value: values[index], ...span }));
}

/** Where the value of a key of the root object stands; the last one, as for `JSON.parse`. */
function valueAt(file: TextFile, key: string): number {
  let at = 0;
  walkJson(file.bytes, 0, (depth, name, start) => {
    if (depth === 1 && name === key) at = start;
  });
  return at;
}

function startOf(file: TextFile): number {
  return file.bytes.indexOf('{');
}

function trimmedEnd({ bytes }: TextFile): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 32) end--;
  return end;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
