import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from './run.js';

const TIMELINE = 'time,direction,type,category\nHour 0,outbound,template,marketing\n';

function closedPipe(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
  });
}

function full(): Writable {
  const refusal = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
  return new Writable({ write: (_chunk, _encoding, done) => done(refusal) });
}

function broken(): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new TypeError('x is not a function')) }),
  };
}

test('a reader that has gone ends the run quietly', async () => {
  const { stderr, exitCode } = await run(['schema', 'run'], { stdout: closedPipe() });
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

test.each(['--version', '--help', 'help', 'schema run'])('%s that could not be written is 3', async (line) => {
  const { stderr, exitCode } = await run(line.split(' '), { stdout: full() });
  expect({ stderr, exitCode }).toEqual({
    stderr: 'error: the output could not be written: no space left on device\n',
    exitCode: 3,
  });
});

test.runIf(process.platform === 'linux')('so is the version that needs no program', () => {
  const file = openSync('/dev/full', 'w');
  const program = ['--import', 'tsx', 'bin/wa-window.ts', '--version'];
  const { status, stderr } = spawnSync(process.execPath, program, { stdio: ['ignore', file, 'pipe'] });
  closeSync(file);
  expect({ status, stderr: stderr.toString() }).toEqual({
    status: 3,
    stderr: 'error: the output could not be written: no space left on device\n',
  });
});

test('without a reader of standard error the result and the exit code stay', async () => {
  const stdin = `${TIMELINE}never,inbound,text,\n`;
  const { stdout, exitCode } = await run(['simulate', '-', '--format', 'json'], { stdin, stderr: closedPipe() });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { conversations: { marketing: 1 } } });
  expect(exitCode).toBe(1);
});

test('a fault of ours is 70, asks for a report and keeps its stack to itself', async () => {
  const { stdout, stderr, exitCode } = await run(['simulate', '-'], { stdin: broken() });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 70 });
  expect(stderr).toBe(`error: x is not a function
This is a bug in wa-window. Please report it, with the command line and the input if you can share it.
WA_WINDOW_DEBUG=1 shows where it happened.
`);
});

test('WA_WINDOW_DEBUG=1 shows the stack', async () => {
  const { stderr } = await run(['simulate', '-'], { stdin: broken(), env: { WA_WINDOW_DEBUG: '1' } });
  expect(stderr).toContain('TypeError: x is not a function\n    at ');
});

test('standard input is read when asked for, and only then', async () => {
  expect(await run(['simulate', '-', '--format', 'json'], { stdin: TIMELINE })).toMatchObject({ exitCode: 0 });
  expect(await run(['simulate'], { stdin: broken() })).toMatchObject({ exitCode: 2 });
});

test('standard input named twice is refused', async () => {
  const { stderr, exitCode } = await run(['simulate', '-', '-'], { stdin: TIMELINE });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error: - is given twice. Name each input once.\n');
});
