import { countSettingOf, type CountSetting } from '../../count/setting.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { SimulateOptions } from '../../run/options.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { ProgressBar } from '../progress.js';
import { countFiles, type Counted } from './countFiles.js';
import { countWithJobs } from './jobs.js';
import { countedInputs, type CountedInputs } from './inputs.js';

/** From this size on a summary is counted as it is read; below, everything is replayed in memory. */
const COUNTED_FROM = 8 << 20;

/** What of the command line asks for a counted summary, or forbids it. */
export interface CountFlags {
  readonly summary?: true;
  readonly format: string;
  readonly contact?: string;
  readonly sends?: readonly string[];
  readonly start?: string;
  readonly partial?: string;
  readonly jobs?: string;
}

export type CountedRun =
  | ({ readonly kind: 'counted'; readonly setting: CountSetting } & Counted)
  /** It has to be read whole, and why; null where there is nothing to say about it. */
  | { readonly kind: 'whole'; readonly why: string | null };

/**
 * The files to count: they are long, or it is asked for. Null where they are to be replayed in memory. Throws a UsageError
 * where counting is asked for and cannot be.
 */
export async function inputsToCount(
  named: readonly string[],
  flags: CountFlags,
  io: Io,
): Promise<CountedInputs | null> {
  const asked = flags.partial !== undefined ? '--partial' : flags.jobs !== undefined ? '--jobs' : null;
  const hindrance = hindranceOf(flags);
  if (asked !== null && hindrance !== null) throw new UsageError(`${asked} counts messages: ${hindrance}.`);
  if (hindrance !== null) return null;
  const inputs = await countedInputs(named, io);
  if (asked !== null && inputs === null) {
    throw new UsageError(`${asked} counts files that are there, each once, or standard input alone.`);
  }
  return inputs !== null && (asked !== null || inputs.weight >= COUNTED_FROM) ? inputs : null;
}

/** Counts the files with so many jobs. Throws a UsageFault on an option that makes no sense. */
export async function countedRun(
  { files, bytes }: CountedInputs,
  jobs: number,
  { format, map = {}, inputTimezone }: ReadOptions,
  options: SimulateOptions,
  io: Io,
): Promise<CountedRun> {
  const setting = countSettingOf(options);
  if (setting === null) return { kind: 'whole', why: 'some sessions never close' };
  const bar = new ProgressBar(bytes, io);
  const progress = (read: number, rows: number): void => {
    bar.at(read, rows);
  };
  const reading = { format, map, inputTimezone };
  try {
    const counted =
      (jobs === 1 || files.some(({ path }) => path === null)
        ? null
        : await plain(countWithJobs(files, jobs, options, reading, progress))) ??
      // What one job cannot understand at the edge of its piece, one that reads all of it may.
      (await countFiles(files, setting, reading, progress, io.stdin));
    return counted.counts.first === null ? { kind: 'whole', why: null } : { kind: 'counted', setting, ...counted };
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'whole', why: error.message };
    throw error;
  } finally {
    bar.stop();
  }
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

function hindranceOf({ summary, format, contact, sends, start }: CountFlags): string | null {
  if (summary === undefined) return 'give --summary as well';
  if (format === 'csv') return 'a summary in CSV lists every contact, choose another --format';
  if (contact !== undefined) return 'it cannot show one --contact alone';
  if (sends !== undefined) return 'it cannot join --sends';
  return start === undefined ? null : 'a log with --start has no dates of its own';
}
