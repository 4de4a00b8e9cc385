import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run, words } from './run.js';

const cwd = mkdtempSync(join(tmpdir(), 'wa-window-test-'));
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

function file(name: string, ...lines: readonly string[]): void {
  writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);
}

const USED = [
  'portfolios: { shop: ours }',
  'used:',
  '  allowances:',
  '    - { owner: "+31201111111", month: 2026-10, units: 1 }',
  '    - month: 2026-10',
  '      owner: "+31201111112"',
  '      units: 2',
  '  tiers:',
  '    - { portfolio: our, market: Netherlands, category: utility, month: 2026-10, units: 3 }',
];
const HEADER = 'time,contact,number,account,direction,type,category';
const ROWS = [
  '2026-10-05T10:00:00Z,+31612345678,+31201111111,shop,in,text,',
  '2026-10-05T11:00:00Z,+31612345678,+31201111111,shop,out,text,',
  '2026-10-05T12:00:00Z,+31612345679,+31201111111,shop,out,template,utility',
];
file('log.csv', HEADER, ...ROWS);
file('shop.yaml', ...USED);
file('lower.yaml', '# The same, one line further down.', ...USED);
file('cases.yaml', 'timeline: log.csv', ...USED, 'cases: [{ name: x, at: end, expect: { findings: [] } }]');

/** [a command line, what it is told of units of nobody: those of the list, and those of the tiers] */
const COMMANDS: readonly [string, readonly string[]][] = [
  ['--config shop.yaml simulate log.csv', ['shop.yaml:6:14', 'shop.yaml:9:20']],
  ['--config shop.yaml simulate log.csv --summary --jobs 1', ['shop.yaml:6:14', 'shop.yaml:9:20']],
  ['--config lower.yaml compare log.csv --rules auto --rules pmp-2025', ['lower.yaml:7:14', 'lower.yaml:10:20']],
];

test.each(COMMANDS)('%s', async (line, places) => {
  const { stderr } = await run(words(line), { cwd });
  expect(placesIn(stderr)).toEqual(places);
});

test('an expectation file that says it itself is the place', async () => {
  const { stdout } = await run(['verify', 'cases.yaml', '--format', 'json'], { cwd });
  const { files } = JSON.parse(stdout) as { readonly files: readonly { readonly findings: readonly object[] }[] };
  expect(files[0]?.findings).toMatchObject([
    { code: 'UNKNOWN_OWNER', source: { file: 'cases.yaml', line: 7, column: 14 } },
    { code: 'UNKNOWN_OWNER', source: { file: 'cases.yaml', line: 10, column: 20 } },
  ]);
});

test('parts are of one log wherever their configuration says the same', async () => {
  file('one.csv', HEADER, ...ROWS.slice(0, 2));
  file('two.csv', HEADER, ...ROWS.slice(2));
  await run(words('--config shop.yaml simulate one.csv --summary --partial one.json'), { cwd });
  await run(words('--config lower.yaml simulate two.csv --summary --partial two.json'), { cwd });
  const { stderr, exitCode } = await run(words('merge one.json two.json'), { cwd });
  expect(placesIn(stderr)).toEqual(['shop.yaml:6:14', 'shop.yaml:9:20']);
  expect(exitCode).toBe(0);
});

function placesIn(stderr: string): readonly string[] {
  return stderr.split('\n').flatMap((line) => /^(\S+): warning: .* \[UNKNOWN_OWNER\]$/.exec(line)?.[1] ?? []);
}
