import type { ReadOptions } from '../../../input/index.js';
import { identityNamed } from '../../../input/lookup.js';
import type { TimelineEvent } from '../../../model/event.js';
import type { Instant } from '../../../model/instant.js';
import type { Timeline } from '../../../model/timeline.js';
import type { SimulateOptions } from '../../../run/options.js';
import type { ExpectationCase } from '../../../schema/expectation.js';
import { areRules } from '../../../verify/assertions/compare.js';
import { optionsUnder, type Evidence } from '../../../verify/subject.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { Io } from '../../io.js';

/** What is asked of a long log. */
export interface Asked extends Pick<Evidence, 'options' | 'ruleFiles'> {
  readonly inputs: CountedInputs;
  readonly cases: readonly ExpectationCase[];
  readonly reading: ReadOptions;
  readonly io: Io;
}

/** As much of a log as its cases ask for. */
export type Part = Pick<Evidence, 'timeline' | 'run' | 'unheld'>;

/** The contacts that cases name, as they write them. */
export function contactsAsked({ cases }: Asked): readonly string[] {
  return cases.flatMap(({ contact }) => contact ?? []);
}

/** Those of them that there are, as the log spells them. */
export function namedAmong(contacts: readonly string[], asked: Asked): readonly string[] {
  return [...new Set(contactsAsked(asked).flatMap((name) => identityNamed(name, contacts) ?? []))];
}

/** The rules that cases compare with, by the name they are given there, as far as there are such rules. */
export function comparedWith({ cases, options, ruleFiles }: Asked): readonly (readonly [string, SimulateOptions])[] {
  const names = new Set(cases.flatMap(({ expect }) => expect?.compare?.rules ?? []));
  return [...names]
    .filter((name) => areRules(name, ruleFiles))
    .map((name) => [name, optionsUnder(name, options, ruleFiles)]);
}

/** A long log has dates of its own, and no document around it. `firstAt`: null where it is known what was before. */
export function timelineOf(
  events: readonly TimelineEvent[],
  firstAt: Instant | null,
  { records, rejects }: Pick<Timeline, 'records' | 'rejects'>,
): Timeline {
  return {
    dated: true,
    hourZero: null,
    past: firstAt === null ? 'closed' : 'unknown',
    events,
    untold: [],
    notices: [],
    findings: [],
    rejects,
    records,
    rules: null,
    timezone: null,
  };
}
