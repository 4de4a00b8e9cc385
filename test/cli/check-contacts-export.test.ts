import { expect, test } from 'vitest';
import { run } from './run.js';

const CONTACTS = [
  'id,Name,Phone,type,created_at,Last Message At',
  '1,Anna,+31612345678,lead,2025-01-01T00:00:00Z,2026-11-19T22:30:00Z',
  '2,Dirk,+31687654321,lead,2025-01-01T00:00:00Z,',
  '3,Elif,+905321234567,lead,2025-01-01T00:00:00Z,2026-11-10T12:00:00Z',
  '',
].join('\n');

const AT = ['--at', '2026-11-20T00:00:00Z'];

test('each contact wrote at last_message_at; who never wrote is not listed', async () => {
  const { stdout, stderr } = await run(['check', '-', ...AT, '--format', 'ndjson'], { stdin: CONTACTS });
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { contact: '+31612345678', verdict: 'open', minutesLeft: 1350, lastMessageAt: '2026-11-19T22:30:00.000Z' },
    { contact: '+905321234567', verdict: 'closed', minutesLeft: null, until: '2026-11-11T12:00:00.000Z' },
  ]);
  expect(stderr).toBe('');
});

test('one of them can be asked about', async () => {
  const { exitCode } = await run(['check', '-', ...AT, '--contact', '0612345678'], { stdin: CONTACTS });
  const exact = await run(['check', '-', ...AT, '--contact', '+31612345678'], { stdin: CONTACTS });
  expect([exitCode, exact.exitCode]).toEqual([1, 0]);
});

test('JSON says it as well', async () => {
  const stdin = JSON.stringify([
    { id: 1, phone: '+31612345678', tags: 'vip', last_message_at: '2026-11-19T22:30:00Z' },
    { id: 2, phone: '+31687654321', tags: '', last_message_at: null },
  ]);
  const { stdout } = await run(['check', '-', ...AT, '--format', 'csv'], { stdin });
  expect(stdout).toBe(
    [
      'contact,number,verdict,window,until,minutes_left,closes_soon,last_message_at,unanswered',
      '+31612345678,,open,open,2026-11-20T22:30:00.000Z,1350,false,2026-11-19T22:30:00.000Z,',
      '',
    ].join('\n'),
  );
});

test('a time that cannot be read is told with its place', async () => {
  const stdin = 'phone,last_message_at\n+31612345678,2026-11-19T22:30:00Z\n+31687654321,yesterday\n';
  const { stderr } = await run(['check', '-', ...AT], { stdin });
  expect(stderr).toContain('<stdin>:3:14: error: "yesterday" is not a time in any known form [BAD_TIME]');
});

test('a timeline with such a column stays a timeline', async () => {
  const stdin =
    'time,direction,type,contact,last_message_at\n2026-11-01T10:00:00Z,out,text,anna,2026-11-19T22:30:00Z\n';
  const { exitCode } = await run(['check', '-', ...AT, '--contact', 'anna'], { stdin });
  expect(exitCode).toBe(1);
});
