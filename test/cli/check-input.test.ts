import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  mkdirSync(join(folder, 'logs'));
  writeFileSync(
    join(folder, 'wa-window.yaml'),
    [
      'timelines: [logs/*.csv]',
      'rules: bird',
      'numbers:',
      "  '+31201111111': { permanent_session: true, metadata: { shop: nl } }",
      "  '+31202222222': { permanent_session: false }",
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'logs', 'a.csv'),
    [
      'time,contact,number,direction,type',
      '2026-11-01T10:00:00Z,anna,+31201111111,inbound,text',
      '2026-11-01T10:00:00Z,ben,+31202222222,inbound,text',
    ].join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test('without a file the timelines of the configuration are read', async () => {
  const { stdout, exitCode } = await run(['check', '--contact', 'ben', '--branch'], { cwd: folder });
  expect([stdout, exitCode]).toEqual(['closed\n', 1]);
});

test('the configuration makes a session permanent, and says what Bird passes on', async () => {
  const anna = await run(['check', '--contact', 'anna', '--format', 'bird'], { cwd: folder });
  expect(JSON.parse(anna.stdout)).toEqual({
    serviceWindowExpireAt: null,
    isPermanentSession: true,
    metadata: { shop: 'nl' },
  });
  expect(anna.exitCode).toBe(0);
  const ben = await run(['check', '--contact', 'ben', '--format', 'bird'], { cwd: folder });
  expect(JSON.parse(ben.stdout)).toEqual({ serviceWindowExpireAt: null, isPermanentSession: false, metadata: null });
});

test('Bird knows dates alone', async () => {
  const stdin = 'time,direction,type\nHour 0,inbound,text\n';
  const { stderr, exitCode } = await run(['check', '--contact', 'anna', '-', '--format', 'bird'], { stdin });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Place its Hour 0 with --start.');
});

test('a log that begins in the middle is not known to be open, and says so', async () => {
  const stdin = 'time,contact,direction,type\n2025-11-19T10:00:00Z,anna,outbound,text\n';
  const args = ['check', '--contact', 'anna', '-', '--past', 'unknown', '--at', '2025-11-19T11:00:00Z'];
  const { stdout, exitCode } = await run(args, { stdin });
  expect(exitCode).toBe(1);
  expect(stdout.split('\n').slice(-3)).toEqual([
    'Not known to be open: it depends on what came before the log. It is closed from',
    '  2025-11-20 10:00 on.',
    '',
  ]);
});
