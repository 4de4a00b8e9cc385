import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, type Ran } from './run.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const HEADER = 'time,direction,type,category,contact\n';
const GOOD = 'Hour 0,outbound,template,marketing,anna\n';
const BAD = 'Hour 1,sideways,text,,ben\n';

function simulate(...args: string[]): Promise<Ran> {
  return run(['simulate', ...args], { cwd: folder });
}

function file(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

test('the result goes to standard output alone, findings to standard error', async () => {
  file('a.csv', HEADER + GOOD + BAD);
  const { stdout, stderr, exitCode } = await simulate('a.csv', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ totals: { conversations: { marketing: 1 } } });
  expect(stderr).toMatch(/^a\.csv:3:8: error: .* \[UNKNOWN_DIRECTION\]\n/);
  expect(stderr).toMatch(/\n1 error; 1 of 2 records set aside; see them with --rejects FILE\n$/);
  expect(exitCode).toBe(1);
});

test('--fail-on none lets it pass', async () => {
  file('a.csv', HEADER + GOOD + BAD);
  expect(await simulate('a.csv', '--fail-on', 'none')).toMatchObject({ exitCode: 0 });
});

test('--rejects keeps what was set aside', async () => {
  file('a.csv', HEADER + GOOD + BAD);
  const { stderr } = await simulate('a.csv', '--rejects', 'bad.ndjson');
  expect(stderr).toMatch(/\n1 error; 1 of 2 records set aside; they are in bad\.ndjson\n$/);
  expect(read('bad.ndjson')).toBe(
    '{"file":"a.csv","line":3,"codes":["UNKNOWN_DIRECTION"],"raw":"Hour 1,sideways,text,,ben"}\n',
  );
});

test('--rejects is empty when nothing was set aside, so that no old file misleads', async () => {
  file('a.csv', HEADER + GOOD);
  file('bad.ndjson', 'of yesterday\n');
  await simulate('a.csv', '--rejects', 'bad.ndjson');
  expect(read('bad.ndjson')).toBe('');
});

test('--output writes what standard output would have shown', async () => {
  file('a.csv', HEADER + GOOD);
  const shown = await simulate('a.csv');
  const written = await simulate('a.csv', '--output', 'report.txt');
  expect(written).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect(read('report.txt')).toBe(shown.stdout);
  expect((await simulate('a.csv', '--output', '-')).stdout).toBe(shown.stdout);
});

test('an input is never overwritten', async () => {
  file('a.csv', HEADER + GOOD);
  for (const flag of ['--output', '--rejects']) {
    const { stderr, exitCode } = await simulate('a.csv', flag, './a.csv');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error: ${flag} ./a.csv is an input, and inputs are never overwritten.`);
  }
  expect(read('a.csv')).toBe(HEADER + GOOD);
});

test('nor is a send log', async () => {
  file('a.csv', HEADER + GOOD);
  file('sends.csv', 'id,type\nm1,text\n');
  const { stderr, exitCode } = await simulate('a.csv', '--sends', 'sends.csv', '--output', './sends.csv');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error: --output ./sends.csv is an input, and inputs are never overwritten.');
});

/** Two that name one file; what was written first would be lost. */
const PAIRS: readonly [string, string][] = [
  ['--output', '--rejects'],
  ['--output', '--partial'],
  ['--partial', '--rejects'],
];

test.each(PAIRS)('%s and %s cannot be one file', async (one, other) => {
  file('a.csv', 'time,direction,type,contact\n2026-10-05T09:00:00Z,inbound,text,anna\n');
  const { stderr, exitCode } = await simulate('a.csv', '--summary', one, 'x', other, './x');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error: ${one} and ${other} name the same file. Name two.\n`);
  expect(existsSync(join(folder, 'x'))).toBe(false);
});

test('two rule sets are a comparison', async () => {
  file('a.csv', HEADER + GOOD);
  const { stdout, stderr, exitCode } = await simulate('a.csv', '--rules', 'pmp-2025', '--rules', 'pmp-2026');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain('It was given before, as pmp-2025. Give one; to compare rule sets: wa-window compare.\n');
});

test('--contact shows one, and an unknown one is a wrong usage', async () => {
  file('a.csv', HEADER + GOOD + GOOD.replace('anna', 'ben'));
  const one = await simulate('a.csv', '--contact', 'ben', '--format', 'json');
  expect(JSON.parse(one.stdout)).toMatchObject({ contacts: [{ contact: 'ben' }] });
  const none = await simulate('a.csv', '--contact', 'bem');
  expect(none).toMatchObject({ stdout: '', exitCode: 2 });
  expect(none.stderr).toContain('(Did you mean ben?)');
});

test('a terminal gets its width and colours, a file neither', async () => {
  file('a.csv', HEADER + GOOD);
  const terminal = { cwd: folder, isTTY: { stdout: true, stderr: true }, columns: 120 };
  const shown = await run(['simulate', 'a.csv'], terminal);
  expect(shown.stdout).toContain('\u001b[');
  await run(['simulate', 'a.csv', '--output', 'report.txt'], terminal);
  expect(read('report.txt')).toBe((await simulate('a.csv')).stdout);
});
