import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { redact } from '../../src/redact/redact.js';
import type { FileIdentity } from '../../src/cli/io.js';
import { run } from './run.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'wa-window-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const LOG = 'fixtures/webhooks/posts.ndjson';

/** A file of the fixtures as the library redacts it. */
function expected(path: string, key = 'secret'): string {
  const keyed = (text: string): Uint8Array => createHmac('sha256', key).update(text).digest();
  return Buffer.from(redact({ name: path, bytes: readFileSync(path) }, keyed).bytes).toString();
}

test('the result goes to standard output, how much was replaced to standard error', async () => {
  expect(await run(['redact', LOG, '--key', 'secret'])).toEqual({
    stdout: expected(LOG),
    stderr: 'Replaced 32 numbers, 2 names, 3 texts and 20 ids.\n',
    exitCode: 0,
  });
});

test('the key may come from a file or the environment; without any it is random, and said to be', async () => {
  writeFileSync(join(folder, 'key.txt'), 'secret\n');
  const fromFile = await run(['redact', LOG, '--key-file', join(folder, 'key.txt')]);
  const fromVariable = await run(['redact', LOG], { env: { WA_WINDOW_KEY: 'secret' } });
  const random = await run(['redact', LOG]);
  expect(fromFile.stdout).toBe(expected(LOG));
  expect(fromVariable.stdout).toBe(expected(LOG));
  expect(random.stdout).not.toBe((await run(['redact', LOG])).stdout);
  expect(random.stderr).toContain('No key was given, so a random one was used');
});

test('standard input is read, packed or not, and in pieces of any size', async () => {
  const packed = gzipSync(readFileSync(LOG));
  async function* bytes() {
    for (const byte of packed) yield await Promise.resolve(Buffer.from([byte]));
  }
  const { stdout } = await run(['redact', '-', '--key', 'secret'], { stdin: bytes() });
  expect(stdout).toBe(expected(LOG));
});

test('a log larger than a piece is redacted piece by piece, with a value of several lines in it', async () => {
  const line = readFileSync(LOG, 'utf8').split('\n')[0] ?? '';
  const printed = JSON.stringify(JSON.parse(line), null, 2);
  const log = `${line}\n`.repeat(2600) + `${printed}\n`.repeat(300) + `${line}\n{"broken": `;
  writeFileSync(join(folder, 'log.ndjson'), log);
  const { stdout } = await run(['redact', join(folder, 'log.ndjson'), '--key', 'secret']);
  expect(stdout).toBe(expected(join(folder, 'log.ndjson')));
});

test('a file is written whole, and neither the log nor the key is ever overwritten', async () => {
  const [log, key, output] = ['log.ndjson', 'key.txt', 'shared.ndjson'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(log, readFileSync(LOG));
  writeFileSync(key, 'secret');
  expect((await run(['redact', log, '--key-file', key, '--output', output])).exitCode).toBe(0);
  expect(readFileSync(output, 'utf8')).toBe(expected(LOG));
  expect((await run(['redact', log, '--key-file', key, '--output', log])).exitCode).toBe(2);
  expect((await run(['redact', log, '--key-file', key, '--output', key])).exitCode).toBe(2);
  const stdinFile: FileIdentity = statSync(log, { bigint: true });
  expect((await run(['redact', '-', '--key', 'secret', '--output', log], { stdinFile })).exitCode).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['key.txt', 'log.ndjson', 'shared.ndjson']);
  expect(readFileSync(log)).toEqual(readFileSync(LOG));
});

test.each([
  [['redact'], 2, "missing required argument 'file'"],
  [['redact', LOG, '--key', ''], 2, '--key: the key is empty'],
  [['redact', LOG, '--key', 'a', '--key-file', 'b'], 2, '--key and --key-file both give a key'],
  [['redact', LOG, '--key-file', 'missing.txt'], 3, 'there is no file missing.txt. Check the path'],
  [['redact', 'missing.ndjson'], 3, 'FILE_NOT_FOUND'],
  [['redact', 'fixtures/*.csv'], 3, 'Name one file: wildcards are not expanded here.'],
  [['redact', 'src'], 3, 'IS_DIRECTORY'],
  [['redact', 'fixtures/broken/broken-gzip.csv.gz'], 3, 'BROKEN_GZIP'],
  [['redact', 'fixtures/broken/missing-column.csv'], 3, 'MISSING_COLUMN'],
] as const)('%j: exit code %i, and standard error says why', async (args, exitCode, why) => {
  const ran = await run(args);
  expect(ran).toMatchObject({ exitCode, stdout: '' });
  expect(ran.stderr).toContain(why);
});
