import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, type Ran } from './run.js';

const MONTH = 'fixtures/compare/october-2026.csv';
const ZONE = ['--timezone', 'America/Sao_Paulo'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  copyFileSync(MONTH, join(folder, 'month.csv'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function summary(...args: string[]): Promise<Ran> {
  return run(['simulate', '--summary', ...ZONE, ...args], { cwd: folder });
}

function file(name: string, content: string | Buffer): void {
  writeFileSync(join(folder, name), content);
}

function rowsOfMonth(): { header: string; rows: string[] } {
  const [header = '', ...rows] = readFileSync(MONTH, 'utf8').trimEnd().split('\n');
  return { header, rows };
}

test('one job, two jobs and five print the same', async () => {
  const one = await summary('month.csv', '--jobs', '1');
  expect(one).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await summary('month.csv', '--jobs', '2')).toEqual(one);
  expect(await summary('month.csv', '--jobs', '5')).toEqual(one);
});

test('a counted month has the figures of a replayed one', async () => {
  const document = async (...args: string[]): Promise<Record<string, unknown>> =>
    JSON.parse((await summary('month.csv', '--format', 'json', ...args)).stdout) as Record<string, unknown>;
  const { totals, costs, rules } = await document();
  expect(await document('--jobs', '1')).toMatchObject({ totals, costs, rules });
});

test('several files of one log, packed or not, are one', async () => {
  const { header, rows } = rowsOfMonth();
  const half = rows.length / 2;
  file('a.csv', [header, ...rows.slice(0, half), ''].join('\n'));
  file('b.csv.gz', gzipSync([header, ...rows.slice(half)].join('\r\n')));
  const whole = await summary('month.csv', '--jobs', '1');
  expect(await summary('a.csv', 'b.csv.gz', '--jobs', '1')).toEqual(whole);
  expect(await summary('a.csv', 'b.csv.gz', '--jobs', '2')).toEqual(whole);
});

test.each([
  ['a first line that names the delimiter', (csv: string) => Buffer.from(`sep=|\r\n${csv.replaceAll(',', '|')}`)],
  ['bars between cells', (csv: string) => Buffer.from(csv.replaceAll(',', '|'))],
  ['UTF-16', (csv: string) => Buffer.from(`\uFEFF${csv.replaceAll(',', '\t')}`, 'utf16le')],
])('a log with %s is counted and replayed as any other', async (_, written) => {
  const month = readFileSync(join(folder, 'month.csv'), 'utf8');
  file('other.csv', written(month));
  const whole = await summary('month.csv', '--jobs', '1');
  expect(await summary('other.csv', '--jobs', '1')).toEqual(whole);
  expect(await summary('other.csv', '--jobs', '2')).toEqual(whole);
  expect(await summary('other.csv')).toEqual(await summary('month.csv'));
});

test('two jobs count several files as one log', async () => {
  const { header, rows } = rowsOfMonth();
  file('a.csv', [header, ...rows.slice(0, 2000), ''].join('\n'));
  file('b.csv', [header, ...rows.slice(2000), ''].join('\n'));
  expect(await summary('a.csv', 'b.csv', '--jobs', '2')).toEqual(await summary('month.csv', '--jobs', '1'));
});

test('parts of other contacts merge to what one run prints', async () => {
  const { header, rows } = rowsOfMonth();
  const column = header.split(',').indexOf('contact');
  for (const part of [0, 1]) {
    const own = rows.filter((row) => Number(row.split(',')[column]?.slice(-1)) % 2 === part);
    file(`${part}.csv`, [header, ...own].join('\n'));
    expect(await summary(`${part}.csv`, '--partial', `${part}.json`)).toMatchObject({ exitCode: 0 });
  }
  const merged = await run(['merge', '1.json', '0.json'], { cwd: folder });
  expect(merged).toEqual(await summary('month.csv', '--jobs', '1'));
});

test('a contact in two parts is a finding', async () => {
  const { header, rows } = rowsOfMonth();
  file('a.csv', [header, ...rows.slice(0, 2000)].join('\n'));
  file('b.csv', [header, ...rows.slice(2000)].join('\n'));
  await summary('a.csv', '--partial', 'a.json');
  await summary('b.csv', '--partial', 'b.json');
  const { stderr, exitCode } = await run(['merge', 'a.json', 'b.json'], { cwd: folder });
  expect(stderr).toMatch(/^error: \d+ contacts are in more than one part, .* \[SPLIT_PAIR\]\n/s);
  expect(exitCode).toBe(1);
});

test('parts that were counted otherwise are refused', async () => {
  file('b.csv', readFileSync(MONTH));
  await summary('month.csv', '--partial', 'a.json');
  await run(['simulate', '--summary', 'b.csv', '--timezone', 'UTC', '--partial', 'b.json'], { cwd: folder });
  expect(await run(['merge', 'a.json', 'b.json'], { cwd: folder })).toMatchObject({
    stdout: '',
    stderr: 'a.json and b.json were counted with different options: timezone. Count both with the same.\n',
    exitCode: 3,
  });

  await summary('b.csv', '--id-horizon', '1h', '--partial', 'c.json');
  expect(await run(['merge', 'a.json', 'c.json'], { cwd: folder })).toMatchObject({
    stderr: 'a.json and c.json were counted with different options: idHorizon. Count both with the same.\n',
    exitCode: 3,
  });
});

test('what is no part is refused', async () => {
  file('a.json', '{}');
  expect(await run(['merge', 'a.json'], { cwd: folder })).toMatchObject({
    stderr: 'a.json is no part. wa-window simulate --summary --partial writes one.\n',
    exitCode: 3,
  });
});

test('so is a part that contradicts itself', async () => {
  await summary('month.csv', '--partial', 'a.json');
  const part = JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')) as { keys: unknown[] };
  file('a.json', JSON.stringify({ ...part, keys: [] }));
  expect(await run(['merge', 'a.json'], { cwd: folder })).toMatchObject({
    stdout: '',
    stderr: 'a.json is no part. wa-window simulate --summary --partial writes one.\n',
    exitCode: 3,
  });
});

/** [what cannot be read, its name, how the finding begins] */
const UNREADABLE: readonly [string, string, string][] = [
  ['a file that is not there', 'missing.json', 'error: there is no file missing.json [FILE_NOT_FOUND]\n'],
  ['a folder', '.', 'error: . is a directory [IS_DIRECTORY]\n'],
];

test.each(UNREADABLE)('%s is told with what to do about it', async (_, name, begins) => {
  const { stdout, stderr, exitCode } = await run(['merge', name], { cwd: folder });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  expect(stderr.startsWith(begins)).toBe(true);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('a part is not masked, for merge knows contacts by their numbers', async () => {
  const { stdout, stderr, exitCode } = await summary('month.csv', '--partial', '-', '--mask');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain('Leave it out here and give it to merge.\n');
});

test('counting needs a summary of files', async () => {
  expect(await run(['simulate', 'month.csv', '--jobs', '2'], { cwd: folder })).toMatchObject({ exitCode: 2 });
  expect(await summary('-', 'month.csv', '--jobs', '2')).toMatchObject({ exitCode: 2 });
  expect(await summary('month.csv', '--partial', 'month.csv')).toMatchObject({ exitCode: 2 });
  expect(await summary('month.csv', '--jobs', '0')).toMatchObject({ exitCode: 2 });
});
