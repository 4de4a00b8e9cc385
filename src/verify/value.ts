/** What was expected and what there is, in the words of an expectation file. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Maps are the same in any order of their keys; lists are not. */
export function same(a: Value, b: Value): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => same(item, b[index] ?? null));
  if (!isMap(a)) return a === b;
  if (!isMap(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key] ?? null, b[key] ?? null))
  );
}

/** The map without what is undefined. */
export function mapOf(entries: Readonly<Record<string, Value | undefined>>): { readonly [key: string]: Value } {
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

/** As it is written in a file, on one line. Values that differ are written differently. */
export function written(value: Value): string {
  if (isList(value)) return `[${value.map(written).join(', ')}]`;
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${written(key)}: ${written(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' && needsQuotes(value) ? JSON.stringify(value) : String(value);
}

const PLAIN = /^[\p{L}\d+._/][\p{L}\d +._/:@%-]*$/u;
const NUMBER_LIKE = /^[+.]?(\d[\d._]*(e[+-]?\d+)?|0[xo].*|inf|nan)$/i;
const WORDS = /^(true|false|null|yes|no|on|off)$/i;

/** Whether YAML would read the text as something else than itself. */
function needsQuotes(text: string): boolean {
  return !PLAIN.test(text) || /: |[: ]$/.test(text) || NUMBER_LIKE.test(text) || WORDS.test(text);
}
