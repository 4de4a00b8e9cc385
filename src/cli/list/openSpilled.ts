import { beginsWithWebhooks } from '../../input/heard/lines.js';
import type { ReadOptions } from '../../input/index.js';
import { distinct } from '../../input/readTimeline.js';
import { SendLog } from '../../input/sendLog.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { SimulateOptions } from '../../run/options.js';
import type { CountedFile } from '../count/countFiles.js';
import { openStream } from '../files.js';
import { unpacked } from '../gunzip.js';
import type { Io } from '../io.js';
import type { SpilledLog } from './spilledLog.js';
import { SpilledRows } from './spilledRows.js';
import { SpilledWebhooks } from './spilledWebhooks.js';

/**
 * A long log of the kind that its first file shows; null where it cannot be joined with the send logs that are given. `ofBucket`
 * is for how many rows or lines a temporary file is worth having. Throws `NotPlain` where the past has to be unknown and cannot.
 */
export async function openSpilled(
  files: readonly CountedFile[],
  { format, map = {}, inputTimezone, idHorizon, sends, mapSends }: ReadOptions,
  past: SimulateOptions['past'],
  io: Io,
  ofBucket?: number,
): Promise<SpilledLog | null> {
  const reading = { format, map, inputTimezone, idHorizon };
  const [first] = files;
  const isHeard = first !== undefined && beginsWithWebhooks(first.name, await headOf(first, io), format);
  if (!isHeard) {
    if (sends !== undefined) return null;
    if (past === 'unknown') throw new NotPlain('what was open before the log depends on its first event');
    return new SpilledRows(files, reading, io, ofBucket);
  }
  if (sends === undefined) return new SpilledWebhooks(files, reading, io, ofBucket);
  const own = distinct([...files.map(({ name }) => ({ name, bytes: NOTHING })), ...sends]).slice(files.length);
  const log = SendLog.read(own, { inputTimezone, mapSends });
  return log === null ? null : new SpilledWebhooks(files, reading, io, ofBucket, log);
}

const NOTHING = new Uint8Array();

async function headOf({ given }: CountedFile, io: Io): Promise<Buffer> {
  const stream = await openStream(given, io);
  for await (const { buffer, byteOffset, length } of unpacked(stream)) return Buffer.from(buffer, byteOffset, length);
  return Buffer.alloc(0);
}
