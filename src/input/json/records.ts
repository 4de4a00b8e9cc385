import { finding, type Finding } from '../../model/finding.js';
import { isObject } from '../../model/object.js';
import type { SourceRef } from '../../model/source.js';
import {
  doubledColumn,
  fieldsOf,
  heldFields,
  misspeltColumns,
  missingColumns,
  resolveColumns,
  type Columns,
} from '../columns.js';
import type { Field, Wanted } from '../fields.js';
import { walkJson } from './walk.js';
import { valueOf, type FileRecords, type RawRecord } from '../record.js';
import type { Place, TextFile } from '../textFile.js';
import { UnreadableInput } from '../unreadable.js';

/** One element of an array or one line of NDJSON: the bytes `[start, end)`. `at` is where a line stops being JSON. */
export type JsonElement =
  | { readonly kind: 'value'; readonly value: unknown; readonly start: number; readonly end: number }
  | { readonly kind: 'broken'; readonly at: number; readonly start: number; readonly end: number };

type JsonObject = Readonly<Record<string, unknown>>;

/** Turns JSON objects into records. Their keys are columns; records may differ in which they have. */
export function recordsOf(file: TextFile, elements: readonly JsonElement[], wanted: Wanted): FileRecords {
  const shapes = new Shapes(wanted);
  const records = elements.map((element, index) => recordOf(file, shapes, element, elements[index - 1]));
  const objects = elements.filter(isObjectElement);
  const [first] = objects;
  if (first === undefined) return { records, findings: [], rules: null, timezone: null };

  const withKey = (key: string) => objects.find(({ value }) => Object.hasOwn(value, key)) ?? first;
  const naming = {
    names: shapes.names,
    read: shapes.read,
    place: (key?: string) => placeOfKey(file, key === undefined ? first : withKey(key), key),
  };
  const fatal = [...doubledKeys(file, shapes, objects), ...missingColumns(naming, wanted)];
  if (fatal.length > 0) throw new UnreadableInput(fatal);
  return { records, findings: misspeltColumns(naming, wanted), rules: null, timezone: null };
}

type ObjectElement = JsonElement & { readonly kind: 'value'; readonly value: JsonObject };

function isObjectElement(element: JsonElement): element is ObjectElement {
  return element.kind === 'value' && isObject(element.value);
}

/** Resolves each distinct list of keys once. */
class Shapes {
  readonly wanted: Wanted;
  readonly #bySignature = new Map<string, { names: readonly string[]; columns: Columns }>();

  constructor(wanted: Wanted) {
    this.wanted = wanted;
  }

  of(value: JsonObject): { readonly names: readonly string[]; readonly columns: Columns } {
    const names = Object.keys(value);
    const signature = JSON.stringify(names);
    const known = this.#bySignature.get(signature);
    if (known !== undefined) return known;
    const shape = { names, columns: resolveColumns(names, this.wanted.map) };
    this.#bySignature.set(signature, shape);
    return shape;
  }

  get names(): readonly string[] {
    return [...new Set([...this.#bySignature.values()].flatMap(({ names }) => names))];
  }

  /** Also what a record has under two names: it is not missing. */
  get read(): ReadonlySet<Field> {
    const columns = [...this.#bySignature.values()].map((shape) => shape.columns);
    return new Set(columns.flatMap((held) => [...heldFields(held), ...held.doubled.map(({ field }) => field)]));
  }
}

/** One finding a field, at the first record that has it under two names. */
function doubledKeys(file: TextFile, shapes: Shapes, objects: readonly ObjectElement[]): readonly Finding[] {
  const found = new Map<Field, Finding>();
  for (const element of objects) {
    const { names, columns } = shapes.of(element.value);
    for (const { field, indexes } of columns.doubled) {
      const doubled = indexes.map((index) => names[index] ?? '');
      if (!found.has(field))
        found.set(field, doubledColumn(field, doubled, shapes.wanted, placeOfKey(file, element, doubled[1])));
    }
  }
  return [...found.values()];
}

function placeOfKey(file: TextFile, { start, end }: JsonElement, key?: string): Place {
  if (key === undefined) return file.place(start, end);
  let place = { start, end };
  walkJson(file.bytes, start, (depth, name, from, to) => {
    if (depth === 1 && name === key) place = { start: from, end: to };
  });
  return file.place(place.start, place.end);
}

function recordOf(file: TextFile, shapes: Shapes, element: JsonElement, before: JsonElement | undefined): RawRecord {
  const source = file.source(element.start);
  const handle = handleOf(file, source, before);
  const setAside = (fault: Finding) =>
    new JsonRecord(file, element, { source, handle, keys: new Map(), values: {}, faults: [fault] });
  if (element.kind === 'broken') {
    const message = `the line is not JSON from column ${file.source(element.at).column} on`;
    return setAside(finding('BROKEN_JSON_LINE', { message, ...file.place(element.at, element.at + 1) }));
  }
  if (!isObjectElement(element)) {
    const message = 'the element is not an object with a time and a direction';
    return setAside(finding('NOT_A_RECORD', { message, ...file.place(element.start, element.end) }));
  }
  const { names, columns } = shapes.of(element.value);
  const direction = element.value[names[columns.indexOf.get('direction') ?? -1] ?? ''];
  const fields = fieldsOf(columns, typeof direction === 'string' ? direction : '');
  const keys = new Map([...fields].map(([field, index]) => [field, names[index] ?? ''] as const));
  const { values, faults } = read(file, element, keys);
  return new JsonRecord(file, element, { source, handle, keys, values: faults.length === 0 ? values : {}, faults });
}

/** Records may share a line; all but the first on it are told apart by their column. */
function handleOf(file: TextFile, { line, column }: SourceRef, before: JsonElement | undefined): string {
  const shared = before !== undefined && before.start >= file.lineStart(line);
  return shared ? `${file.name}:${line}:${column}` : `${file.name}:${line}`;
}

type Values = Partial<Record<Field, string>>;

function read(
  file: TextFile,
  element: ObjectElement,
  keys: ReadonlyMap<Field, string>,
): { values: Values; faults: Finding[] } {
  const values: Values = {};
  const faults: Finding[] = [];
  for (const [field, key] of keys) {
    const value = element.value[key];
    const text = textOf(value);
    if (text === null) {
      const message = `the field "${field}" is ${nameOf(value)}, not a text or a number`;
      faults.push(finding('NOT_A_RECORD', { message, ...placeOfKey(file, element, key) }));
    } else if (!file.utf8 && text.includes('\uFFFD')) {
      const message = `the field "${field}" holds bytes that are not UTF-8`;
      faults.push(finding('INVALID_UTF8', { message, ...placeOfKey(file, element, key) }));
    } else {
      const known = valueOf(text);
      if (known !== null) values[field] = known;
    }
  }
  return { values, faults };
}

/** Null for what no field can hold. Beyond 2^53 a JSON number has lost digits, so an id that long must be a text. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : null;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? 'a number too long to keep its digits' : `a ${typeof value}`;
}

interface Content {
  readonly source: SourceRef;
  readonly handle: string;
  readonly keys: ReadonlyMap<Field, string>;
  readonly values: Values;
  readonly faults: readonly Finding[];
}

class JsonRecord implements RawRecord {
  readonly source: SourceRef;
  readonly handle: string;
  readonly values: Values;
  readonly faults: readonly Finding[];
  readonly #file: TextFile;
  readonly #element: JsonElement;
  readonly #keys: ReadonlyMap<Field, string>;

  constructor(file: TextFile, element: JsonElement, { source, handle, keys, values, faults }: Content) {
    this.#file = file;
    this.#element = element;
    this.#keys = keys;
    this.source = source;
    this.handle = handle;
    this.values = values;
    this.faults = faults;
  }

  place(field?: Field): Place {
    const key = field === undefined ? undefined : this.#keys.get(field);
    return placeOfKey(this.#file, this.#element, key);
  }

  raw(): string {
    return this.#file.text(this.#element.start, this.#element.end);
  }
}
