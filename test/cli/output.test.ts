import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClosedPipe } from '../../src/cli/errors.js';
import type { Io } from '../../src/cli/io.js';
import { checkTarget, print, writeTarget } from '../../src/cli/output.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function world(changes: Partial<Io> = {}): Io {
  return { cwd: folder, onInterrupt: () => () => undefined, ...changes } as Io;
}

async function write(name: string, chunks: Iterable<string>, io = world()): Promise<void> {
  await writeTarget(await checkTarget('--output', name, [], io), chunks, io);
}

function place(name: string): string {
  return join(folder, name);
}

test('a file is written and nothing stays beside it', async () => {
  await write('run.json', ['one\n', 'two\n']);
  expect(readFileSync(place('run.json'), 'utf8')).toBe('one\ntwo\n');
  expect(readdirSync(folder)).toEqual(['run.json']);
});

test('when rendering fails half-way, the old file is still whole and nothing stays beside it', async () => {
  writeFileSync(place('run.json'), 'old');
  function* failing(): Iterable<string> {
    yield 'x'.repeat(100_000);
    throw new RangeError('half-way');
  }
  await expect(write('run.json', failing())).rejects.toThrow('half-way');
  expect(readFileSync(place('run.json'), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['run.json']);
});

test('an interrupt half-way leaves no half-written file', async () => {
  let interrupt: () => void = () => undefined;
  const io = world({
    onInterrupt: (cleanUp) => {
      interrupt = cleanUp;
      return () => undefined;
    },
  });
  let seen: string[] = [];
  function* interrupted(): Iterable<string> {
    yield 'x'.repeat(100_000);
    seen = readdirSync(folder);
    interrupt();
    expect(readdirSync(folder)).toEqual([]);
    yield 'y'.repeat(100_000);
  }
  await write('run.json', interrupted(), io).catch(() => undefined);
  expect(seen).toEqual([expect.stringMatching(/^\.run\.json\..+\.tmp$/)]);
  expect(readdirSync(folder)).toEqual([]);
});

test('a private file stays private, and a link stays a link', async () => {
  writeFileSync(place('real.json'), 'old');
  chmodSync(place('real.json'), 0o600);
  symlinkSync('real.json', place('link.json'));
  await write('link.json', ['new']);
  expect(readFileSync(place('real.json'), 'utf8')).toBe('new');
  expect(statSync(place('real.json')).mode & 0o777).toBe(0o600);
  expect(lstatSync(place('link.json')).isSymbolicLink()).toBe(true);
});

test.runIf(process.platform !== 'win32')('a device is written to and not replaced', async () => {
  await write('/dev/null', ['gone']);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('an input is refused under every name it has', async () => {
  writeFileSync(place('in.csv'), 'time,direction\n');
  symlinkSync('in.csv', place('soft.csv'));
  linkSync(place('in.csv'), place('hard.csv'));
  const inputs = [statSync(place('in.csv'), { bigint: true })];
  for (const name of ['in.csv', './in.csv', place('in.csv'), 'soft.csv', 'hard.csv']) {
    await expect(checkTarget('--output', name, inputs, world())).rejects.toThrow(
      `--output ${name} is an input, and inputs are never overwritten. Name another file.`,
    );
  }
});

test('a folder, and a file in a folder that is not there, are refused', async () => {
  await expect(checkTarget('--output', '.', [], world())).rejects.toThrow('--output . is a folder. Name a file in it.');
  await expect(checkTarget('--rejects', 'no/run.json', [], world())).rejects.toThrow(
    '--rejects no/run.json: there is no folder no. Make it.',
  );
});

test('chunks are gathered, so that a line is not a write', async () => {
  const writes: number[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      writes.push(chunk.length);
      done();
    },
  });
  await print(stream, Array<string>(10_000).fill('123456789\n'));
  expect(writes.reduce((sum, length) => sum + length)).toBe(100_000);
  expect(writes).toHaveLength(2);
});

test('a closed pipe is told apart from other failures', async () => {
  const failing = (code: string): Writable =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) }).on(
      'error',
      () => undefined,
    );
  await expect(print(failing('EPIPE'), ['a'])).rejects.toBeInstanceOf(ClosedPipe);
  await expect(print(failing('EIO'), ['a'])).rejects.toThrow('EIO');
});
