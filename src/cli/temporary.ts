import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, reasonOf, UnableToWrite } from './errors.js';
import type { Io } from './io.js';

/** A folder for what does not fit into memory. It is gone once it is removed, and where the user interrupts. */
export class TemporaryFolder {
  readonly path: string;
  readonly #release: () => void;

  private constructor(path: string, io: Io) {
    this.path = path;
    this.#release = io.onInterrupt(() => {
      // What is being written may come to lie in it meanwhile.
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  /** At once: an interrupt between the making and the knowing of it would leave it behind. */
  static make(io: Io): TemporaryFolder {
    try {
      return new TemporaryFolder(mkdtempSync(join(tmpdir(), 'wa-window-')), io);
    } catch (error) {
      return refuse(error);
    }
  }

  async remove(): Promise<void> {
    this.#release();
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Lends a folder that is gone once the work is done, has failed or was interrupted. */
export async function withTemporaryFolder<T>(io: Io, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = TemporaryFolder.make(io);
  try {
    return await work(folder.path);
  } finally {
    await folder.remove();
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
