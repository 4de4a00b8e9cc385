import type { Call, Inbound, Outbound, TimelineEvent } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { SourceRef } from '../model/source.js';
import type { Timeline } from '../model/timeline.js';
import type { Schedule } from '../rules/schedule.js';
import { firstState } from '../run/firstState.js';
import type { SimulateOptions } from '../run/options.js';
import { pairsOf, type Pair } from '../run/pairs.js';
import { judge } from '../run/judge.js';
import { appliedRules } from '../run/schedule.js';
import { settingOf } from '../run/setting.js';
import { dependenciesOf } from './dependencies.js';
import type { Fact, MessageExplanation } from './explanation.js';
import { factsOf } from './message.js';
import { wholeRun, type ExplainedRun } from './run.js';
import { traceOf } from './trace.js';

type Told = Inbound | Call | Outbound;

/**
 * The chain of facts and rules behind each message that `subject` names: a message id, or `FILE:LINE` of the message or of
 * a status of it. What was read and is not replayed is explained by that. Empty when the timeline holds nothing of this
 * name. Throws a UsageFault on an option that makes no sense.
 */
export function explainMessage(
  timeline: Timeline,
  subject: string,
  options: SimulateOptions = {},
): readonly MessageExplanation[] {
  return [...explainJudged(timeline, subject, options), ...explainUnjudged(timeline, subject)];
}

function explainJudged(timeline: Timeline, subject: string, options: SimulateOptions): readonly MessageExplanation[] {
  const setting = settingOf(timeline, options);
  const pairs = pairsOf(timeline.events, setting.accounts);
  if (handlesNamed(pairs, subject).size === 0) return [];
  return explainPairs(wholeRun({ setting, pairs, judgement: judge(pairs, setting, setting.terms) }), subject);
}

/** The same of messages that are replayed. */
export function explainPairs(run: ExplainedRun, subject: string): readonly MessageExplanation[] {
  const { setting, pairs } = run;
  const schedule = setting.scheduleFor(setting.terms);
  return pairs.flatMap((pair, index) => {
    const handles = handlesNamed([pair], subject);
    const told = pair.events.filter((event): event is Told => isTold(event) && handles.has(event.handle));
    return told.map((event) => {
      const trace = traceOf(event, pair.events, schedule, firstState(pair, schedule, setting));
      return {
        handle: event.handle,
        contact: pair.contact,
        number: pair.number,
        facts: [
          ...factsOf(trace, (at) => rulesInForce(schedule, at)).map((fact) => afterAllowances(fact, index, run)),
          ...dependenciesOf(event.handle, index, run),
        ],
      };
    });
  });
}

/** The same of messages of unknown kind, and of records that were set aside. */
export function explainUnjudged(
  { untold, rejects }: Pick<Timeline, 'untold' | 'rejects'>,
  subject: string,
): readonly MessageExplanation[] {
  return [
    ...untold
      .filter((message) => isNamed(message, subject))
      .map(({ handle, contact, number, at }) => ({
        handle,
        contact,
        number,
        facts: [{ kind: 'sent_unknown', at } as const, { kind: 'not_judged', code: 'KIND_UNKNOWN' } as const],
      })),
    ...rejects
      .filter(({ source }) => isPlace(source, subject))
      .map(({ source, codes }) => ({
        handle: placeOf(source),
        contact: null,
        number: null,
        facts: codes.map((code) => ({ kind: 'not_judged', code }) as const),
      })),
  ];
}

/** The handles of messages that are named, or of which a receipt is. */
export function handlesNamed(pairs: readonly Pair[], subject: string): ReadonlySet<string> {
  return new Set(
    pairs.flatMap(({ events }) => events.filter((event) => isNamed(event, subject)).map(({ handle }) => handle)),
  );
}

function isTold(event: TimelineEvent): event is Told {
  return event.kind === 'inbound' || event.kind === 'call' || event.kind === 'outbound';
}

function isNamed({ handle, id, source }: Pick<TimelineEvent, 'handle' | 'id' | 'source'>, subject: string): boolean {
  return subject === id || subject === handle || isPlace(source, subject);
}

/** A file may be named by the end of its path, as findings and handles name it. */
export function isPlace(source: Pick<SourceRef, 'file' | 'line'>, subject: string): boolean {
  const place = placeOf(source);
  return subject === place || place.endsWith(`/${subject}`);
}

function placeOf({ file, line }: Pick<SourceRef, 'file' | 'line'>): string {
  return `${file}:${String(line)}`;
}

function rulesInForce(schedule: Schedule, at: Instant): Extract<Fact, { kind: 'rules' }> | null {
  const [set] = appliedRules(schedule, at, at);
  return set === undefined ? null : { kind: 'rules', ...set };
}

/** Allowances count across pairs, so what became of a charge is known from the whole run only. */
function afterAllowances(fact: Fact, index: number, { judged, settle }: ExplainedRun): Fact {
  if (fact.kind !== 'charge') return fact;
  const { handle, at, recipient } = fact.charge;
  const charge = judged[index]?.charges.find(
    (other) => other.handle === handle && other.at === at && other.recipient === recipient,
  );
  return charge === undefined ? fact : { ...fact, charge: settle(charge) };
}
