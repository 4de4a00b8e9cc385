import { rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, reasonOf, UnableToWrite } from './errors.js';
import type { Io } from './io.js';

/** Lends a folder for what does not fit into memory; it is gone once the work is done, has failed or was interrupted. */
export async function withTemporaryFolder<T>(io: Io, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wa-window-')).catch(refuse);
  const release = io.onInterrupt(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    return await work(folder);
  } finally {
    release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes all of it at the end of a temporary file. Throws an `UnableToWrite`, for temporary folders are small at times. */
export function writeTemporary(file: number, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): never {
  if (!isRefusal(error)) throw error;
  const message = `no temporary file could be written in ${tmpdir()}: ${reasonOf(error)}. TMPDIR names another folder`;
  throw new UnableToWrite(message, { cause: error });
}
