import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { writeShortAndLong } from './long.js';
import { run, type Ran } from './run.js';

const folder = temporaryFolder();

beforeAll(() => {
  writeShortAndLong(folder, (log, file) => {
    const [header = '', ...rows] = log;
    file('month.csv', [...log, ''].join('\n'));
    file('turned.csv', [header, rows[0]?.replace('bound', 'bond'), ...rows.toReversed()].join('\n'));
  });
});

/** Which points can matter is known of a long log, and not whether one would change an outcome. */
const ASSUMED = /^(?:- )?Assumed:[^]*?(?=\n(?:\n|[A-Z]))/gm;

async function compare(where: 'short' | 'long', args: readonly string[]): Promise<Ran> {
  const rules = args.includes('--rules') ? [] : ['--rules', 'pmp-2025', '--rules', 'pmp-2026'];
  const ran = await run(['compare', ...args, ...rules, '--timezone', 'America/Sao_Paulo'], {
    cwd: join(folder, where),
  });
  return { ...ran, stdout: ran.stdout.replace(ASSUMED, 'Assumed: …') };
}

describe('rule sets compared over a long log are as over one that is held', () => {
  test.each([
    ['as a table', ['month.csv']],
    ['in Markdown, numbers hidden', ['month.csv', '--format', 'markdown', '--mask']],
    ['in CSV', ['month.csv', '--format', 'csv']],
    [
      'three at once, in another currency',
      ['month.csv', '--currency', 'BRL', ...['cbp-2024', 'auto', 'pmp-2025'].flatMap((id) => ['--rules', id])],
    ],
    ['out of order, with a row that is set aside', ['turned.csv', '--fail-on', 'error']],
    ['as an expectation that is not kept', ['month.csv', '--max-increase', '10%']],
    ['as a difference that is an exit code', ['month.csv', '--exit-code']],
  ])('%s', async (_, args) => {
    const [long, short] = [await compare('long', args), await compare('short', args)];
    expect(long).toEqual(short);
    expect(long.stdout).not.toBe('');
  });

  test('as a document, but for what is at stake', async () => {
    const [long, short] = [
      await compare('long', ['month.csv', '--format', 'json']),
      await compare('short', ['month.csv', '--format', 'json']),
    ];
    const document = ({ stdout }: Ran): unknown =>
      JSON.parse(stdout, (key, value: unknown) => (key === 'assumptions' ? [] : value));
    expect(document(long)).toEqual(document(short));
  });
});
