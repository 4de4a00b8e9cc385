/** A JSON object whose every field may be missing or of another type than expected. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Keys and indexes from the root of a JSON value to one of its parts. */
export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field, if it is an object. */
export function objectIn(object: JsonObject, key: string): JsonObject | null {
  const value = object[key];
  return isObject(value) ? value : null;
}

/** The objects of an array field, each with its index; a lone object counts as an array of one. */
export function objectsIn(object: JsonObject, key: string): readonly (readonly [index: number, object: JsonObject])[] {
  const value = object[key];
  if (isObject(value)) return [[0, value]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((element: unknown, index) => (isObject(element) ? [[index, element] as const] : []));
}

/** The field as a text; null when it is empty, absent or no scalar. Numbers keep their digits, or are none. */
export function textIn(object: JsonObject, key: string): string | null {
  const value = object[key];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
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
  return keys.flatMap((key) => textIn(object, key) ?? []);
}

/** A word of Meta's in one spelling: they come in either case, with hyphens or underscores. */
export function wordIn(object: JsonObject, key: string): string | null {
  return textIn(object, key)?.toLowerCase().replaceAll('-', '_') ?? null;
}
