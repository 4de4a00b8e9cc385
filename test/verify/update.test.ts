import { expect, test } from 'vitest';
import { updatedText } from '../../src/cli/commands/verify/update.js';
import type { Value } from '../../src/verify/value.js';
import { caseAt, folderWith, HEAD } from './verify.js';

/** [what changes, before, the value at `a`, after] */
const ROWS: readonly [string, string, Value, string][] = [
  ['a word', 'a:   open    # why\nb: 1\n', 'closed', 'a:   closed    # why\nb: 1\n'],
  ['a word in quotes', `a: 'open'\n`, 'closed', 'a: closed\n'],
  ['a list in a line', 'a: [x, y]  # why\n', ['x'], 'a: [x]  # why\n'],
  ['an item of a block', 'a:\n  - x  # one\n  # two\n  - y\nb: 1\n', ['y'], 'a:\n  # two\n  - y\nb: 1\n'],
  ['an item more', 'a:\n  - x  # one\nb: 1\n', ['x', 'y'], 'a:\n  - x  # one\n  - y\nb: 1\n'],
  ['an item more at the end of the file', 'a:\n  - x', ['x', 'y'], 'a:\n  - x\n  - y\n'],
  ['no item left', 'a:\n  - x\n', [], 'a:\n  []\n'],
  ['a value of a block', 'a:\n  x: 1  # one\n  y: 2\n', { x: 3, y: 2 }, 'a:\n  x: 3  # one\n  y: 2\n'],
  ['a key more', 'a:\n  x: 1  # one\n', { x: 1, z: 2 }, 'a:\n  x: 1  # one\n  z: 2\n'],
  ['a key less', 'a:\n  x: 1\n  y: 2  # two\nb: 1\n', { x: 1 }, 'a:\n  x: 1\nb: 1\n'],
  ['a key more in a line', 'a: { x: 1 }  # one\n', { x: 1, z: 2 }, 'a: { x: 1, z: 2 }  # one\n'],
  [
    'a value inside',
    'a: { b: { x: 1, y: 2 }, c: 3 }\n',
    { b: { x: 5, y: 2 }, c: 3 },
    'a: { b: { x: 5, y: 2 }, c: 3 }\n',
  ],
  ['numbers in order of time', 'a:\n  - 1  # one\n  - 2\n', [2, 1], 'a:\n  - 2  # one\n  - 1\n'],
  ['a word for another', 'a:\n  - x  # why\n', ['y'], 'a:\n  - y  # why\n'],
  ['two words for another', 'a:\n  - x  # why\nb: 1\n', ['y', 'z'], 'a:\n  - y  # why\n  - z\nb: 1\n'],
  [
    'a value in an item',
    'a:\n  # The greeting.\n  - category: utility  # why\n    amount: 1\n  - { category: service, amount: 2 }  # short\n',
    [
      { category: 'utility', amount: 3 },
      { category: 'service', amount: 4 },
    ],
    'a:\n  # The greeting.\n  - category: utility  # why\n    amount: 3\n  - { category: service, amount: 4 }  # short\n',
  ],
  [
    'an item between',
    'a:\n  - 1  # one\n  # Three.\n  - 3\n',
    [1, 2, 3],
    'a:\n  - 1  # one\n  - 2\n  # Three.\n  - 3\n',
  ],
  ['an item before', 'a:\n  # Two.\n  - 2\n', [1, 2], 'a:\n  - 1\n  # Two.\n  - 2\n'],
  ['an item less between', 'a:\n  - 1  # one\n  - 2\n  - 3  # three\n', [1, 3], 'a:\n  - 1  # one\n  - 3  # three\n'],
  ['maps for a word', 'a:\n  - x  # why\n', [{ n: 1 }, { n: 2 }], 'a:\n  - { n: 1 }  # why\n  - { n: 2 }\n'],
  [
    'a list in brackets with comments',
    'a: [ # all\n  x, # one\n  y ]\nb: 1\n',
    ['z', 'x'],
    'a: [\n  # all\n  # one\n  z, x]\nb: 1\n',
  ],
  ['a map in braces with a comment', 'a: { x: 1, # "one"\n  y: 2 }\n', { x: 1 }, 'a: {\n  # "one"\n  x: 1 }\n'],
  ['lines that end as on Windows', 'a:\r\n  - x # one\r\n', ['x', 'y'], 'a:\r\n  - x # one\r\n  - y\r\n'],
  ['an item before, on Windows', 'a:\r\n  # Two.\r\n  - 2\r\n', [1, 2], 'a:\r\n  - 1\r\n  # Two.\r\n  - 2\r\n'],
  ['another kind of value', 'a: { x: 1 }\n', null, 'a: null\n'],
];

test.each(ROWS)('%s', (_, before, value, after) => {
  expect(updatedText(before, [{ path: ['a'], value }])).toBe(after);
});

test('--update writes what there is, keeps what was said beside it, and leaves what passes alone', async () => {
  const folder = folderWith({
    'a.yaml': `${HEAD}  # The conversation is over.
  - name: the text
    at: Hour 25
    expect:
      opened: [marketing]  # wrong
      window:   { state: open, left: 180m }
      totals:
        conversations: { marketing: 1 }  # one more
        rejected: 1
`,
  });
  expect(await folder.verify('a.yaml', '--update')).toMatchObject({ stderr: '', exitCode: 0 });
  expect(folder.read('a.yaml')).toBe(`${HEAD}  # The conversation is over.
  - name: the text
    at: Hour 25
    expect:
      opened: [service]  # wrong
      window:   { state: open, left: 180m }
      totals:
        conversations: { marketing: 1, service: 1 }  # one more
        rejected: 0
`);
  expect(await folder.verify('a.yaml')).toMatchObject({ exitCode: 0 });
});

test('what an update cannot know still fails', async () => {
  const folder = folderWith({
    'a.yaml': HEAD + caseAt('Hour 60', '{ opened: [] }', 'too late') + caseAt('Hour 5', '{ opened: [service] }'),
  });
  expect(await folder.verify('a.yaml', '--update')).toEqual({
    stdout: `FAIL  a.yaml (1 of 2 failed)

  FAIL  too late (at Hour 60)
        a.yaml:5:9  at
        Hour 60 lies after everything: the last thing to happen here is at Hour
        49; write end for the end

  set   a case (at Hour 5)
        a.yaml:9:23  opened, updated
        - service
        + nothing

- expected   + got
1 failed, 1 updated, 0 passed of 2 cases in 1 file.
`,
    stderr: '',
    exitCode: 1,
  });
});
