import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './io.js';

/** Lends a folder for what does not fit into memory; it is gone once the work is done, has failed or was interrupted. */
export async function withTemporaryFolder<T>(io: Io, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wa-window-'));
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
