import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { writeShortAndLong } from './long.js';
import { run, type Ran, type World } from './run.js';

const folder = temporaryFolder();

beforeAll(() => {
  writeShortAndLong(folder, (log, file) => {
    const [header = '', ...rows] = log;
    const most = Math.ceil(rows.length * 0.9);
    file('month.csv', [...log, ''].join('\n'));
    file('a.csv', [header, ...rows.slice(0, most)].join('\r\n'));
    file('b.csv.gz', gzipSync([header, ...rows.slice(most)].join('\n')));
    file('turned.csv', [header, ...rows.toReversed()].join('\n'));
    file('faults.csv', [header, ...rows.map(faulty)].join('\n'));
    file('undated.csv', [header, ...rows.map((row, index) => row.replace(/^[^,]*/, `Hour ${index}`))].join('\n'));
  });
});

/** Some rows whose time, direction or category is none. */
function faulty(row: string, index: number): string {
  if (index % 500 === 0) return row.replace(/^[^,]*/, 'yesterday');
  return index % 501 === 0 ? row.replace(/,(?:in|out)bound,/, ',sideways,') : row;
}

function simulate(where: 'short' | 'long', args: readonly string[], world: World = {}): Promise<Ran> {
  const cwd = join(folder, where);
  return run(['simulate', '--format', 'ndjson', '--timezone', 'America/Sao_Paulo', ...args], { cwd, ...world });
}

/** All but the first line, which says what was assumed, and the excerpts, which show the column that nobody reads. */
function records(stdout: string): string[] {
  return stdout
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/"excerpt":\{.*?\}/, '"excerpt":{}'));
}

describe('a long log listed contact by contact is what a replay of the whole gives', () => {
  test.each([
    ['hour by hour', ['month.csv', '--every', '1d', '--rules', 'cbp-2023']],
    ['several files, packed or not', ['a.csv', 'b.csv.gz']],
    ['rows in any order, numbers hidden', ['turned.csv', '--mask']],
    ['charges without a price', ['month.csv', '--rules', 'cbp-2022', '--currency', 'INR']],
  ])('%s', async (_, args) => {
    const [whole, parts] = [await simulate('short', args), await simulate('long', args)];
    expect(records(parts.stdout)).toEqual(records(whole.stdout));
    expect({ ...parts, stdout: '' }).toEqual({ ...whole, stdout: '' });
  });
});

test('records that cannot be used are found and set aside as ever', async () => {
  const [whole, parts] = [
    await simulate('short', ['faults.csv', '--rejects', 'rejects.ndjson']),
    await simulate('long', ['faults.csv', '--rejects', 'rejects.ndjson']),
  ];
  expect(parts.exitCode).toBe(1);
  expect(records(parts.stdout)).toEqual(records(whole.stdout));
  expect(parts.stderr.split('\n').at(-2)).toBe(whole.stderr.split('\n').at(-2));
  const rejects = (where: string): unknown =>
    readFileSync(join(folder, where, 'rejects.ndjson'), 'utf8').replace(/,x+"/g, '"');
  expect(rejects('long')).toBe(rejects('short'));
});

test('the result goes to a file, names what was assumed, and over a budget the exit code says so', async () => {
  const args = ['month.csv', '--fail-if-over', '1USD'];
  const { stdout, ...whole } = await simulate('short', args);
  const parts = await simulate('long', [...args, '--output', 'out.ndjson']);
  expect(parts).toEqual({ ...whole, stdout: '' });
  expect(parts.exitCode).toBe(1);
  const written = readFileSync(join(folder, 'long', 'out.ndjson'), 'utf8');
  expect(records(written)).toEqual(records(stdout));
  // How much each would change is known where the other side was replayed.
  expect(assumed(stdout)).toEqual({ C2: 43, C5: 465, C15: 1465, C17: 5 });
  expect(assumed(written)).toEqual({ C2: null, C5: null, C6: null, C15: null, C17: null });
});

function assumed(stdout: string): Record<string, number | null> {
  const { assumptions } = JSON.parse(stdout.split('\n', 1)[0] ?? '') as {
    assumptions: { id: string; affected: number | null }[];
  };
  return Object.fromEntries(assumptions.map(({ id, affected }) => [id, affected]));
}

test.each([
  ['a log without dates', ['undated.csv', '--every', '7d'], 'the time at line 2 has no date'],
  ['an unknown past', ['month.csv', '--past', 'unknown'], 'what was open before the log depends on its first event'],
])('%s is read whole, and that is said', async (_, args, why) => {
  const { stderr } = await simulate('long', args);
  expect(stderr).toContain(`info: ${why}, so that all 11 MB were held in memory [READ_WHOLE]\n`);
  expect(stderr).toContain('Of a CSV in UTF-8 with a date in every row');
});

test('the temporary folder is gone when the reader goes, and removed on an interrupt', async () => {
  vi.stubEnv('TMPDIR', mkdtempSync(join(folder, 'temporary-')));
  const temporary = (): string[] => readdirSync(tmpdir());
  const cleanUps: (() => void)[] = [];
  const seen: string[][] = [];
  const { exitCode } = await simulate('long', ['month.csv', '--output', 'gone.ndjson'], {
    onInterrupt: (cleanUp) => {
      cleanUps.push(cleanUp);
      seen.push(temporary());
      return () => undefined;
    },
  });
  expect(exitCode).toBe(0);
  // The folder of the rows, and then the file that is to become the result.
  expect(cleanUps).toHaveLength(2);
  expect(seen[0]).toHaveLength(1);
  expect(temporary()).toEqual([]);
  vi.unstubAllEnvs();
});
