import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { Spool } from '../../src/cli/spool.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-test-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function world(stdin: Io['stdin'], changes: Partial<Io> = {}): Io {
  return { stdin, onInterrupt: () => () => undefined, ...changes } as Io;
}

const PIECES = Array.from({ length: 1000 }, (_, index) => Buffer.from(`piece ${index} of standard input\n`));
const WHOLE = Buffer.concat(PIECES).toString();

async function read(spool: Spool): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of spool.io.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('standard input that nobody wants to be kept goes through', async () => {
  const spool = new Spool(world(Readable.from(PIECES)));
  expect(await read(spool)).toBe(WHOLE);
  await spool.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('what is kept can be read again, from its first byte', async () => {
  const spool = new Spool(world(Readable.from(PIECES)));
  expect(await spool.keep(100)).toEqual({ bytes: 104, ended: false, packed: false });
  expect(await read(spool)).toBe(WHOLE);
  expect(await read(spool)).toBe(WHOLE);
  expect(readdirSync(folder)).toHaveLength(1);
  await spool.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a short input needs no file', async () => {
  const spool = new Spool(world(Readable.from(PIECES.slice(0, 2))));
  expect(await spool.keep(100)).toEqual({ bytes: 52, ended: true, packed: false });
  expect(await read(spool)).toBe(await read(spool));
  expect(readdirSync(folder)).toEqual([]);
});

test('a reader that goes away half-way takes nothing from the next one', async () => {
  const stdin = new PassThrough();
  const spool = new Spool(world(stdin));
  stdin.write('one ');
  await spool.keep(1);
  const first = spool[Symbol.asyncIterator]();
  await first.next();
  // It waits for what is to come, as the next reader does after it.
  const waiting = first.next();
  const whole = read(spool);
  stdin.write('two ');
  stdin.end('three');
  await waiting;
  expect(await whole).toBe('one two three');
  await spool.close();
});

test('an interrupt removes what was kept', async () => {
  let interrupt: () => void = () => undefined;
  const onInterrupt: Io['onInterrupt'] = (cleanUp) => {
    interrupt = cleanUp;
    return () => undefined;
  };
  const spool = new Spool(world(Readable.from(PIECES), { onInterrupt }));
  await spool.keep(1);
  await read(spool);
  expect(readdirSync(folder)).toHaveLength(1);
  interrupt();
  expect(readdirSync(folder)).toEqual([]);
  await spool.close();
});

test('where no temporary file can be written, that is said', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'not-there'));
  const spool = new Spool(world(Readable.from(PIECES)));
  await spool.keep(1);
  await expect(read(spool)).rejects.toThrow(/^no temporary file could be written in .*: no such file or directory/);
});
