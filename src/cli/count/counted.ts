import { countSettingOf, type CountSetting } from '../../count/setting.js';
import { rejectsInOrder } from '../../input/findings.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { SimulateOptions } from '../../run/options.js';
import type { Io } from '../io.js';
import { progressOf } from '../progress.js';
import { STDIO } from '../files.js';
import { countFiles, type Counted, type CountedFile } from './countFiles.js';
import { countWithJobs } from './jobs.js';
import type { CountedInputs } from './inputs.js';
import { inTime } from './timeSpans.js';

export type CountedRun =
  | ({ readonly kind: 'counted'; readonly setting: CountSetting } & Counted)
  /** It has to be read whole, and why; null where there is nothing to say about it. */
  | { readonly kind: 'whole'; readonly why: string | null };

/**
 * Counts the files with so many jobs. Throws a UsageFault on an option that makes no sense, and `UnreadableInput` where a
 * file cannot be read.
 */
export async function countedRun(
  inputs: CountedInputs,
  jobs: number,
  wantsIdentities: boolean,
  { format, map = {}, inputTimezone, idHorizon }: ReadOptions,
  options: SimulateOptions,
  io: Io,
): Promise<CountedRun> {
  const setting = countSettingOf(options, idHorizon);
  if (setting === null) return { kind: 'whole', why: 'some sessions never close' };
  const bar = await progressOf(inputs.bytes, io);
  const progress = (read: number, rows: number): void => {
    bar.at(read, rows);
  };
  const reading = { format, map, inputTimezone, idHorizon };
  try {
    const { files, overlap } = await inTime(inputs.files, reading, io.cwd);
    let counted: Counted | Refused | null = overlap ? { why: 'the files overlap in time', outOfOrder: true } : null;
    if (counted === null && jobs > 1 && files.every(isShareable)) {
      counted = await attempted(
        countWithJobs(files, { jobs, reading, options, wantsIdentities, cwd: io.cwd }, progress),
      );
    }
    // What one job cannot understand at the edge of its piece, or put in order, one that reads all of it may.
    if (counted === null || ('why' in counted && !overlap)) {
      counted = await attempted(countFiles(files, setting, reading, wantsIdentities, progress, io));
    }
    if ('why' in counted && counted.outOfOrder) {
      const { why } = counted;
      const { countSorted } = await import('../sort/countSorted.js');
      counted = await attempted(countSorted(inputs.files, setting, reading, wantsIdentities, why, progress, io));
    }
    if ('why' in counted) return { kind: 'whole', why: counted.why };
    if (counted.counts.first === null) return { kind: 'whole', why: null };
    const names = inputs.files.map(({ name }) => name);
    return { kind: 'counted', setting, ...counted, rejects: rejectsInOrder(counted.rejects, names) };
  } finally {
    bar.stop();
  }
}

/** A file whose pieces can be read one without the other. */
function isShareable({ given, packed }: CountedFile): boolean {
  return given !== STDIO && !packed;
}

/** Why a log could not be counted. Not the error itself, which holds all that was counted until then. */
interface Refused {
  readonly why: string;
  /** It can be once it is sorted. */
  readonly outOfOrder: boolean;
}

async function attempted(counting: Promise<Counted>): Promise<Counted | Refused> {
  try {
    return await counting;
  } catch (error) {
    if (error instanceof NotPlain) return { why: error.message, outOfOrder: error instanceof OutOfOrder };
    throw error;
  }
}
