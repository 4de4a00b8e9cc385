import { isObject } from '../../model/object.js';

export { isObject };

/** A JSON object whose every field may be missing or of another type than expected. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Keys and indexes from the root of a JSON value to one of its parts. */
export type Path = readonly (string | number)[];

/** The field, if it is an object. */
export function objectIn(object: JsonObject, key: string): JsonObject | null {
  const value = object[key];
  return isObject(value) ? value : null;
}

/** How many elements of an array field are no objects. */
export function othersIn(object: JsonObject, key: string): number {
  const value = object[key];
  return Array.isArray(value) ? value.filter((element) => !isObject(element)).length : 0;
}

/** The objects of an array field, each with its index; a lone object counts as an array of one. */
export function objectsIn(object: JsonObject, key: string): readonly (readonly [index: number, object: JsonObject])[] {
  const value = object[key];
  if (isObject(value)) return [[0, value]];
  if (!Array.isArray(value)) return [];
  const objects: [number, JsonObject][] = [];
  for (let index = 0; index < value.length; index++) {
    const element: unknown = value[index];
    if (isObject(element)) objects.push([index, element]);
  }
  return objects;
}

/** The field as a text; null when it is empty, absent or no scalar. Numbers keep their digits, or are none. */
export function textIn(object: JsonObject, key: string): string | null {
  const value = object[key];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/** The field as it is written, whatever it is; null when it is empty or absent. */
export function writtenIn(object: JsonObject, key: string): string | null {
  const value = object[key] ?? null;
  if (value === null || typeof value === 'string') return textIn(object, key);
  return JSON.stringify(value);
}

/** What to say where one of several fields is a number too long to keep its digits: what was written there is not known. */
export function lostDigits(object: JsonObject, keys: readonly string[]): string {
  const lost = keys.find((key) => typeof object[key] === 'number' && textIn(object, key) === null);
  return lost === undefined ? '' : `: ${lost} is a JSON number too long to keep its digits, and has to be a text`;
}

/** The first of several fields that says something. */
export function firstTextIn(object: JsonObject, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textIn(object, key);
    if (text !== null) return text;
  }
  return null;
}

/** All that several fields say. */
export function textsIn(object: JsonObject, keys: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const key of keys) {
    const text = textIn(object, key);
    if (text !== null) texts.push(text);
  }
  return texts;
}

/** A word of Meta's in one spelling: they come in either case, with hyphens or underscores. */
export function wordIn(object: JsonObject, key: string): string | null {
  return textIn(object, key)?.toLowerCase().replaceAll('-', '_') ?? null;
}
