import { countSettingOf, type CountSetting } from '../../count/setting.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { SimulateOptions } from '../../run/options.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { ProgressBar } from '../progress.js';
import { countFiles, type Counted } from './countFiles.js';
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
  | ({ readonly kind: 'counted'; readonly setting: CountSetting; readonly inputs: CountedInputs } & Counted)
  /** It has to be read whole, and why; null where nobody asked for counting. */
  | { readonly kind: 'whole'; readonly why: string | null };

/**
 * Counts the files if they are long, or if it is asked for. Throws a UsageError where it is asked for and cannot be, a
 * UsageFault on an option that makes no sense.
 */
export async function countedRun(
  named: readonly string[],
  flags: CountFlags,
  reading: ReadOptions,
  options: SimulateOptions,
  io: Io,
): Promise<CountedRun> {
  const asked = flags.partial !== undefined ? '--partial' : flags.jobs !== undefined ? '--jobs' : null;
  const hindrance = hindranceOf(flags);
  if (asked !== null && hindrance !== null) throw new UsageError(`${asked} counts messages: ${hindrance}.`);
  if (hindrance !== null) return { kind: 'whole', why: null };
  const inputs = await countedInputs(named, io);
  if (inputs === null) {
    if (asked === null) return { kind: 'whole', why: null };
    throw new UsageError(`${asked} counts files: name each once, and no standard input.`);
  }
  if (asked === null && inputs.weight < COUNTED_FROM) return { kind: 'whole', why: null };
  const setting = countSettingOf(options);
  if (setting === null) return { kind: 'whole', why: 'what was open before the log is not known' };
  const bar = new ProgressBar(inputs.bytes, io);
  try {
    const counted = await countFiles(
      inputs.files,
      setting,
      { format: reading.format, map: reading.map ?? {}, inputTimezone: reading.inputTimezone },
      (bytes, rows) => {
        bar.at(bytes, rows);
      },
    );
    if (counted.counts.first === null) return { kind: 'whole', why: null };
    return { kind: 'counted', setting, inputs, ...counted };
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'whole', why: error.message };
    throw error;
  } finally {
    bar.stop();
  }
}

function hindranceOf({ summary, format, contact, sends, start }: CountFlags): string | null {
  if (summary === undefined) return 'give --summary as well';
  if (format === 'csv') return 'a summary in CSV lists every contact, choose another --format';
  if (contact !== undefined) return 'it cannot show one --contact alone';
  if (sends !== undefined) return 'it cannot join --sends';
  return start === undefined ? null : 'a log with --start has no dates of its own';
}
