import { createReplay, type Replay, type ReplayOptions } from '../../check/replay.js';
import { readTimeline } from '../../input/index.js';
import type { TimelineEvent } from '../../model/event.js';
import { MINUTE, shift, type Instant } from '../../model/instant.js';
import type { Timeline } from '../../model/timeline.js';
import type { SimulateOptions } from '../../run/options.js';
import { extentOf } from '../../run/pairs.js';
import { settingOf } from '../../run/setting.js';
import { timelinesOf, type Config } from '../config.js';
import { readSources } from '../files.js';
import type { Io } from '../io.js';
import { readingWithSends, simulateOptions } from '../settings.js';
import { UsageError } from '../errors.js';
import { moment, type CheckFlags } from './checkOptions.js';

/** A timeline as of a moment. */
export interface Question {
  readonly timeline: Timeline;
  readonly at: Instant;
  /** The clock gave `at`. */
  readonly isNow: boolean;
  readonly timezone: string;
  readonly inputTimezone: string | undefined;
  readonly options: ReplayOptions;
  readonly replay: Replay;
  /** Those that count as of `at`, and how many lie after it. */
  readonly events: readonly TimelineEvent[];
  readonly later: number;
}

/** How far clocks may be apart: what a log stamps later than that after `at` opens nothing (CONTRACT §1, C18). */
const CLOCKS_APART = 5 * MINUTE;

/** Reads the timeline and replays it up to the moment that is asked for. */
export async function questionOf(
  files: readonly string[],
  flags: CheckFlags,
  config: Config,
  io: Io,
): Promise<Question> {
  const { reading } = await readingWithSends(flags, config, io);
  const judging = await simulateOptions(flags, config, io);
  const { sources } = await readSources(timelinesOf(files, config, io.cwd), io);
  const timeline = readTimeline(sources, reading);
  if (flags.start !== undefined && timeline.hourZero === null) {
    throw new UsageError('--start places Hour 0, and this timeline has dates of its own. Leave it out.');
  }
  const { inputTimezone } = reading;
  const at =
    flags.at === undefined ? unasked(timeline, io) : moment('--at <instant>', flags.at, timeline, inputTimezone);
  const counts = timeline.dated ? shift(at, CLOCKS_APART) : at;
  const events = timeline.events.filter((event) => event.at <= counts);
  const options = optionsFor(timeline, judging);
  const replay = createReplay(options);
  for (const event of events) replay.add(event);
  return {
    timeline,
    at,
    isNow: flags.at === undefined && timeline.dated,
    timezone: options.timezone ?? 'UTC',
    inputTimezone,
    options,
    replay,
    events,
    later: timeline.events.length - events.length,
  };
}

/** Hours have no now: they are asked about as of the last one. */
function unasked(timeline: Timeline, io: Io): Instant {
  return timeline.dated ? io.now() : extentOf(timeline.events).last;
}

/** What the command line and the configuration leave open, the timeline may say itself. */
function optionsFor(timeline: Timeline, options: SimulateOptions): ReplayOptions {
  const { dated, timezone, rules } = timeline;
  const { unseenBefore } = settingOf(timeline, options);
  return {
    ...(timezone !== null && { timezone }),
    ...(rules !== null && { rules }),
    ...options,
    ...(unseenBefore !== null && { logStart: unseenBefore }),
    dated,
  };
}

/** Not before the last event of the pair: one within the tolerance of clocks has happened. */
export function askedFor({ at, replay }: Question, pair: { contact: string | null; number: string | null }): Instant {
  const known = replay.pairs().find(({ contact, number }) => contact === pair.contact && number === pair.number);
  return known !== undefined && known.lastAt > at ? known.lastAt : at;
}
