import type { PairName } from '../../../check/answer.js';
import { followingOf } from '../../../check/following.js';
import { createReplay, type Replay, type ReplayOptions } from '../../../check/replay.js';
import type { TimelineEvent } from '../../../model/event.js';
import { MINUTE, shift, type Instant } from '../../../model/instant.js';
import type { SimulateOptions } from '../../../run/options.js';
import { extentOf } from '../../../run/pairs.js';
import { longFiles } from '../../count/inputs.js';
import { timelinesOf, type Config } from '../../config.js';
import { readSources } from '../../files.js';
import { inTurns } from '../../inTurns.js';
import type { Io } from '../../io.js';
import { readingWithSends, simulateOptions } from '../../settings.js';
import { readCheckedLog, type CheckedLog } from './log.js';
import { moment, type CheckFlags } from './options.js';
import { refuseNeedlessStart } from '../needlessStart.js';

/** A log as of a moment. */
export interface Question {
  readonly log: CheckedLog;
  readonly at: Instant;
  /** Events up to then count. */
  readonly until: Instant;
  /** The clock gave `at`. */
  readonly isNow: boolean;
  readonly timezone: string;
  readonly inputTimezone: string | undefined;
  readonly options: ReplayOptions;
}

/** How far clocks may be apart: what a log stamps later than that after `at` opens nothing (contract §1, C18). */
const CLOCKS_APART = 5 * MINUTE;

/** Reads the log, understands for which moment it is asked, and lends it to what answers. */
export async function withQuestion<T>(
  files: readonly string[],
  flags: CheckFlags,
  config: Config,
  io: Io,
  answer: (question: Question) => Promise<T>,
): Promise<T> {
  const { reading } = await readingWithSends(flags, config, io);
  const judging = await simulateOptions(flags, config, io);
  const named = timelinesOf(files, config, io.cwd);
  const about = (log: CheckedLog): Promise<T> => answer(questionAbout(log, judging, flags, reading.inputTimezone, io));
  const inputs = await longFiles(named, io);
  if (inputs !== null) {
    const { withLongLog } = await import('./longLog.js');
    const asked = { inputs, reading, judging, contact: flags.contact ?? null, io };
    const long = await withLongLog(asked, about);
    if (long !== null) return long.used;
  }
  const { sources } = await readSources(named, io);
  return await about(await readCheckedLog(sources, reading, io));
}

function questionAbout(
  log: CheckedLog,
  judging: SimulateOptions,
  flags: CheckFlags,
  inputTimezone: string | undefined,
  io: Io,
): Question {
  refuseNeedlessStart(flags, log);
  const at = flags.at === undefined ? unasked(log, io) : moment('--at <instant>', flags.at, log, inputTimezone);
  const options = followingOf(log, judging);
  return {
    log,
    at,
    until: log.dated ? shift(at, CLOCKS_APART) : at,
    isNow: flags.at === undefined && log.dated,
    timezone: options.timezone ?? 'UTC',
    inputTimezone,
    options,
  };
}

/** What happened to a pair up to the moment that is asked for. */
interface History {
  readonly events: readonly TimelineEvent[];
  readonly replay: Replay;
}

export function historyOf(pair: PairName, { log, until, options }: Question): History {
  const events = log.eventsOf(pair).filter(({ at }) => at <= until);
  const replay = createReplay(options);
  for (const event of events) replay.add(event);
  return { events, replay };
}

/** What happened to all pairs up to that moment. */
export async function replayOfAll({ log, until, options }: Question): Promise<Replay> {
  const replay = createReplay(options);
  for await (const events of inTurns(log.allEvents()))
    for (const event of events) if (event.at <= until) replay.add(event);
  return replay;
}

/** Hours have no now: they are asked about as of the last one. */
function unasked(log: CheckedLog, io: Io): Instant {
  return log.dated ? io.now() : extentOf([...log.allEvents()].flat()).last;
}

/** Not before the last event of the pair: one within the tolerance of clocks has happened. */
export function askedFor({ at }: Question, { events }: History): Instant {
  const last = events.at(-1);
  return last !== undefined && last.at > at ? last.at : at;
}
