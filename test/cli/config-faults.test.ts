import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  writeFileSync(join(folder, 'log.csv'), 'time,contact,direction,type\n2026-11-01T10:00:00Z,anna,inbound,text\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** [what cannot be meant, the configuration, what is said of it] */
const ROWS: readonly [string, string, string][] = [
  [
    'a currency without a card',
    'timezone: UTC\ncurrency: XXX\n',
    'wa-window.yaml:2:11: currency: no rate card in XXX: there are cards in ',
  ],
  [
    'a time that is none',
    'authentication_international:\n  start_time: soon\n',
    'wa-window.yaml:2:15: authentication_international.start_time: soon is no instant; write 2026-10-01T00:00:00Z',
  ],
  ['a field that is none', 'map: { tiem: sent_on }\n', 'wa-window.yaml:1:6: map: '],
  ['one of a send log', 'map_sends: { ide: sid }\n', 'wa-window.yaml:1:12: map_sends: '],
  [
    'a field that is not read of a send log',
    'map_sends: { status: State }\n',
    'wa-window.yaml:1:12: map_sends: "status" is not read of a send log; its fields are time, contact, type, category,',
  ],
  [
    'an account without a name',
    'numbers: { "+31201111111": { account: "" } }\n',
    'wa-window.yaml:1:39: numbers.+31201111111.account: expected a name that is not empty',
  ],
  [
    'a number that is none',
    'numbers: { "": { account: shop } }\n',
    'wa-window.yaml:1:16: numbers."": expected a name that is not empty',
  ],
  [
    'the portfolio of an account without a name',
    'portfolios: { "": shop }\n',
    'wa-window.yaml:1:19: portfolios."": expected a name that is not empty',
  ],
  [
    'units that an owner without a name has used',
    'used: { allowances: [{ owner: " ", month: 2026-10, units: 1 }] }\n',
    'wa-window.yaml:1:31: used.allowances #1.owner: expected a name that is not empty',
  ],
  [
    'a country that is not two letters',
    'authentication_international: { start_time: 2026-10-01T00:00:00Z, exception_countries: { BRA: 2026-10-01T00:00:00Z } }\n',
    'wa-window.yaml:1:95: authentication_international.exception_countries.BRA: expected 2 letters',
  ],
];

test.each(ROWS)('%s is an invalid configuration, told at its place', async (_, config, said) => {
  writeFileSync(join(folder, 'wa-window.yaml'), config);
  const { stdout, stderr, exitCode } = await run(['simulate', 'log.csv', '--summary'], { cwd: folder });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  expect(stderr.slice(0, said.length)).toBe(said);
});

test('the command line overrides a currency, and case does not matter', async () => {
  writeFileSync(join(folder, 'wa-window.yaml'), 'currency: XXX\n');
  const overridden = await run(['simulate', 'log.csv', '--currency', 'USD'], { cwd: folder });
  expect(overridden.exitCode).toBe(0);
  writeFileSync(join(folder, 'wa-window.yaml'), 'currency: usd\n');
  expect(await run(['simulate', 'log.csv'], { cwd: folder })).toMatchObject({ stderr: '', exitCode: 0 });
});

test('the columns of a send log may be named, and the command line overrides them', async () => {
  writeFileSync(join(folder, 'wa-window.yaml'), 'map_sends: { id: Reference, type: Art }\n');
  writeFileSync(join(folder, 'out.csv'), 'time,contact,direction,id\n2026-11-01T10:00:00Z,anna,outbound,a\n');
  writeFileSync(join(folder, 'sends.csv'), 'Reference,Art,Other\na,image,SID\n');
  const args = ['simulate', 'out.csv', '--summary', '--sends', 'sends.csv'];
  expect(await run(args, { cwd: folder })).toMatchObject({ exitCode: 0 });
  const { exitCode, stderr } = await run([...args, '--map-sends', 'id=Other'], { cwd: folder });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('1 of 1 rows of the send log name a message of which the input knows nothing');
});
