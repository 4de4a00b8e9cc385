import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expand } from '../../src/cli/glob.js';

const folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
afterAll(() => rmSync(folder, { recursive: true }));
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
