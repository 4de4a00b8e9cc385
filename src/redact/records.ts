import type { FieldMap, Wanted } from '../input/fields.js';
import { readJson } from '../input/json/json.js';
import type { TextFile } from '../input/textFile.js';
import { RULE_SET_IDS } from '../rules/ruleSets.js';
import { isZone } from '../time/zone.js';
import { webhookRewriting } from './bodies.js';
import { FieldNames, NOT_UTF8, otherValue } from './fields.js';
import { rewriteJson, type Rewriting } from './jsonText.js';
import { wholeNumber, type Path } from './leaf.js';
import type { Pseudonyms } from './pseudonyms.js';
import { BROKEN_JSON } from './webhookLog.js';

/** One record a line; a line that is no JSON is none afterwards either. */
export function redactNdjson(file: TextFile, map: FieldMap, pseudonyms: Pseudonyms): string {
  const records = new Records(map, pseudonyms);
  return file
    .text(0, file.bytes.length)
    .split(/(?<=\n|\r(?!\n))/)
    .map((line) => (line.trim() === '' ? line : (records.rewritten(line) ?? broken(line))))
    .join('');

  function broken(line: string): string {
    pseudonyms.counts.unread += 1;
    return BROKEN_JSON + line.replace(/[^\r\n]+/g, '');
  }
}

/** One JSON value. Throws `UnreadableInput` as reading it does. */
export function redactJson(file: TextFile, wanted: Wanted, pseudonyms: Pseudonyms): string {
  readJson(file, wanted);
  return new Records(wanted.map, pseudonyms).rewritten(file.text(0, file.bytes.length)) ?? '';
}

/** Rewrites records of a timeline: JSON objects whose keys are columns. */
class Records {
  readonly #map: FieldMap;
  readonly #pseudonyms: Pseudonyms;
  readonly #shapes = new Map<string, FieldNames>();

  constructor(map: FieldMap, pseudonyms: Pseudonyms) {
    this.#map = map;
    this.#pseudonyms = pseudonyms;
  }

  /** Null for what is no JSON. */
  rewritten(text: string): string | null {
    let root: unknown;
    try {
      root = JSON.parse(text);
    } catch {
      return null;
    }
    return this.#rewritten(root, text);
  }

  #rewritten(root: unknown, text: string): string {
    const anything = webhookRewriting(this.#pseudonyms, root);
    return rewriteJson(text, {
      key: (name, path) => this.#key(root, name, path, anything),
      text: (value, path) => this.#text(root, value, path, anything),
      number: (digits, path) => this.#number(root, digits, path) ?? anything.number(digits, path),
    });
  }

  #key(root: unknown, name: string, path: Path, anything: Rewriting): string {
    const names = this.#namesAt(root, path);
    if (names === null) return path.length === 0 ? name : anything.key(name, path);
    return names.fields.otherName(this.#pseudonyms, names.keys.indexOf(name));
  }

  #text(root: unknown, value: string, path: Path, anything: Rewriting): string {
    const names = this.#namesAt(root, path.slice(0, -1));
    if (names === null) return isSetting(value, path) ? value : anything.text(value, path);
    const name = String(path.at(-1));
    const field = names.fields.fields[names.keys.indexOf(name)] ?? null;
    if (field !== null) return otherValue(this.#pseudonyms, field, value, name);
    const other = anything.text(value, path);
    return value.includes(NOT_UTF8) && !other.includes(NOT_UTF8) ? other + NOT_UTF8 : other;
  }

  /** Null for a number that no field holds, and for one that would be none afterwards. */
  #number(root: unknown, written: string, path: Path): string | null {
    const name = String(path.at(-1));
    const names = this.#namesAt(root, path.slice(0, -1));
    const field = names?.fields.fields[names.keys.indexOf(name)] ?? null;
    if (field === 'time' || field === 'delivered_at') return written;
    const digits = wholeNumber(written);
    if (field === null || digits === null) return null;
    const other = otherValue(this.#pseudonyms, field, digits, name);
    return /^\d+$/.test(other) ? other : null;
  }

  /** The keys of the record that stands at this path, and their fields; null where none stands. */
  #namesAt(root: unknown, path: Path): { keys: readonly string[]; fields: FieldNames } | null {
    const record = recordAt(root, path);
    if (record === null) return null;
    const keys = Object.keys(record);
    const signature = JSON.stringify(keys);
    const fields = this.#shapes.get(signature) ?? new FieldNames(keys, this.#map);
    this.#shapes.set(signature, fields);
    return { keys, fields };
  }
}

/** Records are the root itself, the elements of an array, or those of "events". */
function recordAt(root: unknown, path: Path): object | null {
  if (Array.isArray(root)) return path.length === 1 ? asRecord(root[Number(path[0])]) : null;
  if (asRecord(root) === null) return null;
  const { events } = root as { events?: unknown };
  if (!Array.isArray(events)) return path.length === 0 ? asRecord(root) : null;
  return path.length === 2 && path[0] === 'events' ? asRecord(events[Number(path[1])]) : null;
}

function asRecord(value: unknown): object | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** `{ rules, account: { timezone }, events }` */
function isSetting(value: string, path: Path): boolean {
  const [first, second] = path;
  if (path.length === 1 && first === 'rules') return value === 'auto' || RULE_SET_IDS.includes(value);
  return path.length === 2 && first === 'account' && second === 'timezone' && isZone(value);
}
