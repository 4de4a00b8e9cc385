import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './run.js';

const cwd = mkdtempSync(join(tmpdir(), 'wa-window-test-'));
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const LOG = [
  'time,contact,number,direction,type,category',
  '2026-10-05T10:00:00Z,+31612345678,+31201111111,in,text,',
  '2026-10-05T11:00:00Z,+31612345678,+31201111111,out,text,',
  '2026-10-05T12:00:00Z,+31612345678,+31201111111,out,text,',
  '',
].join('\n');

writeFileSync(join(cwd, 'log.csv'), LOG);
copyFileSync('fixtures/rules/day-window.yaml', join(cwd, 'rules.yaml'));
copyFileSync('fixtures/rates/message.csv', join(cwd, 'download.csv'));
copyFileSync('fixtures/audit/shop.ndjson', join(cwd, 'shop.ndjson'));
copyFileSync('fixtures/expectations/hour-0-10.yaml', join(cwd, 'cases.yaml'));
copyFileSync('fixtures/hour-0-10.csv', join(cwd, 'hour-0-10.csv'));
writeFileSync(join(cwd, 'shop.yaml'), 'currency: EUR\n');
await run(['rates', 'import', 'download.csv', '--output', 'card.json'], { cwd });

/** Each command with the file that it would overwrite. */
test.each([
  [['simulate', 'log.csv', '--rates', 'card.json', '--output', 'card.json'], 'card.json'],
  [['simulate', 'log.csv', '--rates', 'card.json', '--summary', '--partial', 'card.json'], 'card.json'],
  [['simulate', 'log.csv', '--rules', './rules.yaml', '--rejects', 'rules.yaml'], 'rules.yaml'],
  [['--config', 'shop.yaml', 'simulate', 'log.csv', '--output', 'shop.yaml'], 'shop.yaml'],
  [['--config', 'shop.yaml', 'audit', 'shop.ndjson', '--output', 'shop.yaml'], 'shop.yaml'],
  [['--config', 'shop.yaml', 'verify', 'cases.yaml', '--report', 'junit=shop.yaml'], 'shop.yaml'],
  [['rates', 'import', 'download.csv', '--output', 'download.csv'], 'download.csv'],
])('%j leaves %s as it is', async (args, file) => {
  const before = readFileSync(join(cwd, file), 'utf8');
  const { exitCode, stderr } = await run(args, { cwd });
  expect(stderr).toContain(`${file} is an input, and inputs are never overwritten`);
  expect(exitCode).toBe(2);
  expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
});

/** All that is wrong, each at its place. */
test('what a configuration says of zones, rules, countries and markets has to exist', async () => {
  const lines = ['timezone: Mars/X', 'rules: cbp-2025', 'home_country: XX', 'used:', '  tiers:'];
  const tier = '    - { market: Brasil, category: utility, month: 2026-10, units: 1 }';
  writeFileSync(join(cwd, 'wrong.yaml'), [...lines, tier, ''].join('\n'));
  const { exitCode, stderr } = await run(['--config', 'wrong.yaml', 'simulate', 'log.csv'], { cwd });
  expect(stderr.trimEnd().split('\n')).toEqual([
    'wrong.yaml:1:11: timezone: there is no time zone "Mars/X"',
    'wrong.yaml:2:8: rules: there is no rule set "cbp-2025". Did you mean cbp-2022?',
    'wrong.yaml:3:15: home_country: "XX" is no country with phone numbers; write its two letters, such as BR',
    'wrong.yaml:6:17: used.tiers #1.market: there is no market "Brasil". Did you mean Brazil?',
  ]);
  expect(exitCode).toBe(3);
});

test('a month is one of a calendar', async () => {
  writeFileSync(join(cwd, 'wrong.yaml'), 'used: { allowances: [{ owner: a, month: 2026-13, units: 1 }] }\n');
  const { exitCode, stderr } = await run(['--config', 'wrong.yaml', 'simulate', 'log.csv'], { cwd });
  expect(stderr).toContain('used.allowances #1.month: a month is written as 2026-10');
  expect(exitCode).toBe(3);
});

test('units of a number that the log does not hold are told of, and the run goes on', async () => {
  writeFileSync(
    join(cwd, 'typo.yaml'),
    'timezone: UTC\nused: { allowances: [{ owner: "+31 20 111 1112", month: 2026-10, units: 999 }] }\n',
  );
  const { exitCode, stderr } = await run(['--config', 'typo.yaml', 'simulate', 'log.csv', '--summary'], { cwd });
  expect(stderr).toContain(
    'typo.yaml:2:31: warning: 999 units of 2026-10 are said to be used by +31 20 111 1112 (used.allowances), and the log has no number of ' +
      'that name: it has +31201111111 [UNKNOWN_OWNER]',
  );
  expect(exitCode).toBe(0);
});

/** 999 of 1,000 units are used: the second of the two service messages is charged. */
test.each(['+31201111111', '+31 20 111 1111', '0031201111111', '31201111111'])(
  'the number %s of a configuration is that of the log',
  async (number) => {
    const used = `used: { allowances: [{ owner: "${number}", month: 2026-10, units: 999 }] }`;
    writeFileSync(join(cwd, 'used.yaml'), `numbers: { "${number}": { account: shop } }\n${used}\n`);
    const args = ['--config', 'used.yaml', 'simulate', 'log.csv', '--format', 'json'];
    const { stdout } = await run(args, { cwd });
    const { totals, charges } = JSON.parse(stdout) as {
      readonly totals: { readonly cost: { readonly amount: string } };
      readonly charges: readonly { readonly account: string }[];
    };
    expect(totals.cost.amount).toBe('0.0500');
    expect(charges.map(({ account }) => account)).toEqual(['shop', 'shop']);
  },
);
