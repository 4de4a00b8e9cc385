import { countSettingOf, type CountSetting } from '../../count/setting.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { RejectedRecord } from '../../model/timeline.js';
import type { SimulateOptions } from '../../run/options.js';
import type { Io } from '../io.js';
import { ProgressBar } from '../progress.js';
import { STDIO } from '../files.js';
import { countSorted } from '../sort/countSorted.js';
import { countFiles, type Counted, type CountedFile } from './countFiles.js';
import { countWithJobs } from './jobs.js';
import type { CountedInputs } from './inputs.js';

export type CountedRun =
  | ({ readonly kind: 'counted'; readonly setting: CountSetting } & Counted)
  /** It has to be read whole, and why; null where there is nothing to say about it. */
  | { readonly kind: 'whole'; readonly why: string | null };

/**
 * Counts the files with so many jobs. Throws a UsageFault on an option that makes no sense, and `UnreadableInput` where a
 * file cannot be read.
 */
export async function countedRun(
  { files, bytes }: CountedInputs,
  jobs: number,
  wantsIdentities: boolean,
  { format, map = {}, inputTimezone, idHorizon }: ReadOptions,
  options: SimulateOptions,
  io: Io,
): Promise<CountedRun> {
  const setting = countSettingOf(options, idHorizon);
  if (setting === null) return { kind: 'whole', why: 'some sessions never close' };
  const bar = new ProgressBar(bytes, io);
  const progress = (read: number, rows: number): void => {
    bar.at(read, rows);
  };
  const reading = { format, map, inputTimezone, idHorizon };
  try {
    let counted: Counted | NotPlain | null = null;
    if (jobs > 1 && files.every(isShareable)) {
      counted = await attempted(
        countWithJobs(files, { jobs, reading, options, wantsIdentities, cwd: io.cwd }, progress),
      );
    }
    // What one job cannot understand at the edge of its piece, one that reads all of it may.
    if (counted === null || (counted instanceof NotPlain && !(counted instanceof OutOfOrder))) {
      counted = await attempted(countFiles(files, setting, reading, wantsIdentities, progress, io));
    }
    if (counted instanceof OutOfOrder) {
      counted = await attempted(countSorted(files, setting, reading, wantsIdentities, counted.message, progress, io));
    }
    if (counted instanceof NotPlain) return { kind: 'whole', why: counted.message };
    if (counted.counts.first === null) return { kind: 'whole', why: null };
    return { kind: 'counted', setting, ...counted, rejects: inOrder(counted.rejects, files) };
  } finally {
    bar.stop();
  }
}

/** A file whose pieces can be read one without the other. */
function isShareable({ given, packed }: CountedFile): boolean {
  return given !== STDIO && !packed;
}

/** What was counted, or why it could not be. */
async function attempted(counting: Promise<Counted>): Promise<Counted | NotPlain> {
  try {
    return await counting;
  } catch (error) {
    if (error instanceof NotPlain) return error;
    throw error;
  }
}

/** As they stand in the files. */
function inOrder(rejects: readonly RejectedRecord[], files: readonly CountedFile[]): readonly RejectedRecord[] {
  const rank = new Map(files.map(({ name }, index) => [name, index]));
  const rankOf = ({ source }: RejectedRecord): number => rank.get(source.file) ?? 0;
  return [...rejects].sort((a, b) => rankOf(a) - rankOf(b) || a.source.line - b.source.line);
}
