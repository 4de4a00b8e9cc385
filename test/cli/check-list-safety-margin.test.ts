import { expect, test } from 'vitest';
import { run } from './run.js';

const LIST = ['check', 'fixtures/check/inbox.csv', '--at', '2026-11-20T00:00:00Z', '--safety-margin', '1h'];

test('in the list of contacts, a window within its safety margin does not look open', async () => {
  const { stdout, exitCode } = await run([...LIST, '--limit', '2']);
  expect(stdout).toBe(
    [
      'Contacts as of 2026-11-20 00:00. Times in UTC.',
      '',
      'contact       number        window      until        last message  answered',
      '───────────────────────────────────────────────────────────────────────────',
      '+31633333333  +31201111111  unsafe 40m  11-20 00:40  11-19 00:40   yes',
      '+31622222222  +31202222222  open 14h    11-20 14:00  11-19 14:00   no',
      '',
      '5 more contacts not shown: see them with --limit all.',
      'unsafe: still open, and counted as closed for the safety margin.',
      '7 contacts, each on a number: 2 open, 5 closed; 3 unanswered.',
      '',
    ].join('\n'),
  );
  expect(exitCode).toBe(0);
});

test('without a margin it closes soon', async () => {
  const { stdout } = await run([...LIST.slice(0, -2), '--limit', '1']);
  expect(stdout).toContain('closing 40m');
  expect(stdout).not.toContain('unsafe');
});
