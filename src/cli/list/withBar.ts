import type { Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';
import { progressOf } from '../progress.js';

/** Shows how far one round over a log is. */
export async function withBar<T>(bytes: number | null, io: Io, work: (progress: Progress) => Promise<T>): Promise<T> {
  const bar = await progressOf(bytes, io);
  try {
    return await work((read, rows) => bar.at(read, rows));
  } finally {
    bar.stop();
  }
}
