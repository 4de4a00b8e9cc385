import type { Call, Inbound, Outbound, TimelineEvent } from '../model/event.js';
import type { Run } from '../model/run.js';
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
 * The chain of facts and rules behind each message that `subject` names: a message id, or `FILE:LINE`. Empty when the
 * timeline holds no such message. Throws a UsageFault on an option that makes no sense.
 */
export function explainMessage(
  timeline: Timeline,
  subject: string,
  options: SimulateOptions = {},
): readonly MessageExplanation[] {
  const setting = settingOf(timeline, options);
  const found = pairsOf(timeline.events, setting.accounts).flatMap((pair) =>
    pair.events
      .filter((event) => isTold(event) && isNamed(event, subject))
      .map((event) => ({ pair, event: event as Told })),
  );
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

function isTold(event: TimelineEvent): event is Told {
  return event.kind === 'inbound' || event.kind === 'call' || event.kind === 'outbound';
}

/** A file may be named by the end of its path, as findings and handles name it. */
function isNamed({ handle, id, source }: TimelineEvent, subject: string): boolean {
  const place = `${source.file}:${String(source.line)}`;
  return subject === id || subject === handle || subject === place || place.endsWith(`/${subject}`);
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
