import { z } from 'zod';

/** A place in a document where it is not what its schema says. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** A key that is not known, and the keys that are known beside it. */
  readonly unknownKey: { readonly key: string; readonly known: readonly string[] } | null;
  /** The words that may stand there instead; empty where it is no matter of words. */
  readonly words: readonly string[];
}

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

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
    }));
  }
  const meant = issue.code === 'invalid_union' ? issue.errors.find(fitsAtItsRoot) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => problemsIn(inner, path, schema));
  return [{ path, message: messageOf(issue), unknownKey: null, words: wordsOf(issue) }];
}

/** The alternative that was meant: of the right kind, and wrong only further in. */
function fitsAtItsRoot(issues: readonly Issue[]): boolean {
  return issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys');
}

function messageOf(issue: Issue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const expected = issue.errors.flatMap(([first]) => (first === undefined ? [] : [expectationOf(first)]));
  return expected.length === 0 ? issue.message : `Invalid input: expected ${[...new Set(expected)].join(' or ')}`;
}

function expectationOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.expected === 'object' ? 'a map' : issue.expected;
  return messageOf(issue).replace(/^.*expected (one of )?/, '');
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
