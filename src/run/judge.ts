import { freeByAllowance } from '../billing/allowance.js';
import { replayPair } from '../engine/replay.js';
import type { PairRun } from '../model/run.js';
import { rulesAt, type Schedule } from '../rules/schedule.js';
import { firstState } from './firstState.js';
import { monthStarts } from './months.js';
import { extentOf, type Pair } from './pairs.js';
import { Recorder } from './recorder.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';

/** A pair with what happened to it and who listened. */
export interface Judged {
  readonly pair: PairRun;
  readonly recorder: Recorder;
}

/** Replays every pair under the given terms and takes off what the allowances make free. */
export function judge(pairs: readonly Pair[], setting: Setting, terms: Terms): readonly Judged[] {
  const schedule = setting.scheduleFor(terms);
  const judged = pairs.map((pair) => replay(pair, schedule, setting.permanentSessions));
  // Undated timelines have no months and so no allowances (CONTRACT §1).
  return setting.dated ? withAllowances(judged, schedule, terms.timezone) : judged;
}

function replay(pair: Pair, schedule: Schedule, permanentSessions: ReadonlySet<string>): Judged {
  const { contact, number, events } = pair;
  const recorder = new Recorder();
  replayPair(firstState(pair, schedule, permanentSessions), events, schedule, recorder, recorder);
  const { first, last } = extentOf(events);
  const lastInbound = events.findLast(({ kind }) => kind === 'inbound' || kind === 'call');
  return {
    recorder,
    pair: {
      contact,
      number,
      firstAt: first,
      lastAt: last,
      lastInboundAt: lastInbound?.at ?? null,
      ...recorder.recording(),
    },
  };
}

function withAllowances(judged: readonly Judged[], schedule: Schedule, timezone: string): readonly Judged[] {
  const charges = judged.flatMap(({ pair }) => pair.charges.map((charge) => ({ number: pair.number, charge })));
  const { first, last } = extentOf(charges.map(({ charge }) => charge).sort((a, b) => a.at - b.at));
  const months = monthStarts(first, last, timezone);
  const freed = freeByAllowance(charges, { at: (delivery) => rulesAt(schedule, delivery)?.allowances ?? [], months });
  if (freed.size === 0) return judged;
  return judged.map(({ recorder, pair }) => ({
    recorder,
    pair: {
      ...pair,
      charges: pair.charges.map((charge) => freed.get(charge) ?? charge),
      steps: pair.steps.map((step) => ({
        ...step,
        outcomes: step.outcomes.map((outcome) =>
          outcome.kind === 'charged' ? { ...outcome, charge: freed.get(outcome.charge) ?? outcome.charge } : outcome,
        ),
      })),
    },
  }));
}
