import type { Call, Inbound, Outbound, TimelineEvent } from '../model/event.js';
import type { Run } from '../model/run.js';
import type { SourceRef } from '../model/source.js';
import type { Timeline } from '../model/timeline.js';
import type { Outcome } from '../model/outcome.js';
import { SWITCH_IDS } from '../rules/switches.js';
import { otherSides } from '../run/otherSides.js';
import { sameEffects } from '../run/effect.js';
import { firstState } from '../run/firstState.js';
import type { SimulateOptions } from '../run/options.js';
import { pairsOf, type Pair } from '../run/pairs.js';
import type { Terms } from '../run/schedule.js';
import { settingOf, type Setting } from '../run/setting.js';
import { simulate } from '../run/simulate.js';
import type { Fact, MessageExplanation } from './explanation.js';
import { factsOf } from './message.js';
import { traceOf, type Trace } from './trace.js';

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
  const found = pairsOf(timeline.events, setting.accounts).flatMap((pair) => {
    const handles = namedIn(pair, subject);
    return pair.events.flatMap((event) => (isTold(event) && handles.has(event.handle) ? { pair, event } : []));
  });
  if (found.length === 0) return [];
  const run = simulate(timeline, options);
  return found.map(({ pair, event }) => {
    const trace = tracedUnder(setting, setting.terms, pair, event);
    return {
      handle: event.handle,
      contact: pair.contact,
      number: pair.number,
      facts: [
        ...factsOf(trace, rulesInForce(run, trace)).map((fact) => afterAllowances(fact, pair, run)),
        ...dependencies(setting, pair, event, trace.outcomes),
      ],
    };
  });
}

/** Messages of unknown kind, and records that were set aside. */
function explainUnjudged({ untold, rejects }: Timeline, subject: string): readonly MessageExplanation[] {
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
function namedIn({ events }: Pair, subject: string): ReadonlySet<string> {
  return new Set(events.filter((event) => isNamed(event, subject)).map(({ handle }) => handle));
}

function isTold(event: TimelineEvent): event is Told {
  return event.kind === 'inbound' || event.kind === 'call' || event.kind === 'outbound';
}

function isNamed({ handle, id, source }: Pick<TimelineEvent, 'handle' | 'id' | 'source'>, subject: string): boolean {
  return subject === id || subject === handle || isPlace(source, subject);
}

/** A file may be named by the end of its path, as findings and handles name it. */
function isPlace(source: SourceRef, subject: string): boolean {
  const place = placeOf(source);
  return subject === place || place.endsWith(`/${subject}`);
}

function placeOf({ file, line }: SourceRef): string {
  return `${file}:${String(line)}`;
}

function tracedUnder(setting: Setting, terms: Terms, pair: Pair, event: Told): Trace {
  const schedule = setting.scheduleFor(terms);
  return traceOf(event, pair.events, schedule, firstState(pair, schedule, setting));
}

function rulesInForce(run: Run, { event, rules }: Trace): readonly Fact[] {
  const set = run.rules.sets.find(
    ({ id, from, until }) => id === rules?.id && (from ?? -Infinity) <= event.at && event.at < (until ?? Infinity),
  );
  return set === undefined ? [] : [{ kind: 'rules', ...set }];
}

/** Allowances count across pairs, so what became of a charge is known from the whole run only. */
function afterAllowances(fact: Fact, { contact, number }: Pair, run: Run): Fact {
  if (fact.kind !== 'charge') return fact;
  const { handle, at, recipient } = fact.charge;
  const charge = run.pairs
    .find((pair) => pair.contact === contact && pair.number === number)
    ?.charges.find((other) => other.handle === handle && other.at === at && other.recipient === recipient);
  return charge === undefined ? fact : { ...fact, charge };
}

function dependencies(setting: Setting, pair: Pair, event: Told, taken: readonly Outcome[]): readonly Fact[] {
  const { terms } = setting;
  return SWITCH_IDS.flatMap((id) =>
    otherSides(terms, id).flatMap(({ value: other, terms: otherTerms }): readonly Fact[] => {
      const otherwise = tracedUnder(setting, otherTerms, pair, event).outcomes;
      if (sameEffects(otherwise, taken)) return [];
      return [{ kind: 'depends_on', id, value: terms.switches[id], other, otherwise }];
    }),
  );
}
