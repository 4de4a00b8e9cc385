import type { Progress } from '../count/countFiles.js';
import type { Row } from '../../input/row.js';
import { inTurns } from '../inTurns.js';
import type { Io } from '../io.js';
import { progressOf } from '../progress.js';
import type { SpilledLog } from './spilledLog.js';

/** Shows how far one round over a log is. */
export async function withBar<T>(bytes: number | null, io: Io, work: (progress: Progress) => Promise<T>): Promise<T> {
  const bar = await progressOf(bytes, io);
  try {
    return await work((read, rows) => bar.at(read, rows));
  } finally {
    bar.stop();
  }
}

/** One round over the contacts of a log. */
export async function eachContact(
  log: SpilledLog,
  bytes: number | null,
  io: Io,
  take: (rows: readonly Row[]) => void,
): Promise<void> {
  await withBar(bytes, io, async (progress) => {
    let done = 0;
    for await (const rows of inTurns(log.contacts())) {
      take(rows);
      done += rows.length;
      progress(((bytes ?? 0) * done) / log.rows, done);
    }
  });
}
