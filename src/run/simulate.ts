import { totalsOf } from '../billing/totals.js';
import type { RunCost } from '../model/cost.js';
import type { Run } from '../model/run.js';
import { checkOptions } from '../model/shape.js';
import type { Timeline } from '../model/timeline.js';
import type { Schedule } from '../rules/schedule.js';
import { accountAssumptions } from './accountAssumptions.js';
import { assumptionsOf } from './assumptions.js';
import { replayFindings } from './findings.js';
import { judge, withCharges, type Billed } from './judge.js';
import type { SimulateOptions } from './options.js';
import { withOrigin } from './origin.js';
import { extentOf, pairsOf, type Pair } from './pairs.js';
import { appliedRules } from './schedule.js';
import { costOfTallies } from './money.js';
import { SIMULATE_OPTIONS, TIMELINE } from './shape.js';
import { settingOf, type Setting } from './setting.js';
import { usedByNobody } from './usedByNobody.js';

/**
 * Replays a timeline, each event under the rules of its date, and lists what it opened, allowed and charged.
 * Instants are those of the timeline; intervals are half-open. Throws a UsageFault on an option that makes no sense;
 * whatever is wrong with the data is a finding of the run.
 */
export function simulate(timeline: Timeline, options: SimulateOptions = {}): Run {
  TIMELINE('timeline', timeline);
  checkOptions(SIMULATE_OPTIONS, options);
  const setting = settingOf(timeline, options);
  const { terms, mode } = setting;
  const pairs = pairsOf(timeline.events, setting.accounts);
  const judgement = judge(pairs, setting, terms);
  const { judged, billed } = judgement;
  const runs = judged.map(({ pair }) => (billed === null ? pair : withCharges(pair, billed.bill.settle)));
  const { first, last } = extentOf(timeline.events);
  const schedule = setting.scheduleFor(terms);
  const costs = billed === null ? null : costsOf(billed, pairs, setting, schedule);
  const run: Run = {
    dated: timeline.dated,
    timezone: terms.timezone,
    rules: { mode, sets: appliedRules(schedule, first, last) },
    assumptions: [...assumptionsOf({ setting, pairs, judgement }), ...(costs?.assumptions ?? [])],
    findings: [
      ...timeline.findings,
      ...replayFindings(
        judged.map(({ noticed }) => noticed),
        runs.flatMap(({ charges }) => charges),
        timeline.events,
      ),
      ...(costs?.findings ?? []),
    ],
    pairs: runs,
    totals: totalsOf(runs),
    cost: costs?.cost ?? null,
  };
  return withOrigin(run, { timeline, options });
}

/** What the bill comes to, what that rests on, and what was found in what is said of the account. */
interface Costs extends Pick<Run, 'assumptions' | 'findings'> {
  readonly cost: RunCost;
}

function costsOf(
  { money, bill }: Billed,
  pairs: readonly Pair[],
  { terms, unseenBefore, accounts }: Setting,
  schedule: Schedule,
): Costs {
  const cost = costOfTallies(bill, schedule, terms, money);
  const { all } = bill;
  const numbers = pairs.map(({ number }) => number);
  return {
    cost,
    assumptions: accountAssumptions({ cost, all, unseenBefore }, money, terms.timezone),
    findings: usedByNobody({ cost, all, numbers, accounts }, money),
  };
}
