import { Counter } from '../../count/counter.js';
import type { Counts } from '../../count/counts.js';
import type { CountSetting } from '../../count/setting.js';
import type { PlainReading } from '../../input/plain/rows.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { identitiesOf, type Identities } from '../../count/identities.js';
import { chunksOf } from './chunks.js';
import { Readers, type LogReader } from './readers.js';

export interface CountedFile {
  readonly name: string;
  /** Null for standard input. */
  readonly path: string | null;
}

/** How the files are to be read. */
export type CountReading = Omit<PlainReading, 'profiles'>;

/** How far the reading is: bytes of the files as they lie on disk, and rows. */
export type Progress = (bytes: number, rows: number) => void;

export interface Counted {
  readonly counts: Counts;
  readonly rejects: readonly RejectedRecord[];
  /** Who the pairs are, for a part. */
  readonly identities: () => Identities;
}

/** Counts files, one after the other, as one log. Throws `NotPlain` where they have to be read whole. */
export async function countFiles(
  files: readonly CountedFile[],
  setting: CountSetting,
  reading: CountReading,
  progress: Progress,
  stdin: AsyncIterable<Uint8Array>,
): Promise<Counted> {
  const counter = new Counter(setting);
  const names = files.map(({ name }) => name);
  const readers = new Readers(counter, names, reading);
  let before = 0;
  for (const { path } of files) {
    let reader: LogReader | null = null;
    let read = 0;
    for await (const chunk of chunksOf(path ?? stdin, (bytes) => (read = bytes))) {
      reader ??= readers.next(chunk);
      reader.push(chunk);
      progress(before + read, readers.records);
    }
    (reader ?? readers.next(Buffer.alloc(0))).end();
    before += read;
  }
  const { records, findings, rejects, words } = readers;
  const counts = counter.finish({ records, findings, setAside: rejects.length }, words);
  return { counts, rejects: [...rejects, ...counter.rejects], identities: () => identitiesOf(counter.pairs) };
}
