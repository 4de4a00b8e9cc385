import { expect, test } from 'vitest';
import { run } from './run.js';

const LOG = ['time,contact,direction,type', '2026-11-19T10:00:00Z,+31612345678,inbound,text', ''].join('\n');
const OPEN = '2026-11-20T09:00:00Z';
const CLOSED = '2026-11-20T10:00:00Z';

function check(at: string, ...args: string[]) {
  return run(['check', '--contact', '+31612345678', '-', '--at', at, ...args], { stdin: LOG });
}

test('--branch prints the name of the branch and nothing else', async () => {
  expect(await check(OPEN, '--branch')).toEqual({ stdout: 'open\n', stderr: '', exitCode: 0 });
  expect(await check(CLOSED, '--branch')).toEqual({ stdout: 'closed\n', stderr: '', exitCode: 1 });
});

test('--format bird prints its three fields', async () => {
  const { stdout } = await check(OPEN, '--format', 'bird');
  expect(JSON.parse(stdout)).toEqual({
    serviceWindowExpireAt: '2026-11-20T10:00:00.000Z',
    isPermanentSession: null,
    metadata: null,
  });
});

test('notes stay away, errors are told on standard error', async () => {
  const log = `${LOG}2026-11-19T09:00:00Z,+31612345678,inbound,text\n2026-11-19T09:30:00Z,,sideways,text\n`;
  const args = ['check', '--contact', '+31612345678', '-', '--at', OPEN, '--branch'];
  const { stdout, stderr, exitCode } = await run(args, { stdin: log });
  expect([stdout, exitCode]).toEqual(['open\n', 0]);
  expect(stderr).toContain('[UNKNOWN_DIRECTION]');
  expect(stderr).not.toContain('OUT_OF_ORDER');
});

test('who is not in the log is closed, with a note that names the nearest', async () => {
  const args = ['check', '--contact', '06 1234 5678', '-', '--at', OPEN, '--branch'];
  expect(await run(args, { stdin: LOG })).toEqual({
    stdout: 'closed\n',
    stderr: 'note: the log holds no contact 06 1234 5678; the nearest is +31612345678\n',
    exitCode: 1,
  });
});

test('several matches are listed', async () => {
  const log = [
    'time,contact,number,direction,type',
    '2026-11-19T10:00:00Z,anna,+31201111111,inbound,text',
    '2026-11-19T10:00:00Z,anna,+31202222222,inbound,text',
    '',
  ].join('\n');
  const { stderr } = await run(['check', '--contact', 'anna', '-', '--at', OPEN], { stdin: log });
  expect(stderr).toContain('  --number +31201111111\n  --number +31202222222\n');
});

test('control characters of the input do not reach the terminal', async () => {
  const log = ['time,contact,direction,type,id', `2026-11-19T10:00:00Z,an\u001bna,inbound,text,m\u001b1`, ''].join(
    '\n',
  );
  for (const args of [['--contact', 'an\u001bna'], ['--contact', 'anna'], []]) {
    const { stdout, stderr } = await run(['check', ...args, '-', '--at', OPEN], { stdin: log });
    expect(stdout + stderr).not.toContain('\u001b');
  }
});
