import { allowanceFor } from '../../../billing/allowance.js';
import { settlerOf } from '../../../billing/bill.js';
import { EMPTY_TALLY, type Tallies } from '../../../billing/tally.js';
import type { ListSetting } from '../../../count/listed/pairs.js';
import { settledIn } from '../../../count/listed/settlement.js';
import { purchaseOf } from '../../../count/purchase.js';
import { handlesNamed } from '../../../explain/explain.js';
import type { ExplainedRun, OtherSide, Unsettled } from '../../../explain/run.js';
import type { TimelineEvent } from '../../../model/event.js';
import type { Charge } from '../../../model/outcome.js';
import type { Assumption, PairRun } from '../../../model/run.js';
import { SWITCH_IDS, type SwitchId } from '../../../rules/switches.js';
import type { Settle } from '../../../run/effect.js';
import { replay } from '../../../run/judge.js';
import { otherSides } from '../../../run/otherSides.js';
import { outermostZones } from '../../../run/otherZones.js';
import { pairsOf, type Pair } from '../../../run/pairs.js';
import type { Terms } from '../../../run/schedule.js';

const NOTHING: Tallies = { all: EMPTY_TALLY, sure: EMPTY_TALLY };

/** What all contacts of a log come to under some terms. */
export type TalliesUnder = (terms: Terms) => Promise<Tallies>;

/**
 * The run of one contact as it is in that of the whole log: `assumptions` name the points that may matter there. What others
 * come to is asked where they may have taken what makes a message of the subject free.
 */
export async function contactRun(
  events: readonly TimelineEvent[],
  subject: string,
  setting: ListSetting,
  assumptions: readonly Assumption[],
  talliesUnder: TalliesUnder,
): Promise<ExplainedRun> {
  const pairs = pairsOf(events, setting.accounts);
  const judge = sides(pairs, handlesNamed(pairs, subject), setting, talliesUnder);
  const here = await judge(setting.terms);
  const unsettled: Unsettled[] = [];
  for (const { id, value, others } of open(assumptions, setting)) {
    const there: OtherSide[] = [];
    for (const { value: other, terms } of others) {
      const { judged, settle } = await judge(terms);
      there.push({ value: other, of: (index) => ({ pair: judged[index], settle }) });
    }
    unsettled.push({ id, value, others: there });
  }
  return { setting, pairs, ...here, unsettled };
}

interface Judged {
  readonly judged: readonly PairRun[];
  readonly settle: Settle;
}

/** Judges the pairs under any terms. */
function sides(
  pairs: readonly Pair[],
  handles: ReadonlySet<string>,
  setting: ListSetting,
  talliesUnder: TalliesUnder,
): (terms: Terms) => Promise<Judged> {
  return async (terms) => {
    const schedule = setting.scheduleFor(terms);
    const purchase = purchaseOf(schedule, terms, setting.money);
    const judged = pairs.map((pair) => replay(pair, schedule, setting).pair);
    const mayBeTaken = (charge: Charge): boolean =>
      handles.has(charge.handle) && allowanceFor(charge, purchase.allowances.at(charge.at)) !== undefined;
    const isShared = judged.some(({ charges }) => charges.some(mayBeTaken));
    const settleSale = settlerOf(isShared ? await talliesUnder(terms) : NOTHING);
    return { judged, settle: settledIn(judged, settleSale, purchase) };
  };
}

interface Open {
  readonly id: Unsettled['id'];
  readonly value: string;
  readonly others: readonly { readonly value: string; readonly terms: Terms }[];
}

function open(assumptions: readonly Assumption[], { terms }: ListSetting): readonly Open[] {
  const ids = new Set(assumptions.map(({ id }) => id));
  const points = SWITCH_IDS.filter((id: SwitchId) => ids.has(id));
  return [
    ...points.map((id) => ({ id, value: terms.switches[id], others: otherSides(terms, id) })),
    { id: 'timezone', value: terms.timezone, others: ids.has('timezone') ? outermostZones(terms) : [] },
  ];
}
