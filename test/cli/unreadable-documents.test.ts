import { expect, test } from 'vitest';
import { run } from './run.js';

const LOG = 'fixtures/hour-0-26.csv';
const MISSING = 'there is no file no/such.yaml. Check the path and the working directory.\n';
const DIRECTORY = 'fixtures/rates is a directory. Name a file in it.\n';

/** [the command line, what it says] */
const ROWS: readonly [readonly string[], string][] = [
  [['simulate', LOG, '--config', 'no/such.yaml'], MISSING],
  [['simulate', LOG, '--config', 'fixtures/rates'], DIRECTORY],
  [['simulate', LOG, '--rules', 'no/such.yaml'], MISSING],
  [['simulate', LOG, '--rules', 'fixtures/rates'], DIRECTORY],
  [['simulate', LOG, '--rates', 'no/such.yaml'], MISSING],
  [['simulate', LOG, '--rates', 'fixtures/rates'], DIRECTORY],
  [['rates', 'import', 'no/such.yaml', '--output', '-'], MISSING],
  [['rates', 'import', 'fixtures/rates', '--output', '-'], DIRECTORY],
  [['redact', LOG, '--key-file', 'no/such.yaml'], MISSING],
  [['redact', LOG, '--key-file', 'fixtures/rates'], DIRECTORY],
];

test.each(ROWS)('%j: a document that cannot be read is told in the same words everywhere', async (args, stderr) => {
  expect(await run(args)).toEqual({ stdout: '', stderr, exitCode: 3 });
});
