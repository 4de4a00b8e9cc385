import { Counter } from '../../count/counter.js';
import type { Counts } from '../../count/counts.js';
import type { CountSetting } from '../../count/setting.js';
import type { PlainReading } from '../../input/plain/rows.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { identitiesOf, NOBODY, type Identities } from '../../count/identities.js';
import { openStream } from '../files.js';
import { unpacked } from '../gunzip.js';
import type { Io } from '../io.js';
import { NotingLate } from './notingLate.js';
import { Readers, type LogReader } from './readers.js';

export interface CountedFile {
  /** `-` is standard input. */
  readonly given: string;
  /** As findings call it. */
  readonly name: string;
  /** It is gzip or UTF-16. */
  readonly packed: boolean;
}

/** How the files are to be read. */
export type CountReading = Omit<PlainReading, 'profiles'> & {
  /** Milliseconds for which an id is remembered; the usual ones where it is not said. */
  readonly idHorizon: number | undefined;
};

/** How far the reading is: bytes of the files as they lie on disk, and rows. */
export type Progress = (bytes: number, rows: number) => void;

export interface Counted {
  readonly counts: Counts;
  readonly rejects: readonly RejectedRecord[];
  /** Who the pairs are, where that is wanted for a part. */
  readonly identities: Identities;
}

/**
 * Counts files, one after the other, as one log. Throws `OutOfOrder` where they have to be sorted, `NotPlain` where they have
 * to be read whole, and `UnreadableInput` where they cannot be.
 */
export async function countFiles(
  files: readonly CountedFile[],
  setting: CountSetting,
  reading: CountReading,
  wantsIdentities: boolean,
  progress: Progress,
  io: Io,
): Promise<Counted> {
  const counter = new Counter(setting);
  const taker = new NotingLate(counter);
  const names = files.map(({ name }) => name);
  const readers = new Readers(taker, names, reading);
  await readInto(readers, files, progress, io);
  return finished(counter, readers, taker.findings(), wantsIdentities);
}

/** What was counted, once all is read; `found` is what is to be said of the log besides. */
export function finished(
  counter: Counter,
  { records, findings, rejects, words }: Readers,
  found: readonly Finding[],
  wantsIdentities: boolean,
): Counted {
  const counts = counter.finish({ records, findings: [...found, ...findings], setAside: rejects.length }, words);
  const identities = wantsIdentities ? identitiesOf(counter.pairs) : NOBODY;
  return { counts, rejects: [...rejects, ...counter.rejects], identities };
}

/** Reads files, one after the other, each with the reader of its kind. */
export async function readInto(
  readers: Readers,
  files: readonly CountedFile[],
  progress: Progress,
  io: Io,
): Promise<void> {
  await readFiles(
    files,
    (head) => readers.next(head),
    (read) => {
      progress(read, readers.records);
    },
    io,
  );
}

/** Reads files piece by piece, each with the reader that its first piece asks for; `progress` hears of the bytes on disk. */
export async function readFiles(
  files: readonly CountedFile[],
  next: (head: Buffer) => Pick<LogReader, 'push' | 'end'>,
  progress: (bytes: number) => void,
  io: Io,
): Promise<void> {
  let read = 0;
  for (const { given } of files) {
    const stream = await openStream(given, io);
    const chunks = counted(stream.chunks, (bytes) => (read += bytes));
    let reader: Pick<LogReader, 'push' | 'end'> | null = null;
    for await (const { buffer, byteOffset, length } of unpacked({ ...stream, chunks })) {
      const chunk = Buffer.from(buffer, byteOffset, length);
      reader ??= next(chunk);
      reader.push(chunk);
      progress(read);
    }
    (reader ?? next(Buffer.alloc(0))).end();
  }
}

/** `read` hears of the bytes as they lie on disk. */
async function* counted(chunks: AsyncIterable<Uint8Array>, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    read(chunk.length);
    yield chunk;
  }
}
