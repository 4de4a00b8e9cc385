import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { writeShortAndLong } from './long.js';
import { run, type Ran } from './run.js';

const folder = temporaryFolder();

beforeAll(() => {
  writeShortAndLong(folder, (log, file) => {
    const [header = '', ...rows] = log;
    const id = (row: string, index: number) => `${row},wamid.${index}`;
    file('month.csv', [...log, ''].join('\n'));
    file('ids.csv', [`${header},id`, ...rows.map(id)].join('\n'));
    file(
      'faulty.csv',
      [header, ...rows.slice(0, 5), rows[5]?.replace('outbound', 'sideways'), ...rows.slice(6)].join('\n'),
    );
    file('turned.csv', [header, ...rows.toReversed()].join('\n'));
  });
});

function explain(where: 'short' | 'long', args: readonly string[]): Promise<Ran> {
  return run(['explain', ...args], { cwd: join(folder, where) });
}

describe('what a long log says of a message is what a replay of the whole says', () => {
  test.each([
    ['by its line', ['month.csv:4001', '--timezone', 'America/Sao_Paulo']],
    ['by its line alone, as a document', ['month.csv:4001', 'month.csv', '--format', 'json']],
    ['by its id', ['wamid.2345', 'ids.csv']],
    ['of a customer', ['month.csv:2', 'month.csv']],
    ['where nobody names the zone', ['month.csv:1200', 'month.csv']],
    ['rows out of order', ['turned.csv:1200', 'turned.csv']],
    ['under other rules', ['month.csv:4001', 'month.csv', '--rules', 'cbp-2023']],
    ['numbers hidden', ['month.csv:4001', 'month.csv', '--mask']],
    ['a row that was set aside', ['faulty.csv:7', 'faulty.csv']],
    ['what is no message', ['131047', 'month.csv']],
  ])('%s', async (_, args) => {
    const [long, short] = [await explain('long', args), await explain('short', args)];
    expect(long).toEqual(short);
    expect(long.stdout + long.stderr).not.toBe('');
  });
});

test('what is not there is told, without a guess at what was meant', async () => {
  expect(await explain('long', ['month.csv:999999', 'month.csv'])).toEqual({
    stdout: '',
    stderr: `error: the timeline has no message month.csv:999999. Name one by its id, or as FILE:LINE.
See: wa-window explain --help
`,
    exitCode: 2,
  });
});
