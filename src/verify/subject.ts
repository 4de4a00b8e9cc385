import type { Answer } from '../check/answer.js';
import { followingOf } from '../check/following.js';
import { createReplay } from '../check/replay.js';
import type { RunCost } from '../model/cost.js';
import type { Instant } from '../model/instant.js';
import type { PairRun, Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import type { RuleSet } from '../rules/ruleSet.js';
import type { SimulateOptions } from '../run/options.js';
import { simulate } from '../run/simulate.js';
import type { Moment, TimeContext } from './moment.js';

/** A timeline and its replay: what every case of a file is judged by. Of a long log some contacts alone are held. */
export interface Evidence {
  /** With the events of the contacts that are held. */
  readonly timeline: Timeline;
  readonly options: SimulateOptions;
  /** With the pairs of the contacts that are held; all else is that of the whole. */
  readonly run: Run;
  /** The zone of times that are written without one. */
  readonly inputTimezone: string | undefined;
  /** Rule files that cases compare with, by the name they are given there. */
  readonly ruleFiles: ReadonlyMap<string, RuleSet>;
  /** Null where every contact is held. */
  readonly unheld: Unheld | null;
}

/** What is known of a log beside the contacts of it that are held. */
export interface Unheld {
  /** All of them, in order, held or not; none where no case names one. */
  readonly contacts: readonly string[];
  /** The first event of all; null where it is known what was before. */
  readonly firstAt: Instant | null;
  /** What the whole costs under the rules that cases compare with, by the name they are given there. */
  readonly costUnder: ReadonlyMap<string, RunCost | null>;
}

/** What one case looks at. */
export interface Subject extends TimeContext {
  readonly evidence: Evidence;
  readonly moment: Moment;
  /** Those of its contact and number, never none; or all that are held. */
  readonly pairs: readonly PairRun[];
}

/** Whether a case looks at every contact there is. */
export function isOfAll({ pairs, evidence }: Subject): boolean {
  return pairs === evidence.run.pairs;
}

/** Whether something stamped `at` belongs to the moment itself; at the end everything does. */
export function isOf(moment: Moment, at: Instant): boolean {
  return moment.kind === 'end' || moment.at === at;
}

/** Whether something stamped `at` can be seen from the moment. */
export function isSeenFrom(moment: Moment, at: Instant): boolean {
  return moment.kind === 'end' || at <= moment.at;
}

/** The contacts of the whole timeline. */
export function contactsOf({ run, unheld }: Evidence): readonly string[] {
  return unheld?.contacts ?? [...new Set(run.pairs.flatMap(({ contact }) => contact ?? []))];
}

/** How things stand between a contact and a number at an instant, asked of the engine. */
export function askedAt(pair: PairRun, at: Instant, { timeline, options, unheld }: Evidence): Answer {
  const firstAt = unheld?.firstAt ?? timeline.events[0]?.at ?? at;
  const replay = createReplay(followingOf({ ...timeline, firstAt }, options));
  for (const event of timeline.events) {
    if (event.at <= at && event.contact === pair.contact && event.number === pair.number) replay.add(event);
  }
  return replay.check({ contact: pair.contact, number: pair.number }, at);
}

/**
 * The cost of what can be seen from the moment, under the rules of the run or under others; `rules` is how a case names them. Null
 * where there is no money.
 */
export function costUpTo(moment: Moment, evidence: Evidence, rules: string | null): RunCost | null {
  const { timeline, options, run, ruleFiles, unheld } = evidence;
  if (moment.kind === 'end' && rules === null) return run.cost;
  if (unheld !== null) return costBeyond(unheld, moment, rules);
  const events = moment.kind === 'end' ? timeline.events : timeline.events.filter(({ at }) => at <= moment.at);
  return simulate({ ...timeline, events }, rules === null ? options : optionsUnder(rules, options, ruleFiles)).cost;
}

/** What is known of the cost beside that of the run: under other rules, at the end. */
function costBeyond({ costUnder }: Unheld, moment: Moment, rules: string | null): RunCost | null {
  const cost = moment.kind === 'end' && rules !== null ? costUnder.get(rules) : undefined;
  if (cost === undefined) throw new RangeError('a case asks for what is not held of a long log');
  return cost;
}

/** The same replay under other rules, as a case names them. */
export function optionsUnder(
  rules: string,
  options: SimulateOptions,
  ruleFiles: Evidence['ruleFiles'],
): SimulateOptions {
  return { ...options, rules: ruleFiles.get(rules) ?? rules };
}
