import { expect, test } from 'vitest';
import { updatedText } from '../../src/cli/commands/verify/update.js';
import type { Value } from '../../src/verify/value.js';
import { folderWith, HEAD } from './verify.js';

/** [what is shared, before, the values at their paths, after] */
const ROWS: readonly [string, string, readonly (readonly [readonly string[], Value])[], string][] = [
  [
    'a value that an alias repeats',
    'a: &shared [x]  # one\nb: *shared  # two\n',
    [[['a'], ['y']]],
    'a: &shared [y]  # one\nb: [x]  # two\n',
  ],
  [
    'a value inside what an alias repeats',
    'a: &shared { x: 1, y: 2 }\nb: *shared\n',
    [[['a', 'x'], 5]],
    'a: &shared { x: 5, y: 2 }\nb: { x: 1, y: 2 }\n',
  ],
  [
    'both sides',
    'a: &shared { x: 1, y: 2 }\nb: *shared\n',
    [
      [['a', 'x'], 5],
      [['b', 'y'], 6],
    ],
    'a: &shared { x: 5, y: 2 }\nb: { x: 1, y: 6 }\n',
  ],
  [
    'a value behind an alias',
    'b: &shared { x: 1, y: 2 }  # one\na: *shared  # two\n',
    [[['a', 'x'], 5]],
    'b: &shared { x: 1, y: 2 }  # one\na: { x: 5, y: 2 }  # two\n',
  ],
  ['an anchor inside a value that goes', 'a: [&word x]\nb: *word\nc: *word\n', [[['a'], []]], 'a: []\nb: x\nc: x\n'],
  ['a value that nothing repeats', 'a: &alone [x]  # one\nb: 1\n', [[['a'], ['y']]], 'a: &alone [y]  # one\nb: 1\n'],
];

test.each(ROWS)('%s changes where it is meant alone', (_, before, values, after) => {
  expect(
    updatedText(
      before,
      values.map(([path, value]) => ({ path, value })),
    ),
  ).toBe(after);
});

test('a case that passed passes after an update of the one whose expectation it shares', async () => {
  const folder = folderWith({
    'a.yaml': `${HEAD}  - name: wrong
    at: Hour 25
    expect: &opened { opened: [marketing] }
  - name: right
    at: Hour 0
    expect: *opened
`,
  });
  expect(await folder.verify('a.yaml', '--update')).toMatchObject({ stderr: '', exitCode: 0 });
  expect(await folder.verify('a.yaml')).toMatchObject({ exitCode: 0 });
});
