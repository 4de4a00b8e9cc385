import { replayPair } from '../engine/replay.js';
import type { PairState } from '../engine/state.js';
import type { TimelineEvent } from '../model/event.js';
import type { Charge } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Schedule } from '../rules/schedule.js';
import { firstState } from './firstState.js';
import { allowanceTerms, settledBill, type MoneyTerms, type SettledBill } from './money.js';
import { extentOf, type Pair } from './pairs.js';
import { listPricer } from './price.js';
import { Recorder, type Noticed } from './recorder.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';

/** A pair with what happened to it, its charges without prices. */
export interface Judged {
  readonly pair: PairRun;
  readonly noticed: Noticed;
}

export interface Judgement {
  readonly judged: readonly Judged[];
  /** Null where there is no money. */
  readonly billed: Billed | null;
}

/** What every charge becomes once it has a price and allowances are taken off, and by which terms. */
export interface Billed {
  readonly money: MoneyTerms;
  readonly bill: SettledBill;
}

/** Replays every pair under the given terms, prices what is charged and takes off what allowances make free. */
export function judge(pairs: readonly Pair[], setting: Setting, terms: Terms): Judgement {
  const { money } = setting;
  const schedule = setting.scheduleFor(terms);
  const judged = pairs.map((pair) => replay(pair, schedule, setting));
  // Undated timelines have no months, no allowances and no money (contract §1).
  if (money === null) return { judged, billed: null };
  const runs = judged.map(({ pair }) => pair);
  const prices = listPricer(schedule, terms, money);
  return { judged, billed: { money, bill: settledBill(runs, prices, allowanceTerms(schedule, money)) } };
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
    noticed: recorder.noticed(),
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
    steps: pair.steps.map((step) => {
      if (!step.outcomes.some(({ kind }) => kind === 'charged')) return step;
      const outcomes = step.outcomes.map((outcome) =>
        outcome.kind === 'charged' ? { ...outcome, charge: settled(outcome.charge) } : outcome,
      );
      return { ...step, outcomes };
    }),
  };
}
