import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run, type Ran } from './run.js';

const MONTH = 'fixtures/compare/october-2026.csv';
const [HEADER = '', ...ROWS] = readFileSync(MONTH, 'utf8').trimEnd().split('\n');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-test-'));
  mkdirSync(join(folder, 'temporary'));
  vi.stubEnv('TMPDIR', join(folder, 'temporary'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(name: string, rows: readonly string[]): void {
  const text = [HEADER, ...rows, ''].join('\n');
  writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
}

function summary(...args: string[]): Promise<Ran> {
  return run(['simulate', '--summary', '--timezone', 'America/Sao_Paulo', ...args], { cwd: folder });
}

async function month(): Promise<string> {
  file('month.csv', ROWS);
  return (await summary('month.csv', '--jobs', '1')).stdout;
}

test('a log that is not in order of time is sorted and counted, and says so', async () => {
  file('turned.csv', ROWS.toReversed());
  const sorted = await summary('turned.csv', '--jobs', '1');
  expect(sorted.stdout).toBe(await month());
  expect(sorted.stderr).toContain('turned.csv:3:1: info: 4887 rows stand below a later one [OUT_OF_ORDER]');
  expect(sorted.stderr).toContain(
    'turned.csv:3:1: info: this row is earlier than one before it, so that all rows were sorted in memory [SORTED_INPUT]',
  );
  expect(sorted.exitCode).toBe(0);
  expect(await summary('turned.csv', '--jobs', '2')).toEqual(sorted);
});

test('a log that is out of order by seconds is counted as it is read', async () => {
  const timeOf = (row: string) => Date.parse(row.slice(0, row.indexOf(',')));
  const late = ROWS.map((row, index) => ({ row, reached: timeOf(row) + (index % 12) * 5000 }));
  file('late.csv', late.sort((a, b) => a.reached - b.reached).map(({ row }) => row)); // prettier-ignore
  const counted = await summary('late.csv', '--jobs', '1');
  expect(counted.stdout).toBe(await month());
  expect(counted.stderr).toMatch(/^late\.csv:\d+:1: info: \d+ rows stand below a later one \[OUT_OF_ORDER\]\n/);
  expect(counted.stderr).not.toContain('SORTED_INPUT');
  expect(await summary('late.csv', '--jobs', '2')).toEqual(counted);
});

test('files that overlap in time are one log', async () => {
  file('a.csv', ROWS.filter((_, index) => index % 3 > 0)); // prettier-ignore
  file('b.csv.gz', ROWS.filter((_, index) => index % 3 === 0)); // prettier-ignore
  const sorted = await summary('a.csv', 'b.csv.gz', '--jobs', '2');
  expect(sorted.stdout).toBe(await month());
  expect(sorted.stderr).toMatch(/^b.csv.gz:2:1: info: this row is earlier than one before it, .* \[SORTED_INPUT\]\n/);
  expect(sorted.stderr).not.toContain('OUT_OF_ORDER');
});

test('files that follow each other are counted in the order of their times, however they are named', async () => {
  file('april.csv', ROWS.slice(2000));
  file('march.csv', ROWS.slice(0, 2000));
  const counted = await summary('april.csv', 'march.csv', '--jobs', '1');
  expect(counted).toMatchObject({ stdout: await month(), stderr: '' });
});

test('a part may be counted from a log that is not in order', async () => {
  file('turned.csv', ROWS.toReversed());
  await summary('turned.csv', '--partial', 'part.json');
  const merged = await run(['merge', 'part.json'], { cwd: folder });
  expect(merged.stdout).toBe(await month());
});

test('a row that only a later one explains has the sorted log read whole', async () => {
  file('relative.csv', [...ROWS.toReversed(), ROWS[0]?.replace(/^[^,]*/, '+90m') ?? '']);
  const { stderr, exitCode } = await summary('relative.csv', '--jobs', '1');
  expect(stderr).toMatch(/^info: the time at line 4890 counts from another row, .* \[READ_WHOLE\]\n/m);
  expect(exitCode).toBe(0);
});

test('what is set aside is written in the order of the files', async () => {
  file('b.csv', ['rubbish', ...ROWS.slice(0, 9), 'more']);
  file('a.csv', ['rubbish,again', ...ROWS.slice(2, 12)]);
  await summary('b.csv', 'a.csv', '--jobs', '1', '--rejects', 'counted.ndjson');
  await summary('b.csv', 'a.csv', '--rejects', 'replayed.ndjson');
  const rejects = readFileSync(join(folder, 'counted.ndjson'), 'utf8');
  expect(rejects.split('\n').map((line) => line.slice(0, 24))).toEqual([
    '{"file":"b.csv","line":2',
    '{"file":"b.csv","line":1',
    '{"file":"a.csv","line":2',
    '',
  ]);
  expect(rejects).toBe(readFileSync(join(folder, 'replayed.ndjson'), 'utf8'));
});

/** The log on standard input, in pieces as a pipe has them. */
function piped(rows: readonly string[], ...args: string[]): Promise<Ran> {
  const bytes = Buffer.from([HEADER, ...rows, ''].join('\n'));
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIPE) }, (_, index) =>
    bytes.subarray(index * PIPE, (index + 1) * PIPE),
  );
  const options = ['--summary', '--timezone', 'America/Sao_Paulo', ...args];
  return run(['simulate', '-', ...options], { cwd: folder, stdin: Readable.from(pieces) });
}

const PIPE = 1 << 16;

test('standard input is kept until it is counted, so that it can be sorted', async () => {
  const sorted = await piped(ROWS.toReversed(), '--jobs', '1');
  expect(sorted.stdout).toBe(await month());
  expect(sorted.stderr).toMatch(/^<stdin>:3:1: info: this row is earlier than one before it, .* \[SORTED_INPUT\]$/m);
  expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
});

test('standard input is read whole where it has to be', async () => {
  const relative = ROWS[0]?.replace(/^[^,]*/, '+90m') ?? '';
  const { stderr, exitCode } = await piped([...ROWS, relative], '--jobs', '1');
  expect(stderr).toMatch(/^info: the time at line 4890 counts from another row, .* \[READ_WHOLE\]\n/m);
  expect(exitCode).toBe(0);
  expect((await piped([...ROWS, relative])).stdout).toBe((await piped([...ROWS, relative], '--jobs', '1')).stdout);
  expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
});

test('a long standard input is counted unasked', async () => {
  const long = Array.from({ length: 24 }, () => ROWS).flat();
  file('long.csv', long);
  const counted = await piped(long);
  expect(counted.stdout).toBe((await summary('long.csv')).stdout);
  expect(counted.stderr).toContain('[SORTED_INPUT]');
});

test('nothing stays behind', async () => {
  file('turned.csv', ROWS.toReversed());
  await summary('turned.csv', '--jobs', '1');
  expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
});
