import { expect, test } from 'vitest';
import { caseAt, folderWith } from './verify.js';

const EVENTS = `events:
  - { time: Hour 0, direction: inbound, type: text }
  - time: Hour 1
    direction: outbound
    type: text
rules: cbp-2023
cases:
`;

test('events in place are the timeline, and are named by their lines in the file', async () => {
  const folder = folderWith({ 'a.yaml': EVENTS + caseAt('end', '{ charges: { a.yaml:3: { category: utility } } }') });
  const { stdout, exitCode } = await folder.verify('a.yaml');
  expect(exitCode).toBe(1);
  expect(stdout).toBe(`FAIL  a.yaml (1 of 1 failed)

  FAIL  a case (at end)
        a.yaml:10:24  charges
        - a.yaml:3: { category: utility }
        + a.yaml:3: { category: service }

        Why: a.yaml:3
         1  The business sent a text at Hour 1.
         2  Rules cbp-2023 applied.
         3  The window was open: a.yaml:2 at Hour 0 had opened it until Hour 24.
         4  No conversation was open.
         5  It was allowed.
         6  It counts as delivered at once, for the input does not say (D1).
         7  It opened a service conversation, until Hour 25.
         8  It is charged as one service conversation.

- expected   + got
1 failed, 0 passed of 1 case in 1 file.
`);
});

test('a record in place that cannot be used is told at its line', async () => {
  const text = `events:\n  - { time: Hour 0, direction: inwards }\n  - { time: Hour 1, direction: in }\ncases:\n`;
  const folder = folderWith({ 'a.yaml': text + caseAt('Hour 1', '{ window: open }') });
  const { stdout } = await folder.verify('a.yaml', '--format', 'github');
  expect(stdout).toContain('a.yaml:2:');
  expect(stdout).toContain('[UNKNOWN_DIRECTION]');
});
