import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  writeFileSync(
    join(folder, 'log.csv'),
    [
      'time,contact,number,direction,type',
      '2026-11-19T10:00:00Z,+5511987654321,+31201111111,inbound,text',
      '2026-11-19T09:00:00Z,+31612345678,+31201111111,inbound,text',
      '2026-11-17T09:00:00Z,+31612345678,+31202222222,inbound,text',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'broken.csv'), 'nothing,useful\n1,2\n');
  writeFileSync(join(folder, 'empty.csv'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const AT = ['--at', '2026-11-19T12:00:00Z'];

/** [what it is, the command line, the exit code] */
const LINES: readonly [string, readonly string[], number][] = [
  ['open', ['--contact', '+55 11 98765-4321', 'log.csv', ...AT], 0],
  ['open, in the other spelling of Brazil', ['--contact', '+551187654321', 'log.csv', ...AT], 0],
  ['closed', ['--contact', '+5511987654321', 'log.csv', '--at', '2026-11-20T10:00:00Z'], 1],
  ['closed to be safe', ['--contact', '+5511987654321', 'log.csv', ...AT, '--safety-margin', '23h'], 1],
  ['a contact that the log does not hold', ['--contact', '+31687654321', 'log.csv', ...AT], 1],
  ['a contact that writes only later', ['--contact', '+5511987654321', 'log.csv', '--at', '2026-11-18T12:00:00Z'], 1],
  ['several matches', ['--contact', '+31612345678', 'log.csv', ...AT], 2],
  ['one of them', ['--contact', '+31612345678', '--number', '+31 20 111 1111', 'log.csv', ...AT], 0],
  ['the other', ['--contact', '+31612345678', '--number', '+31202222222', 'log.csv', ...AT], 1],
  ['a number that is not there', ['--contact', '+31612345678', '--number', '+31203333333', 'log.csv', ...AT], 2],
  ['no input at all', ['--contact', '+31612345678'], 2],
  ['no such file', ['--contact', '+31612345678', 'missing.csv'], 3],
  ['an unusable header', ['--contact', '+31612345678', 'broken.csv'], 3],
  ['an empty file', ['--contact', '+31612345678', 'empty.csv'], 3],
  ['the list', ['log.csv', ...AT], 0],
  ['a list without anybody in it', ['log.csv', '--open', '--at', '2027-11-19T12:00:00Z'], 0],
];

test.each(LINES)('%s', async (_, args, exitCode) => {
  expect(await run(['check', ...args], { cwd: folder })).toMatchObject({ exitCode });
});

/** [what is wrong, the command line] */
const MISTAKES: readonly [string, readonly string[]][] = [
  ['a filter of the list for one contact', ['--contact', 'anna', 'log.csv', '--open']],
  ['no contact, as a variable that is not set leaves it', ['--contact', '', 'log.csv', '--branch']],
  ['a branch for a list', ['log.csv', '--branch']],
  ['two formats', ['--contact', '+5511987654321', 'log.csv', '--branch', '--format', 'json']],
  ['a format of the list for one contact', ['--contact', '+5511987654321', 'log.csv', '--format', 'csv']],
  ['a format of one contact for the list', ['log.csv', '--format', 'bird']],
  ['both open and closed', ['log.csv', '--open', '--closed']],
  ['an hour of a timeline with dates', ['log.csv', '--at', 'Hour 5']],
  ['a time without zone', ['log.csv', '--at', '2026-11-19T12:00:00']],
  ['no length of time', ['log.csv', '--expiring-within', 'soon']],
  ['no age and no moment', ['log.csv', '--last-message-before', 'long ago']],
];

test.each(MISTAKES)('%s is a wrong usage', async (_, args) => {
  const { stdout, stderr, exitCode } = await run(['check', ...args], { cwd: folder });
  expect([stdout, exitCode]).toEqual(['', 2]);
  expect(stderr).toMatch(/^error: .*\n(.*\n)*See: wa-window check --help\n$/);
});
