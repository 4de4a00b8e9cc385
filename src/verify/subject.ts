import type { Answer } from '../check/answer.js';
import { followingOf } from '../check/following.js';
import { createReplay } from '../check/replay.js';
import type { Instant } from '../model/instant.js';
import type { PairRun, Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import type { RuleSet } from '../rules/ruleSet.js';
import type { SimulateOptions } from '../run/options.js';
import { simulate } from '../run/simulate.js';
import type { Moment, TimeContext } from './moment.js';

/** A timeline and its replay: what every case of a file is judged by. */
export interface Evidence {
  readonly timeline: Timeline;
  readonly options: SimulateOptions;
  readonly run: Run;
  /** The zone of times that are written without one. */
  readonly inputTimezone: string | undefined;
  /** Rule files that cases compare with, by the name they are given there. */
  readonly ruleFiles: ReadonlyMap<string, RuleSet>;
}

/** What one case looks at: never empty. */
export interface Subject extends TimeContext {
  readonly evidence: Evidence;
  readonly moment: Moment;
  readonly pairs: readonly PairRun[];
}

/** Whether something stamped `at` belongs to the moment itself; at the end everything does. */
export function isOf(moment: Moment, at: Instant): boolean {
  return moment.kind === 'end' || moment.at === at;
}

/** Whether something stamped `at` can be seen from the moment. */
export function isSeenFrom(moment: Moment, at: Instant): boolean {
  return moment.kind === 'end' || at <= moment.at;
}

/** How things stand between a contact and a number at an instant, asked of the engine. */
export function askedAt(pair: PairRun, at: Instant, { timeline, options }: Evidence): Answer {
  const replay = createReplay(followingOf({ ...timeline, firstAt: timeline.events[0]?.at ?? at }, options));
  for (const event of timeline.events) {
    if (event.at <= at && event.contact === pair.contact && event.number === pair.number) replay.add(event);
  }
  return replay.check({ contact: pair.contact, number: pair.number }, at);
}

/** The replay of what can be seen from the moment. */
export function runUpTo(moment: Moment, evidence: Evidence, options: SimulateOptions = evidence.options): Run {
  const { timeline } = evidence;
  if (moment.kind === 'end') return options === evidence.options ? evidence.run : simulate(timeline, options);
  return simulate({ ...timeline, events: timeline.events.filter(({ at }) => at <= moment.at) }, options);
}
