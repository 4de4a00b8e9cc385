import { z } from 'zod';

/** A place in a document where it is not what its schema says. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** A key that is not known, and the keys that are known beside it. */
  readonly unknownKey: { readonly key: string; readonly known: readonly string[] } | null;
  /** The words that may stand there instead; empty where it is no matter of words. */
  readonly words: readonly string[];
  /** Nothing but a text may stand there. */
  readonly isText: boolean;
}

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** `cases #1.at`: of a list, items count from 1. */
export function pathText(path: Problem['path']): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text} #${String(step + 1)}`;
    return text === '' ? step : `${text}.${step === '' ? '""' : step}`;
  }, '');
}

/** Everything that keeps `value` from being the document; empty when nothing does. */
export function problemsOf(schema: z.ZodType, value: unknown): readonly Problem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsIn(issue, [], schema));
}

function problemsIn(issue: Issue, before: Path, schema: z.ZodType): readonly Problem[] {
  const path = [...before, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key "${key}"`,
      unknownKey: { key, known },
      words: [],
      isText: false,
    }));
  }
  const meant = issue.code === 'invalid_union' ? issue.errors.find(fitsAtItsRoot) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => problemsIn(inner, path, schema));
  const isText = issue.code === 'invalid_type' && issue.expected === 'string';
  return [{ path, message: messageOf(issue), unknownKey: null, words: wordsOf(issue), isText }];
}

/** The alternative that was meant: of the right kind, and wrong only further in. */
function fitsAtItsRoot(issues: readonly Issue[]): boolean {
  return issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys');
}

const MISSING = 'it is missing';

/** In words for people: a schema speaks of strings and objects. */
function messageOf(issue: Issue): string {
  // A key is judged as a value is, and what is wrong with it stands inside.
  const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
  if (inner !== undefined) return messageOf(inner);
  if (issue.code !== 'invalid_union') {
    const wanted = wantedBy(issue);
    return wanted.length === 0 ? issue.message : isMissing(issue) ? MISSING : `expected ${oneOf(wanted)}`;
  }
  const firsts = issue.errors.flatMap(([first]) => first ?? []);
  if (firsts.length > 0 && firsts.every(isMissing)) return MISSING;
  // What is of the right kind has a fault of its own.
  const own = firsts.find((first) => wantedBy(first).length === 0);
  return own?.message ?? `expected ${oneOf([...new Set(firsts.flatMap(wantedBy))])}`;
}

function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'null',
};

/** What may stand there instead; empty where the schema has words of its own for it. */
function wantedBy(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_type') return [KINDS[issue.expected] ?? issue.expected];
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'too_small' && issue.origin === 'number') return [`a number from ${String(issue.minimum)} on`];
  if (issue.code === 'too_small' && issue.origin === 'array') return [`a list of ${String(issue.minimum)} or more`];
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return [];
  const length = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  return issue.origin === 'string' && issue.exact === true ? [`${String(length)} letters`] : [];
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function wordsOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flatMap((issues) => issues.flatMap(wordsOf));
  return issue.code === 'invalid_value' ? issue.values.map(String) : [];
}

function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  let places = alternatives(schema);
  for (const step of path) places = places.flatMap((place) => alternatives(inside(place, step)));
  return [...new Set(places.flatMap(keysOf))];
}

function inside(place: z.ZodType, step: string | number): z.ZodType | undefined {
  if (place instanceof z.ZodObject) return (place.shape as Record<string, z.ZodType>)[String(step)];
  if (place instanceof z.ZodArray) return typeof step === 'number' ? (place.element as z.ZodType) : undefined;
  return place instanceof z.ZodRecord ? (place.valueType as z.ZodType) : undefined;
}

function keysOf(place: z.ZodType): readonly string[] {
  if (place instanceof z.ZodObject) return Object.keys(place.shape);
  const keys = place instanceof z.ZodRecord ? (place.keyType as z.ZodType) : null;
  return keys instanceof z.ZodEnum ? keys.options.map(String) : [];
}

function alternatives(schema: z.ZodType | undefined): readonly z.ZodType[] {
  if (schema === undefined) return [];
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return alternatives(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]).flatMap(alternatives) : [schema];
}
