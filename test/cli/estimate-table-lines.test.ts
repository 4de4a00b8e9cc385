import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './run.js';

test('a fault in the header is told at the line of the header, below the one that names the delimiter', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  writeFileSync(join(folder, 'v.csv'), 'sep=;\nmonth;market;marketting\n2026-10;BR;100\n');
  const { stderr, exitCode } = await run(['estimate', 'v.csv'], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect(exitCode).toBe(3);
  expect(stderr).toContain('v.csv:2: the column "marketting" is not known. Did you mean marketing?');
});
