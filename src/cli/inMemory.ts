import { getHeapStatistics } from 'node:v8';
import type { Source } from '../input/bytes.js';
import { readTimeline, type ReadOptions } from '../input/readTimeline.js';
import type { Timeline } from '../model/timeline.js';
import type { Io } from './io.js';
import { tell } from './output.js';

/** Bytes that a replay in memory holds for each byte of a log: 17 of webhooks, 35 to 65 of CSV were measured. */
const FACTOR = 30;

/**
 * Reads a timeline that is replayed in memory. It says before that Node.js may not have enough for a long one, for it ends
 * without a word of ours. Throws as `readTimeline` does.
 */
export async function readInMemory(sources: readonly Source[], reading: ReadOptions, io: Io): Promise<Timeline> {
  const bytes = sources.reduce((sum, source) => sum + source.bytes.length, 0);
  const note = memoryNote(bytes, getHeapStatistics().heap_size_limit);
  if (note !== null) await tell(io, [`${note}\n`]);
  return readTimeline(sources, reading);
}

/** Null where so many bytes of a log find room in so many bytes of memory. */
export function memoryNote(bytes: number, limit: number): string | null {
  const needed = bytes * FACTOR;
  if (needed <= limit) return null;
  return (
    `note: ${Math.ceil(bytes / 1e6)} MB are replayed in memory, which may take ${gigabytes(needed)} GB or twice that, and ` +
    `Node.js takes ${gigabytes(limit)} GB at most. If it ends for want of memory, allow it more: ` +
    `NODE_OPTIONS=--max-old-space-size=${Math.ceil((2 * needed) / 2 ** 20)}`
  );
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
