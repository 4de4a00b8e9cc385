import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.js';

const LATIN = Buffer.from('timeline: log.csv\nrules: cbp-2023 # caf\u00e9\n', 'latin1');
const FAULT = 'a.yaml:2:22: this is not UTF-8. Save the file as UTF-8.\n';

/** [the command line, what it prints] */
const ROWS: readonly [readonly string[], string][] = [
  [
    ['verify', 'a.yaml', '--update'],
    'FAIL  a.yaml could not be judged\n\n0 passed of 0 cases in 1 file; 1 file could not be judged.\n',
  ],
  [['simulate', 'log.csv', '--config', 'a.yaml'], ''],
  [['simulate', 'log.csv', '--rules', 'a.yaml'], ''],
];

test.each(ROWS)('%j: a document that is not UTF-8 is refused, and left as it is', async (args, stdout) => {
  const folder = mkdtempSync(join(tmpdir(), 'latin-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.yaml'), LATIN);
  writeFileSync(join(folder, 'log.csv'), 'hour,direction,type\n0,inbound,text\n');
  expect(await run(args, { cwd: folder })).toEqual({ stdout, stderr: FAULT, exitCode: 3 });
  expect(readFileSync(join(folder, 'a.yaml'))).toEqual(LATIN);
});
