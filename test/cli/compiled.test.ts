import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiled, keptBeside } from '../../src/cli/compiled.js';
import { temporaryFolder } from '../temporaryFolder.js';

const folder = temporaryFolder();

interface Program {
  readonly name: () => string;
}

/** Another one each time: V8 remembers in one process what it has compiled. */
function fileOf(name: string): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(
    file,
    `const { basename } = require('node:path'); exports.name = () => basename(__filename); // ${name}\n`,
  );
  return file;
}

/** What another process compiles of a file. */
function compiledElsewhere(file: string): Buffer {
  const program = `
    const { readFileSync } = require('node:fs');
    const script = new (require('node:vm').Script)(require('node:module').wrap(readFileSync(${JSON.stringify(file)}, 'utf8')));
    process.stdout.write(script.createCachedData());`;
  return execFileSync(process.execPath, ['-e', program], { env: {} });
}

test('a file is run as require runs it', () => {
  const { exports, script } = compiled<Program>(fileOf('alone'));
  expect(exports.name()).toBe('alone.cjs');
  expect(script.cachedDataRejected).toBeUndefined();
});

test('what was compiled of it is taken', () => {
  const file = fileOf('kept');
  writeFileSync(keptBeside(file), compiledElsewhere(file));
  const { exports, script } = compiled<Program>(file);
  expect(script.cachedDataRejected).toBe(false);
  expect(exports.name()).toBe('kept.cjs');
});

test.each([
  ['is of another version of V8', 'of-another-version', () => Buffer.from('not of this version')],
  ['is of another file', 'of-another-file', () => compiledElsewhere(fileOf('another'))],
  ['is empty', 'empty', () => Buffer.alloc(0)],
])('what %s is not taken, and costs nothing but time', (_, name, kept) => {
  const file = fileOf(name);
  writeFileSync(keptBeside(file), kept());
  const { exports, script } = compiled<Program>(file);
  expect(script.cachedDataRejected).toBe(true);
  expect(exports.name()).toBe(`${name}.cjs`);
});
