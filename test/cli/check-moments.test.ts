import { expect, test } from 'vitest';
import { instantOf } from '../../src/model/instant.js';
import { run } from './run.js';

const DATED = ['time,direction,type', '2026-11-19T10:00:00Z,inbound,text', '2026-11-19T13:00:00Z,inbound,text', ''];
const HOURS = ['time,direction,type', 'Hour 0,inbound,text', 'Hour 20,outbound,text', ''];

async function document(lines: readonly string[], now: string, ...args: string[]) {
  const { stdout, stderr } = await run(['check', '--contact', 'anna', '-', '--format', 'json', ...args], {
    stdin: lines.join('\n'),
    now: () => instantOf(Date.parse(now)),
  });
  return { ...(JSON.parse(stdout) as { at: string; window: Record<string, unknown> }), stderr };
}

test('a timeline with dates is asked about as of now', async () => {
  const { at, window } = await document(DATED, '2026-11-20T12:00:00Z');
  expect([at, window['state'], window['minutesLeft']]).toEqual(['2026-11-20T12:00:00.000Z', 'open', 60]);
});

test('--at takes the place of the clock', async () => {
  const { at, window } = await document(DATED, '2030-01-01T00:00:00Z', '--at', '2026-11-20T12:00:00+01:00');
  expect([at, window['minutesLeft']]).toEqual(['2026-11-20T11:00:00.000Z', 120]);
});

test('what lies later than 5 minutes after it opens nothing; clocks within 5 minutes are one', async () => {
  const before = await document(DATED, '', '--at', '2026-11-19T12:54:59.999Z');
  const nearly = await document(DATED, '', '--at', '2026-11-19T12:55:00.000Z');
  expect(before.window['until']).toBe('2026-11-20T10:00:00.000Z');
  expect(nearly.window['until']).toBe('2026-11-20T13:00:00.000Z');
  expect(nearly.at).toBe('2026-11-19T13:00:00.000Z');
});

test('events after now are a fault of the log, and said to be; after --at they are to be expected', async () => {
  const now = await document(DATED, '2026-11-19T12:00:00Z');
  const at = await document(DATED, '', '--at', '2026-11-19T12:00:00Z');
  expect(now.stderr).toBe(
    'warning: 1 event lies more than 5 minutes after now and is left out (C18); --at names another moment\n',
  );
  expect(at.stderr).toBe('');
});

test('a timeline without dates is asked about as of its last event', async () => {
  const { at, window } = await document(HOURS, '2026-11-20T12:00:00Z');
  expect([at, window['minutesLeft']]).toEqual(['Hour 20', 240]);
});

test('--at names an hour of it, of which nothing later counts', async () => {
  const lines = ['time,direction,type', 'Hour 0,inbound,text', 'Hour 5.05,inbound,text', ''];
  const { at, window } = await document(lines, '', '--at', 'Hour 5');
  expect([at, window['until']]).toEqual(['Hour 5', 'Hour 24']);
});

test('where Hour 0 was placed, an hour is still understood', async () => {
  const { at } = await document(HOURS, '', '--start', '2026-10-05T09:00:00Z', '--at', 'Hour 5');
  expect(at).toBe('2026-10-05T14:00:00.000Z');
});
