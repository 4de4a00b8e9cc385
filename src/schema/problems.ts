import { z } from 'zod';

/** A place in a document where it is not what its schema says. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** A key that is not known, and the keys that are known beside it. */
  readonly unknownKey: { readonly key: string; readonly known: readonly string[] } | null;
}

/** Everything that keeps `value` from being the document; empty when nothing does. */
export function problemsOf(schema: z.ZodType, value: unknown): readonly Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue): readonly Problem[] => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message, unknownKey: null }];
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key "${key}"`,
      unknownKey: { key, known },
    }));
  });
}

function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): readonly string[] {
  let place: z.ZodType = unwrapped(schema);
  for (const step of path) {
    if (place instanceof z.ZodObject) place = unwrapped((place.shape as Record<string, z.ZodType>)[String(step)]);
    else if (place instanceof z.ZodArray) place = unwrapped(place.element as z.ZodType);
    else if (place instanceof z.ZodRecord) place = unwrapped(place.valueType as z.ZodType);
  }
  return place instanceof z.ZodObject ? Object.keys(place.shape) : [];
}

function unwrapped(schema: z.ZodType | undefined): z.ZodType {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap() as z.ZodType);
  return schema ?? z.unknown();
}
