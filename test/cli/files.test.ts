import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../../src/cli/files.js';
import type { Io } from '../../src/cli/io.js';
import { UnreadableInput } from '../../src/input/unreadable.js';
import { temporaryFolder } from '../temporaryFolder.js';

const folder = temporaryFolder();
mkdirSync(join(folder, 'logs'));
for (const name of ['logs/b.csv', 'logs/a.csv', 'a*.csv', 'ab.csv'])
  writeFileSync(join(folder, name), `bytes of ${name}`);
linkSync(join(folder, 'ab.csv'), join(folder, 'same.csv'));

const io = { cwd: folder } as Io;

async function named(...names: string[]): Promise<readonly string[]> {
  return (await readSources(names, io)).sources.map(({ name, bytes }) => `${name}: ${Buffer.from(bytes).toString()}`);
}

test('files in the order they are named', async () => {
  expect(await named('logs/b.csv', 'ab.csv')).toEqual(['logs/b.csv: bytes of logs/b.csv', 'ab.csv: bytes of ab.csv']);
});

test('a pattern that the shell left alone, in order of names', async () => {
  expect(await named('logs/*.csv')).toEqual(['logs/a.csv: bytes of logs/a.csv', 'logs/b.csv: bytes of logs/b.csv']);
});

test('a file whose name looks like a pattern is meant itself', async () => {
  expect(await named('a*.csv')).toEqual(['a*.csv: bytes of a*.csv']);
});

test('one file under two names is one input too many', async () => {
  await expect(named('ab.csv', 'same.csv')).rejects.toThrow('same.csv is given twice. Name each input once.');
  await expect(named('logs/a.csv', 'logs/*.csv')).rejects.toThrow('logs/a.csv is given twice. Name each input once.');
});

test('a pattern in a folder finds nothing, and is told why', async () => {
  const error = await named('log*/a.csv', '*/*.csv').catch((caught: unknown) => caught);
  expect((error as UnreadableInput).findings.map(({ message, remedy }) => `${message}. ${remedy}`)).toEqual([
    'there is no file log*/a.csv. Wildcards count in the file name alone, not in its folders.',
    'no file matches */*.csv. Wildcards count in the file name alone, not in its folders.',
  ]);
});

test('everything that cannot be opened is told at once', async () => {
  const error = await named('none.csv', 'logs', 'ab.csv', 'ab.csv/x.csv', 'x*.csv').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnreadableInput);
  expect((error as UnreadableInput).findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'FILE_NOT_FOUND: there is no file none.csv',
    'IS_DIRECTORY: logs is a directory',
    'FILE_NOT_FOUND: there is no file ab.csv/x.csv',
    'FILE_NOT_FOUND: no file matches x*.csv',
  ]);
});
