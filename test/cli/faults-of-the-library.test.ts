import { expect, test } from 'vitest';
import { run } from './run.js';

const LOG = 'fixtures/hour-0-26.csv';
const WEBHOOKS = 'fixtures/audit/shop.ndjson';

/** Every command that hands the currency to the library, which alone judges it. */
const ROWS: readonly (readonly string[])[] = [
  ['simulate', LOG],
  ['check', LOG],
  ['check', LOG, '--contact', '+31612345678'],
  ['explain', `${LOG}:5`],
  ['compare', LOG, '--rules', 'cbp-2023', '--rules', 'cbp-2024'],
  ['audit', WEBHOOKS],
];

test.each(ROWS.map((args) => [args]))('%j: what the library refuses is wrong usage, no bug', async (args) => {
  const { stdout, stderr, exitCode } = await run([...args, '--currency', 'CHF']);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toMatch(/^error: no rate card in CHF: there are cards in AED, .*\nSee: wa-window [a-z]+ --help\n$/);
});
