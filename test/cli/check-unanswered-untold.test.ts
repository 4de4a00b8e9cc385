import { expect, test } from 'vitest';
import { run } from './run.js';

const EXPORT = 'fixtures/check/contacts.csv';

/** Of one contact it holds the message that the export tells of, and another contact that the export does not name. */
const LOG = [
  'time,direction,type,contact',
  '2026-11-10T12:00:00Z,inbound,text,+905321234567',
  '2026-11-10T13:00:00Z,inbound,text,+4915112345678',
  '',
].join('\n');

test('--unanswered is refused where a contacts export is all there is', async () => {
  const { stdout, stderr, exitCode } = await run(['check', EXPORT, '--unanswered']);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toBe(
    'error: --unanswered cannot be told: a contacts export says only when each contact last wrote. ' +
      'Add a log of the messages, which shows what was sent, or leave out --unanswered.\nSee: wa-window check --help\n',
  );
});

test('beside a log those of whom it cannot be told are left out, with a warning', async () => {
  const args = ['check', EXPORT, '-', '--unanswered', '--format', 'ndjson'];
  const { stdout, stderr, exitCode } = await run(args, { stdin: LOG });
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { contact: '+4915112345678', unanswered: true },
    { contact: '+905321234567', unanswered: true },
  ]);
  expect(stderr).toBe(
    'warning: whether 3 contacts of the contacts export got an answer is not in the log: they are left out. ' +
      'Add the log of what was sent since, or leave out --unanswered\n',
  );
  expect(exitCode).toBe(0);
});

test('the warning is about those alone whom the other filters mean', async () => {
  const { stderr } = await run(['check', EXPORT, '-', '--unanswered', '--closed'], { stdin: LOG });
  expect(stderr).toBe('');
});

test('the list counts what is known and what is not', async () => {
  const { stdout } = await run(['check', EXPORT, '-'], { stdin: LOG });
  expect(stdout.trim().split('\n').slice(-2)).toEqual([
    'unknown: a contacts export says only when each contact last wrote.',
    '5 contacts: 3 open, 2 closed; 2 unanswered, 3 perhaps.',
  ]);
});
