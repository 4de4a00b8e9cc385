import { countSettingOf, type CountSetting } from '../../count/setting.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { SimulateOptions } from '../../run/options.js';
import type { Io } from '../io.js';
import { ProgressBar } from '../progress.js';
import { STDIO } from '../files.js';
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
    const counted =
      (jobs === 1 || !files.every(isShareable)
        ? null
        : await plain(countWithJobs(files, { jobs, reading, options, wantsIdentities, cwd: io.cwd }, progress))) ??
      // What one job cannot understand at the edge of its piece, one that reads all of it may.
      (await countFiles(files, setting, reading, wantsIdentities, progress, io));
    return counted.counts.first === null ? { kind: 'whole', why: null } : { kind: 'counted', setting, ...counted };
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'whole', why: error.message };
    throw error;
  } finally {
    bar.stop();
  }
}

/** A file whose pieces can be read one without the other. */
function isShareable({ given, packed }: CountedFile): boolean {
  return given !== STDIO && !packed;
}

/** Null where the input is not plain. */
async function plain(counting: Promise<Counted>): Promise<Counted | null> {
  try {
    return await counting;
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
