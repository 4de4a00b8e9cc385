import { Counter } from '../../count/counter.js';
import type { Counts } from '../../count/counts.js';
import type { CountSetting } from '../../count/setting.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainRows, type PlainReading } from '../../input/plain/rows.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { identitiesOf, type Identities } from '../../count/identities.js';
import { chunksOf } from './chunks.js';

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
  const findings: Finding[] = [];
  const rejects: RejectedRecord[] = [];
  let records = 0;
  let before = 0;
  const names = files.map(({ name }) => name);
  const profiles = new Profiles();
  for (const [file, { name, path }] of files.entries()) {
    const rows = new PlainRows(name, { ...reading, profiles }, (block, scanner) => {
      counter.take(block, {
        profiles: profiles.all,
        files: names,
        file,
        recordAt: (of, row) => scanner.recordAt(of, row),
      });
    });
    let read = 0;
    for await (const chunk of chunksOf(path ?? stdin, (bytes) => (read = bytes))) {
      rows.push(chunk);
      progress(before + read, records + (rows.scanner?.records ?? 0));
    }
    rows.end();
    before += read;
    records += rows.scanner?.records ?? 0;
    findings.push(...(rows.scanner?.findings ?? []));
    rejects.push(...(rows.scanner?.rejects ?? []));
  }
  const counts = counter.finish({ records, findings, setAside: rejects.length });
  return { counts, rejects: [...rejects, ...counter.rejects], identities: () => identitiesOf(counter.pairs) };
}
