import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.js';

/** The same message, delivered and told again three hours later. */
const LOG = `time,contact,direction,type,category,status,id
2026-10-01T09:00:00Z,5511987654321,outbound,template,marketing,delivered,wamid.1
2026-10-01T12:00:00Z,5511987654321,outbound,template,marketing,delivered,wamid.1
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  writeFileSync(join(folder, 'log.csv'), LOG);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function billed(...flags: readonly string[]): Promise<string | undefined> {
  const { stdout } = await run(['simulate', 'log.csv', '--summary', ...flags], { cwd: folder });
  return stdout.trimEnd().split('\n').at(-1);
}

describe.each([['replayed', []] as const, ['counted', ['--jobs', '1']] as const])('a log that is %s', (_, lane) => {
  test('holds an id for the same message for 36 hours', async () => {
    expect(await billed(...lane)).toBe('Billable messages: 1 (marketing 1).');
  });

  test('or for as long as --id-horizon says', async () => {
    expect(await billed(...lane, '--id-horizon', '2h')).toBe('Billable messages: 2 (marketing 2).');
  });
});

test('the configuration may say it', async () => {
  const config = join(folder, 'short.yaml');
  writeFileSync(config, 'id_horizon: 2h\n');
  expect(await billed('--config', config)).toBe('Billable messages: 2 (marketing 2).');
  expect(await billed('--config', config, '--id-horizon', '3h')).toBe('Billable messages: 1 (marketing 1).');
});

test('what is no length of time is refused', async () => {
  const { stderr, exitCode } = await run(['check', 'log.csv', '--contact', 'x', '--id-horizon', 'soon'], {
    cwd: folder,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("option '--id-horizon <time>' argument 'soon' is invalid. Use a length of time");
});
