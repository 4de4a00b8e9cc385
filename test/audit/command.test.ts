import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditSchema } from '../../src/schema/audit.js';
import { run } from '../cli/run.js';
import { z } from 'zod';
import { inbound, longBefore, price, sent } from './logs.js';

const SHOP = [
  'audit',
  'fixtures/audit/shop.ndjson',
  '--sends',
  'fixtures/audit/sends.csv',
  '--timezone',
  'Europe/Amsterdam',
];
/** Free-form and inside its window, as Meta says too. */
const SOUND = [
  longBefore('2026-02-10'),
  inbound('2026-03-02T09:00'),
  sent('a', '2026-03-02T10:00', price('service', 'free_customer_service')),
];

test('exit 0 where all agrees', async () => {
  const { stdout, exitCode } = await run(['audit', '-'], { stdin: `${SOUND.join('\n')}\n` });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Agreement: 100.0% of 1 message; in dispute: 0.00 USD.');
});

test('exit 1 where of no message Meta says anything, and no report is given: what could not fail does not pass', async () => {
  const { stderr, exitCode } = await run(['audit', 'fixtures/hour-0-26-dated.csv']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Nothing was compared: of no message the log holds what Meta says of it');
});

test('exit 0 where there is no message that it could say anything of', async () => {
  const { exitCode } = await run(['audit', '-'], { stdin: `${inbound('2026-03-02T09:00')}\n` });
  expect(exitCode).toBe(0);
});

test.each([
  ['no flag', [], 1],
  ['a share that is enough', ['--tolerance', '34%'], 0],
  ['a share that is not', ['--tolerance', '33%'], 1],
  ['money that is enough', ['--tolerance', '0.1314USD'], 0],
  ['money that is not', ['--tolerance', '0.1313 USD'], 1],
  ['money of another currency', ['--tolerance', '9EUR'], 2],
  ['nonsense', ['--tolerance', 'some'], 2],
])('--tolerance: %s', async (_, flags, exitCode) => {
  expect((await run([...SHOP, ...flags])).exitCode).toBe(exitCode);
});

test('columns of the send log are named beside those of the bill', async () => {
  const [, rows = ''] =
    /^id,type,category,template(\n[^]*)$/.exec(readFileSync('fixtures/audit/sends.csv', 'utf8')) ?? [];
  const names = ['id=Reference', 'category=Product', 'template=Body'].flatMap((one) => ['--map-sends', one]);
  const bill = ['--bill', 'fixtures/audit/bill.csv', '--map', 'category=Product', '--map', 'amount=Charge'];
  const audited = ['audit', 'fixtures/audit/shop.ndjson', ...bill, '--format', 'csv'];
  const plain = await run([...audited, '--sends', 'fixtures/audit/sends.csv']);
  const mapped = await run([...audited, '--sends', '-', ...names], { stdin: `Reference,Kind,Product,Body${rows}` });
  expect(mapped).toEqual(plain);
  expect(plain.stdout).toContain('the log of what was sent');
});

test('sums that differ fail it as well', async () => {
  const bill = ['--bill', 'fixtures/audit/bill.csv', '--map', 'category=Product', '--map', 'amount=Charge'];
  expect((await run([...SHOP, ...bill, '--tolerance', '0.1586USD'])).exitCode).toBe(0);
  expect((await run([...SHOP, ...bill, '--tolerance', '0.1585USD'])).exitCode).toBe(1);
  expect((await run([...SHOP, ...bill, '--tolerance', '40%'])).exitCode).toBe(1);
});

test.each([
  ['foo=bar', `option '--map': a bill has no field "foo"; its fields are day, month, country,`],
  ['amont=Charge', `option '--map': a bill has no field "amont"; did you mean amount?`],
  ['amount', `option '--map': "amount" is not field=column, for example amount=Charge`],
])('--map %s of a bill is wrong usage', async (entry, message) => {
  const { stderr, exitCode } = await run([...SHOP, '--bill', 'fixtures/audit/bill.csv', '--map', entry]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

test('an undated timeline is wrong usage, a report that cannot be read is 3', async () => {
  expect((await run(['audit', 'fixtures/hour-0-26.csv'])).exitCode).toBe(2);
  const { stderr, exitCode } = await run([...SHOP, '--analytics', 'fixtures/audit/sends.csv']);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('error: fixtures/audit/sends.csv: not JSON');
});

test('the JSON is what its schema says', async () => {
  const { stdout } = await run([...SHOP, '--format', 'json', '--analytics', 'fixtures/audit/pricing.json']);
  expect(() => z.fromJSONSchema(auditSchema() as never).parse(JSON.parse(stdout))).not.toThrow();
});

test('nothing is wider than the terminal', async () => {
  const { stdout } = await run([...SHOP, '--analytics', 'fixtures/audit/pricing.json', '--limit', 'all']);
  expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
});

test('the sums that differ are rows of the CSV too', async () => {
  const sums = ['--bill', 'fixtures/audit/bill.csv', '--map', 'category=Product', '--map', 'amount=Charge'];
  const { stdout } = await run([...SHOP, ...sums, '--format', 'csv']);
  const row = 'SUM,error,2026-05-31T22:00:00.000Z,,,fixtures/audit/bill.csv,';
  const june = 'kind=bill; until=2026-06-30T22:00:00.000Z';
  expect(stdout.split('\n').filter((line) => line.startsWith('SUM,'))).toEqual([
    `${row},0,2,${june}; category=marketing; market=Brazil,,0,0.1250,0.1250,USD`,
    `${row},3,1,${june}; category=utility; market=Brazil,,0.0204,0.0068,-0.0136,USD`,
    `${row},0,1,${june}; category=utility; market=Spain,,0,0.0200,0.0200,USD`,
  ]);
});

test.each(['--sends', '--analytics', '--bill'])('--output never overwrites the file of %s', async (flag) => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  const files = { '--sends': 'sends.csv', '--analytics': 'pricing.json', '--bill': 'bill.csv' };
  for (const name of ['shop.ndjson', ...Object.values(files)])
    copyFileSync(`fixtures/audit/${name}`, join(folder, name));
  const name = files[flag as keyof typeof files];
  const before = readFileSync(join(folder, name), 'utf8');
  const map = flag === '--bill' ? ['--map', 'category=Product', '--map', 'amount=Charge'] : [];
  const { stderr, exitCode } = await run(['audit', 'shop.ndjson', flag, name, ...map, '--output', `./${name}`], {
    cwd: folder,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`--output ./${name} is an input, and inputs are never overwritten.`);
  expect(readFileSync(join(folder, name), 'utf8')).toBe(before);
  rmSync(folder, { recursive: true });
});
