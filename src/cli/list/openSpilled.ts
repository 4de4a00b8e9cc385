import { beginsWithWebhooks } from '../../input/heard/lines.js';
import type { CountedFile, CountReading } from '../count/countFiles.js';
import { openStream } from '../files.js';
import { unpacked } from '../gunzip.js';
import type { Io } from '../io.js';
import type { SpilledLog } from './spilledLog.js';
import { SpilledRows } from './spilledRows.js';
import { SpilledWebhooks } from './spilledWebhooks.js';

export const PAST_UNKNOWN = 'what was open before the log depends on its first event';

/** A long log of the kind that its first file shows; `ofBucket` is for how many rows or lines a temporary file is worth having. */
export async function openSpilled(
  files: readonly CountedFile[],
  reading: CountReading,
  io: Io,
  ofBucket?: number,
): Promise<SpilledLog> {
  const [first] = files;
  const isHeard = first !== undefined && beginsWithWebhooks(first.name, await headOf(first, io), reading.format);
  return isHeard ? new SpilledWebhooks(files, reading, io, ofBucket) : new SpilledRows(files, reading, io, ofBucket);
}

async function headOf({ given }: CountedFile, io: Io): Promise<Buffer> {
  const stream = await openStream(given, io);
  for await (const { buffer, byteOffset, length } of unpacked(stream)) return Buffer.from(buffer, byteOffset, length);
  return Buffer.alloc(0);
}
