import { expect, test } from 'vitest';
import { run } from './run.js';

const DATED = 'fixtures/hour-0-26-dated.csv';

test.each([
  ['simulate', DATED],
  ['compare', DATED, '--rules', 'pmp-2025', '--rules', 'pmp-2026'],
  ['check', DATED, '--contact', 'anna'],
  ['explain', `${DATED}:2`],
  ['audit', 'fixtures/audit/shop.ndjson'],
])('%s does not take a place for Hour 0 of a timeline with dates', async (...command) => {
  const { exitCode, stderr } = await run([...command, '--start', '2026-01-01T00:00:00Z']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--start places Hour 0, and this timeline has dates of its own. Leave it out.');
});
