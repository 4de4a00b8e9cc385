import { replayPair } from '../engine/replay.js';
import type { PairState } from '../engine/state.js';
import type { RunCost } from '../model/cost.js';
import type { TimelineEvent } from '../model/event.js';
import type { Charge } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Schedule } from '../rules/schedule.js';
import { firstState } from './firstState.js';
import { priced } from './money.js';
import { extentOf, type Pair } from './pairs.js';
import { Recorder } from './recorder.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';

/** A pair with what happened to it and who listened. */
export interface Judged {
  readonly pair: PairRun;
  readonly recorder: Recorder;
}

interface Judgement {
  readonly judged: readonly Judged[];
  readonly cost: RunCost | null;
}

/** Replays every pair under the given terms, prices what is charged and takes off what allowances make free. */
export function judge(pairs: readonly Pair[], setting: Setting, terms: Terms): Judgement {
  const schedule = setting.scheduleFor(terms);
  const judged = pairs.map((pair) => replay(pair, schedule, setting));
  // Undated timelines have no months, no allowances and no money (CONTRACT §1).
  if (setting.money === null) return { judged, cost: null };
  const { settled, cost } = priced(
    judged.map(({ pair }) => pair),
    schedule,
    terms,
    setting.money,
  );
  return {
    judged: judged.map(({ recorder, pair }) => ({
      recorder,
      pair: withCharges(pair, (charge) => settled.get(charge) ?? charge),
    })),
    cost,
  };
}

/** Hears of every event before it is applied. */
export type Heed = (event: TimelineEvent, before: PairState, rules: CompiledRules) => void;

/** What happened to one pair, its charges without prices. */
export function replay(pair: Pair, schedule: Schedule, setting: Setting, heed?: Heed): Judged {
  const { contact, number, events } = pair;
  const recorder = new Recorder();
  const state = firstState(pair, schedule, setting);
  replayPair(state, events, schedule, recorder, {
    stateAt: (at, reached) => recorder.stateAt(at, reached),
    withoutRules: (event) => recorder.withoutRules(event),
    event: (event, rules) => {
      heed?.(event, state, rules);
      recorder.event(event);
    },
  });
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

/** Puts what replaces each charge in its place, among the charges and among the outcomes. */
export function withCharges(pair: PairRun, settled: (charge: Charge) => Charge): PairRun {
  return {
    ...pair,
    charges: pair.charges.map(settled),
    steps: pair.steps.map((step) => ({
      ...step,
      outcomes: step.outcomes.map((outcome) =>
        outcome.kind === 'charged' ? { ...outcome, charge: settled(outcome.charge) } : outcome,
      ),
    })),
  };
}
