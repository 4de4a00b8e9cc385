import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

const PROGRAM = ['--import', 'tsx', 'bin/wa-window.ts', 'simulate', '--summary', '--jobs', '1'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Rows of a minute each, from the last to the first. */
function log(rows: number): string {
  const end = Date.UTC(2026, 9, 30);
  const lines = Array.from({ length: rows }, (_, row) => {
    const time = new Date(end - row * 60_000).toISOString();
    return `${time},55119${10_000_000 + (row % 1000)},inbound`;
  });
  return ['time,contact,direction', ...lines, ''].join('\n');
}

/** Starts the program, and interrupts it once there is a temporary file. Returns the signal that ended it. */
async function interrupted(by: NodeJS.Signals, args: readonly string[], stdin: string): Promise<unknown> {
  const env = { ...process.env, TMPDIR: folder };
  const program = spawn(process.execPath, [...PROGRAM, ...args], { env, stdio: ['pipe', 'ignore', 'inherit'] });
  const exit = once(program, 'exit');
  program.stdin.on('error', () => undefined);
  // It stays open, as a pipe from a program that writes on and on.
  program.stdin.write(stdin);
  const temporary = (): boolean =>
    readdirSync(folder, { recursive: true }).some((path) => /rows|stdin/.test(String(path)));
  while (!temporary() && program.exitCode === null) await setTimeout(10);
  program.kill(by);
  const [, signal] = (await exit) as [number | null, unknown];
  return signal;
}

/** Those of the program, as against those of what runs it here. */
function temporaryFolders(): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('wa-window-'));
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

test.runIf(process.platform !== 'win32').each(SIGNALS)('%s leaves nothing of standard input behind', async (signal) => {
  expect(await interrupted(signal, ['-'], log(300_000))).toBe(signal);
  expect(temporaryFolders()).toEqual([]);
});

test.runIf(process.platform !== 'win32')('an interrupt leaves nothing of what is sorted behind', async () => {
  writeFileSync(join(folder, 'log.csv'), log(1_000_000));
  expect(await interrupted('SIGINT', [join(folder, 'log.csv')], '')).toBe('SIGINT');
  expect(temporaryFolders()).toEqual([]);
});
