import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { writeShortAndLong } from './long.js';
import { run, type Ran } from './run.js';

const folder = temporaryFolder();

/** The first contact of the log, of which no row can be used: it is none. */
const IDLE = '2026-10-05T09:00:00Z,+100,sideways,text';

beforeAll(() => {
  writeShortAndLong(folder, (log, file) => {
    const [header = '', ...rows] = log;
    const most = Math.ceil(rows.length * 0.9);
    const missing = ','.repeat(header.split(',').length - IDLE.split(',').length);
    file('month.csv', [...log, ''].join('\n'));
    file('a.csv', [header, ...rows.slice(0, most)].join('\n'));
    file('b.csv.gz', gzipSync([header, ...rows.slice(most)].join('\n')));
    file('turned.csv', [header, ...rows.toReversed()].join('\n'));
    file('idle.csv', [header, IDLE + missing, ...rows].join('\n'));
    file('one.csv', [header, ...rows.map((row) => row.replace(/^([^,]*),[^,]*/, '$1,+5511987654321'))].join('\n'));
  });
});

/** How much a contested point would change is known where the other side was replayed, and so whether it would at all. */
const ASSUMED = /^(?:- )?Assumed [^]*?(?:outcomes?|not counted here)\)\.?\n/gm;

async function simulate(where: 'short' | 'long', args: readonly string[]): Promise<Ran> {
  const cwd = join(folder, where);
  const ran = await run(['simulate', '--timezone', 'America/Sao_Paulo', ...args], { cwd });
  return { ...ran, stdout: ran.stdout.replace(ASSUMED, '') };
}

/** Findings are told as of a log that is counted. */
async function result(where: 'short' | 'long', args: readonly string[]): Promise<Omit<Ran, 'stderr'>> {
  const { stdout, exitCode } = await simulate(where, args);
  return { stdout, exitCode };
}

const CONTACT = '+5511978897170';

describe('what is shown of a long log is what a replay of the whole shows', () => {
  test.each([
    ['the first contacts and the totals of all', ['month.csv', '--limit', '3']],
    ['day by day in Markdown, numbers hidden', ['month.csv', '--format', 'markdown', '--every', '1d', '--mask']],
    ['rows out of order', ['turned.csv', '--limit', '2', '--by', 'market']],
    ['several files, packed or not', ['a.csv', 'b.csv.gz', '--limit', '1', '--all']],
    ['under other rules, without prices', ['month.csv', '--rules', 'cbp-2022', '--currency', 'INR', '--limit', '1']],
    ['a contact of which no row can be used', ['idle.csv', '--limit', '1']],
    ['a log of one contact', ['one.csv', '--every', '1d']],
    ['more contacts than there are', ['month.csv', '--limit', '99999', '--every', '30d']],
  ])('%s', async (_, args) => {
    expect(await result('long', args)).toEqual(await result('short', args));
  });
});

describe('one contact of a long log is as in a replay of the whole', () => {
  test.each([
    ['in a table', []],
    ['its totals alone', ['--summary']],
    ['in CSV', ['--format', 'csv']],
    ['its line in CSV', ['--format', 'csv', '--summary']],
    ['in Markdown, its number hidden', ['--format', 'markdown', '--mask']],
  ])('%s', async (_, args) => {
    const asked = ['month.csv', '--contact', contactOf(args), ...args];
    expect(await result('long', asked)).toEqual(await result('short', asked));
  });

  test('as a document, but for how much is at stake', async () => {
    const asked = ['month.csv', '--contact', '+55 11 97889-7170', '--format', 'json'];
    const [long, short] = [await simulate('long', asked), await simulate('short', asked)];
    const document = ({ stdout }: Ran) => JSON.parse(stdout) as Record<string, unknown>;
    expect({ ...document(long), assumptions: [] }).toEqual({ ...document(short), assumptions: [] });
  });
});

function contactOf(args: readonly string[]): string {
  return args.includes('--mask') ? CONTACT : '55 11 97889-7170';
}

test.each([
  ['that is not there', 'month.csv', '+31699999999'],
  ['of which no row can be used', 'idle.csv', '+100'],
])('a contact %s is refused', async (_, file, contact) => {
  const [long, short] = [
    await simulate('long', [file, '--contact', contact]),
    await simulate('short', [file, '--contact', contact]),
  ];
  expect(long.exitCode).toBe(2);
  expect(long.stderr).toContain(`--contact ${contact}: the timeline has no such contact.`);
  expect(long).toEqual(short);
});

test('standard input is shown as a file is', async () => {
  const args = ['simulate', '--timezone', 'America/Sao_Paulo', '--limit', '2', '--format', 'markdown', '-'];
  const shown = async (where: string) => {
    const stdin = readFileSync(join(folder, where, 'month.csv'), 'utf8');
    const { stdout, exitCode } = await run(args, { stdin });
    return { stdout: stdout.replace(ASSUMED, ''), exitCode };
  };
  expect(await shown('long')).toEqual(await shown('short'));
});

test.each([
  ['a message in a group', 'log.ndjson'],
  ['an unknown past', 'month.csv', '--past', 'unknown'],
])('%s is read whole', async (_, ...args) => {
  const message = { from: '5511978897170', group_id: 'g1', id: 'wamid.1', timestamp: '1790000000', type: 'text' };
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: '1' }, messages: [message] };
  const line = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
    note: 'x'.repeat(9 << 20),
  });
  writeFileSync(join(folder, 'long', 'log.ndjson'), `${line}\n`);
  const { stderr } = await simulate('long', args);
  expect(stderr).toContain('held in memory [READ_WHOLE]');
});
