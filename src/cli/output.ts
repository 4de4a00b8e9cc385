import { rmSync, type BigIntStats } from 'node:fs';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ClosedPipe, codeOf, isRefusal, reasonOf, UnableToWrite, UsageError } from './errors.js';
import type { FileIdentity, Io } from './io.js';

const BATCH = 64 * 1024;

/** Writes no faster than the other side reads. */
export async function print(stream: Writable, chunks: Iterable<string>): Promise<void> {
  for (const batch of batched(chunks)) {
    await printOne(stream, batch);
    // A pipe or file takes what it gets at once: an interrupt is heard in between.
    await setImmediate();
  }
}

/** To standard error, which nobody needs to read: when it is closed, the result is still to come. */
export async function tell(io: Io, chunks: Iterable<string>): Promise<void> {
  try {
    await print(io.stderr, chunks);
  } catch (error) {
    if (!(error instanceof ClosedPipe)) throw error;
  }
}

/** The same for bytes that come as they are read. */
export async function printBytes(stream: Writable, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) await printOne(stream, chunk);
}

function printOne(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  return new Promise((done, failed) => {
    stream.write(chunk, (error) => {
      if (!error) done();
      else failed(unwritten(error));
    });
  });
}

/** Why a stream took nothing: a reader that has gone, or a full disk, are no faults of ours. */
export function unwritten(error: Error): Error {
  if (isGone(error)) return new ClosedPipe();
  if (!isRefusal(error)) return error;
  return new UnableToWrite(`the output could not be written: ${reasonOf(error)}`, { cause: error });
}

function isGone(error: Error): boolean {
  const code = codeOf(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

function* batched(chunks: Iterable<string>): Iterable<string> {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

/** A place to write to that has been checked. */
export interface Target {
  /** With symbolic links resolved. */
  readonly path: string;
  readonly existing: BigIntStats | null;
}

/** Refuses, before any work is done, what could not or must not be written. */
export async function checkTarget(
  flag: string,
  given: string,
  inputs: readonly FileIdentity[],
  io: Io,
): Promise<Target> {
  const path = resolve(io.cwd, given);
  const existing = await stat(path, { bigint: true }).catch(() => null);
  if (existing === null) {
    const folder = await stat(dirname(path)).catch(() => null);
    if (!folder?.isDirectory())
      throw new UsageError(`${flag} ${given}: there is no folder ${dirname(given)}. Make it.`);
    return { path, existing };
  }
  if (existing.isDirectory()) throw new UsageError(`${flag} ${given} is a folder. Name a file in it.`);
  if (inputs.some(({ dev, ino }) => dev === existing.dev && ino === existing.ino)) {
    throw new UsageError(`${flag} ${given} is an input, and inputs are never overwritten. Name another file.`);
  }
  return { path: await realpath(path), existing };
}

/** Text piece by piece, or bytes as they are read. */
type Chunks = Iterable<string> | AsyncIterable<Uint8Array>;

/** Writes beside the target and renames, so that the target is the old file or the whole new one. */
export async function writeTarget(target: Target, chunks: Chunks, io: Io): Promise<void> {
  try {
    // A device or a named pipe has nothing to keep whole, and renaming would take its place.
    if (target.existing !== null && !target.existing.isFile()) await fill(target.path, 'w', 0o666, chunks);
    else await replace(target, chunks, io);
  } catch (error) {
    if (codeOf(error) === 'EPIPE') throw new ClosedPipe();
    if (!isRefusal(error)) throw error;
    throw new UnableToWrite(`${target.path} could not be written: ${reasonOf(error)}`, { cause: error });
  }
}

async function replace(target: Target, chunks: Chunks, io: Io): Promise<void> {
  const temporary = join(dirname(target.path), `.${basename(target.path)}.${crypto.randomUUID()}.tmp`);
  const release = io.onInterrupt(() => rmSync(temporary, { force: true }));
  try {
    await fill(temporary, 'wx', permissions(target), chunks);
    await rename(temporary, target.path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    release();
  }
}

/** A file that is replaced stays as private as it was. */
function permissions({ existing }: Target): number {
  return existing === null ? 0o666 : Number(existing.mode) & 0o777;
}

async function fill(path: string, flag: string, mode: number, chunks: Chunks): Promise<void> {
  const file = await open(path, flag, mode);
  try {
    await writeFile(file, Symbol.iterator in chunks ? batched(chunks) : chunks);
  } finally {
    await file.close();
  }
}
