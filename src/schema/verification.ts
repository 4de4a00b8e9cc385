import { z } from 'zod';
import { finding } from './run.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const value: z.ZodType<Json> = z.json().describe('In the words of an expectation file.');
const line = z.int().describe('Of the expectation file; lines and columns count from 1.');

const why = z.strictObject({ title: z.string(), sentences: z.array(z.string()) });

const common = {
  assertion: z.string().describe('The key of the expectation, or the part of the case or file that is at fault.'),
  line,
  column: z.int(),
  updated: z.boolean().describe('--update: the file now says what there is.'),
  why: why.nullable().describe('The chain behind a wrong outcome, as explain tells it.'),
  lookCloser: z.string().nullable().describe('A command line that shows more.'),
};

const failure = z.union([
  z
    .strictObject({
      ...common,
      expected: value,
      got: value,
      diff: z
        .array(z.strictObject({ side: z.enum(['both', 'expected', 'got']), text: z.string() }))
        .describe('Line by line.'),
    })
    .describe('The outcome differs.'),
  z.strictObject({ ...common, message: z.string() }).describe('It cannot be judged.'),
]);

const verifiedCase = z.strictObject({
  name: z.string(),
  at: z.string().nullable().describe('As it is written; null where the file itself is meant.'),
  contact: z.string().nullable(),
  line,
  state: z.enum(['passed', 'failed', 'updated']).describe('updated: every failure was, and so it fails no more.'),
  failures: z.array(failure).describe('Empty: it passed.'),
});

const verificationDocument = z
  .strictObject({
    schema: z.literal('wa-window/verification@1'),
    totals: z.strictObject({
      passed: z.int(),
      failed: z.int(),
      updated: z.int(),
      unreadable: z.int().describe('Files that could not be judged.'),
      notRun: z.int().describe('Cases left alone after the first failure (--fail-fast).'),
    }),
    files: z.array(
      z.strictObject({
        file: z.string(),
        state: z.enum(['judged', 'unreadable']).describe('unreadable: the file or its timeline could not be read.'),
        faults: z.array(z.string()).describe('What keeps it from being judged, a line a fault.'),
        cases: z.array(verifiedCase),
        findings: z.array(finding).describe('What was found in its timeline; of one that could not be read, faults.'),
      }),
    ),
  })
  .describe('What verify --format json prints.');

export type VerificationDocument = z.infer<typeof verificationDocument>;

/** The JSON Schema of what `verify --format json` prints, `wa-window/verification@1`. */
export function verificationSchema() {
  return z.toJSONSchema(verificationDocument);
}

export function parseVerificationDocument(document: unknown): VerificationDocument {
  return verificationDocument.parse(document);
}
