import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli/run.js';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  await run(['rates', 'import', resolve('fixtures/rates/message.csv'), '--output', 'mine.json'], { cwd: folder });
  writeFileSync(join(folder, 'wa-window.yaml'), 'currency: EUR\nrates: [mine.json]\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('rates list lists the cards that wa-window.yaml names', async () => {
  const { stdout } = await run(['rates', 'list', '--currency', 'EUR'], { cwd: folder });
  expect(stdout).toContain('EUR 2026-07-01  message        4  –      imported  unknown');
});

test('rates show reads them, in the currency of wa-window.yaml', async () => {
  const { stdout } = await run(['rates', 'show', '--market', 'Brazil', '--at', '2026-09-30'], { cwd: folder });
  expect(stdout).toContain('\nCard EUR 2026-07-01, per message');
});

test('a currency of wa-window.yaml without a card is told at its place', async () => {
  writeFileSync(join(folder, 'franc.yaml'), 'currency: CHF\n');
  const args = ['rates', 'show', '--market', 'Brazil', '--config', 'franc.yaml'];
  const { stderr, exitCode } = await run(args, { cwd: folder });
  expect(stderr).toMatch(/^franc\.yaml:1:11: currency: no rate card in CHF: there are cards in AED, /);
  expect(exitCode).toBe(3);
});
