import { totalsOf } from '../billing/totals.js';
import type { Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import { accountAssumptions } from './accountAssumptions.js';
import { assumptionsOf } from './assumptions.js';
import { replayFindings } from './findings.js';
import { judge, withCharges } from './judge.js';
import type { SimulateOptions } from './options.js';
import { withOrigin } from './origin.js';
import { extentOf, pairsOf } from './pairs.js';
import { appliedRules } from './schedule.js';
import { costOfTallies } from './money.js';
import { settingOf } from './setting.js';
import { usedByNobody } from './usedByNobody.js';

/**
 * Replays a timeline, each event under the rules of its date, and lists what it opened, allowed and charged.
 * Instants are those of the timeline; intervals are half-open. Throws a UsageFault on an option that makes no sense;
 * whatever is wrong with the data is a finding of the run.
 */
export function simulate(timeline: Timeline, options: SimulateOptions = {}): Run {
  const setting = settingOf(timeline, options);
  const { terms, mode, money } = setting;
  const pairs = pairsOf(timeline.events, setting.accounts);
  const judgement = judge(pairs, setting, terms);
  const { judged, bill } = judgement;
  const runs = judged.map(({ pair }) => (bill === null ? pair : withCharges(pair, bill.settle)));
  const { first, last } = extentOf(timeline.events);
  const schedule = setting.scheduleFor(terms);
  const cost = bill === null || money === null ? null : costOfTallies(bill, schedule, terms, money);
  const billed =
    cost === null || bill === null || money === null
      ? null
      : { cost, all: bill.all, money, unseenBefore: setting.unseenBefore };
  const run: Run = {
    dated: timeline.dated,
    timezone: terms.timezone,
    rules: { mode, sets: appliedRules(schedule, first, last) },
    assumptions: [
      ...assumptionsOf({ setting, pairs, judgement }),
      ...(billed === null ? [] : accountAssumptions(billed, billed.money, terms.timezone)),
    ],
    findings: [
      ...timeline.findings,
      ...replayFindings(
        judged.map(({ recorder }) => recorder),
        runs.flatMap(({ charges }) => charges),
        timeline.events,
      ),
      ...(billed === null
        ? []
        : usedByNobody(
            { ...billed, numbers: pairs.map(({ number }) => number), accounts: setting.accounts },
            billed.money,
          )),
    ],
    pairs: runs,
    totals: totalsOf(runs),
    cost,
  };
  return withOrigin(run, { timeline, options });
}
