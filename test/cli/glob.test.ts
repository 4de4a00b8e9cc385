import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expand } from '../../src/cli/glob.js';
import { temporaryFolder } from '../temporaryFolder.js';

const folder = temporaryFolder();
for (const name of ['b.csv', 'a.csv', 'a1.csv', '.hidden.csv', 'a.json', 'a+b.csv', 'axb.csv']) {
  writeFileSync(join(folder, name), '');
}

const ROWS: readonly [string, readonly string[]][] = [
  ['*.csv', ['a+b.csv', 'a.csv', 'a1.csv', 'axb.csv', 'b.csv']],
  ['?.csv', ['a.csv', 'b.csv']],
  ['a?.csv', ['a1.csv']],
  ['a+*.csv', ['a+b.csv']],
  ['.*.csv', ['.hidden.csv']],
  ['*.xml', []],
  ['nowhere/*.csv', []],
];

test.each(ROWS)('%s', async (pattern, expected) => {
  expect(await expand(pattern, folder)).toEqual(expected);
});
