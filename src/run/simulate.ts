import { freeByAllowance } from '../billing/allowance.js';
import { totalsOf } from '../billing/totals.js';
import { replayPair } from '../engine/replay.js';
import type { TimelineEvent } from '../model/event.js';
import { instantOf, type Instant } from '../model/instant.js';
import type { PairRun, Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import { rulesAt, type Schedule } from '../rules/schedule.js';
import { assumptionsOf } from './assumptions.js';
import { monthStarts } from './months.js';
import { replayFindings } from './findings.js';
import type { SimulateOptions } from './options.js';
import { pairsOf, type Pair } from './pairs.js';
import { firstState } from './firstState.js';
import { Recorder } from './recorder.js';
import { appliedRules } from './schedule.js';
import { settingOf, type Setting } from './setting.js';

interface Replayed {
  readonly pair: PairRun;
  readonly recorder: Recorder;
}

/**
 * Replays a timeline, each event under the rules of its date, and lists what it opened, allowed and charged.
 * Instants are those of the timeline; intervals are half-open. Throws a UsageFault on an option that makes no sense;
 * whatever is wrong with the data is a finding of the run.
 */
export function simulate(timeline: Timeline, options: SimulateOptions = {}): Run {
  const setting = settingOf(timeline, options);
  const { timezone } = setting.terms;
  const schedule = setting.scheduleFor(setting.terms);
  const pairs = pairsOf(timeline.events);
  const { first, last } = extent(timeline.events);
  const replayed = withAllowances(
    pairs.map((pair) => replay(pair, schedule, setting)),
    schedule,
    timeline.dated ? monthStarts(first, last, timezone) : null,
  );
  const runs = replayed.map(({ pair }) => pair);
  return {
    dated: timeline.dated,
    timezone,
    rules: { mode: setting.mode, sets: appliedRules(schedule, first, last) },
    assumptions: assumptionsOf(setting, pairs),
    findings: [...timeline.findings, ...replayFindings(replayed.map(({ recorder }) => recorder))],
    pairs: runs,
    totals: totalsOf(runs),
  };
}

function replay(pair: Pair, schedule: Schedule, setting: Setting): Replayed {
  const { contact, number, events } = pair;
  const recorder = new Recorder();
  replayPair(firstState(pair, schedule, setting.permanentSessions), events, schedule, recorder, recorder);
  const { first, last } = extent(events);
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

/** Undated timelines have no months and so no allowances (CONTRACT §1). */
function withAllowances(
  replayed: readonly Replayed[],
  schedule: Schedule,
  months: readonly Instant[] | null,
): readonly Replayed[] {
  if (months === null) return replayed;
  const charges = replayed.flatMap(({ pair }) => pair.charges.map((charge) => ({ number: pair.number, charge })));
  const freed = freeByAllowance(charges, { at: (delivery) => rulesAt(schedule, delivery)?.allowances ?? [], months });
  if (freed.size === 0) return replayed;
  return replayed.map(({ recorder, pair }) => ({
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

function extent(events: readonly TimelineEvent[]): { first: Instant; last: Instant } {
  const first = events[0]?.at ?? instantOf(0);
  return { first, last: events.at(-1)?.at ?? first };
}
