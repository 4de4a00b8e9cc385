import { z } from 'zod';

const counted = z.array(z.tuple([z.int().nonnegative(), z.int().positive()]));
const entry = z.tuple([z.number(), z.string(), z.string().nullable(), z.int().nonnegative()]);
const tally = z.strictObject({
  counts: counted,
  allowances: z.array(
    z.strictObject({
      scope: z.string(),
      units: z.int().nonnegative(),
      type: z.string(),
      rule: z.string(),
      taken: z.array(entry),
    }),
  ),
});
/** What `simulate --partial` writes: the counts of some pairs of a log. */
const document = z.strictObject({
  schema: z.literal('wa-window/part@1'),
  version: z.string(),
  options: z.record(z.string(), z.unknown()),
  idHorizon: z.number().nonnegative(),
  /** What alike charges have in common; tallies name them by their place here. */
  keys: z.array(z.record(z.string(), z.unknown())),
  all: tally,
  sure: tally,
  counts: z.record(z.string(), z.unknown()),
  pairs: z.base64(),
  contacts: z.base64(),
});
export type PartDocument = z.infer<typeof document>;

/** Null where the text is no part. */
export function partDocument(text: string): PartDocument | null {
  const { success, data } = document.safeParse(parsed(text));
  return success ? data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
