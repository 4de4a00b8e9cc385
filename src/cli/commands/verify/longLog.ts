import { summaryOf } from '../../../count/summary.js';
import type { ReadOptions } from '../../../input/index.js';
import { identityNamed } from '../../../input/lookup.js';
import type { RunCost } from '../../../model/cost.js';
import type { TimelineEvent } from '../../../model/event.js';
import type { Instant } from '../../../model/instant.js';
import type { PairRun } from '../../../model/run.js';
import type { Timeline } from '../../../model/timeline.js';
import type { SimulateOptions } from '../../../run/options.js';
import type { ExpectationCase } from '../../../schema/expectation.js';
import { areRules } from '../../../verify/assertions/compare.js';
import { asksOfPart } from '../../../verify/heldInPart.js';
import { optionsUnder, type Evidence } from '../../../verify/subject.js';
import { countedRun } from '../../count/counted.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { Io } from '../../io.js';
import { listUnder } from '../../list/listFiles.js';
import { thriftily } from '../../thrift.js';

/** What is asked of a long log. */
export interface Asked extends Pick<Evidence, 'options' | 'ruleFiles'> {
  readonly inputs: CountedInputs;
  readonly cases: readonly ExpectationCase[];
  readonly reading: ReadOptions;
  readonly io: Io;
}

/** As much of a log as its cases ask for. */
export type Part = Pick<Evidence, 'timeline' | 'run' | 'unheld'>;

/**
 * Replays a long log without holding more of it than the contacts that cases name; null where they ask for more, or where only the
 * whole of it says what it means. Throws a UsageFault on an option that makes no sense, and `UnreadableInput` where a file cannot be
 * read.
 */
export async function heldInPart(asked: Asked): Promise<Part | null> {
  const { cases, reading } = asked;
  if (reading.start !== undefined || !cases.every(asksOfPart)) return null;
  const namesNobody = cases.every(({ contact }) => contact === undefined);
  return await thriftily(async () => (namesNobody ? await byCounting(asked) : null) ?? (await byContact(asked)));
}

/** Null where the log cannot be counted as it is read. */
async function byCounting(asked: Asked): Promise<Part | null> {
  const { inputs, reading, options, io } = asked;
  const summaryUnder = async (others: SimulateOptions) => {
    const run = await countedRun(inputs, 1, false, reading, others, io);
    return run.kind === 'whole' ? null : { ...run, summary: summaryOf(run.counts, run.setting) };
  };
  const counted = await summaryUnder(options);
  if (counted === null) return null;
  const costs = new Map<string, RunCost | null>();
  for (const [name, others] of comparedWith(asked)) {
    const other = await summaryUnder(others);
    if (other === null) return null;
    costs.set(name, other.summary.cost);
  }
  const { counts, summary, rejects } = counted;
  const firstAt = counts.pastUnknown ? counts.first : null;
  return {
    timeline: timelineOf([], firstAt, { records: counts.records, rejects }),
    run: { ...summary, findings: summary.findings.filter(({ code }) => code !== 'SORTED_INPUT'), pairs: [] },
    unheld: { contacts: [], firstAt, costUnder: costs },
  };
}

/** Every contact is read and replayed, one after the other. */
async function byContact(asked: Asked): Promise<Part | null> {
  const { inputs, cases, reading, options, io } = asked;
  const compared = comparedWith(asked);
  const underEach = [options, ...compared.map(([, others]) => others)];
  const run = await listUnder(inputs, reading, underEach, io, async (listed): Promise<Part> => {
    const [own, ...others] = listed;
    if (own === undefined) throw new Error('there is no replay under the rules of the file');
    const { head, cost, setting, read, names, each, totals } = own;
    const named = names().filter((name) => name !== null);
    const isHeld = new Set(
      cases.flatMap(({ contact }) => (contact === undefined ? [] : identityNamed(contact, named))),
    );
    const contacts: string[] = [];
    const events: TimelineEvent[] = [];
    const pairs: PairRun[] = [];
    await each(({ assembled, pairs: ofContact }) => {
      const contact = ofContact[0]?.contact ?? null;
      if (contact === null) return;
      contacts.push(contact);
      if (!isHeld.has(contact)) return;
      events.push(...assembled.events);
      pairs.push(...ofContact);
    });
    const firstAt = setting.unseenBefore;
    return {
      timeline: timelineOf(events, firstAt, read),
      run: { ...head, cost, totals: totals(), pairs },
      unheld: {
        contacts,
        firstAt,
        costUnder: new Map(compared.map(([name], index) => [name, others[index]?.cost ?? null])),
      },
    };
  });
  return run.kind === 'listed' ? run.result : null;
}

/** The rules that cases compare with, by the name they are given there, as far as there are such rules. */
function comparedWith({ cases, options, ruleFiles }: Asked): readonly (readonly [string, SimulateOptions])[] {
  const names = new Set(cases.flatMap(({ expect }) => expect?.compare?.rules ?? []));
  return [...names]
    .filter((name) => areRules(name, ruleFiles))
    .map((name) => [name, optionsUnder(name, options, ruleFiles)]);
}

/** A long log has dates of its own, and no document around it. `firstAt`: null where it is known what was before. */
function timelineOf(
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
