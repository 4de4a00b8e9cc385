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

test.each([
  ['no flag', [], 1],
  ['a share that is enough', ['--tolerance', '34%'], 0],
  ['a share that is not', ['--tolerance', '33%'], 1],
  ['money that is enough', ['--tolerance', '0.1314USD'], 0],
  ['money that is not', ['--tolerance', '0.1313 USD'], 1],
  ['money of another currency', ['--tolerance', '9EUR'], 1],
  ['nonsense', ['--tolerance', 'some'], 2],
])('--tolerance: %s', async (_, flags, exitCode) => {
  expect((await run([...SHOP, ...flags])).exitCode).toBe(exitCode);
});

test('sums that differ fail it as well', async () => {
  const bill = ['--bill', 'fixtures/audit/bill.csv', '--map', 'category=Product', '--map', 'amount=Charge'];
  expect((await run([...SHOP, ...bill, '--tolerance', '0.1314USD'])).exitCode).toBe(0);
  expect((await run([...SHOP, ...bill, '--tolerance', '40%'])).exitCode).toBe(1);
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
