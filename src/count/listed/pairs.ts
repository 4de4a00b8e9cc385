import { buyerOf, type Sale } from '../../billing/allowance.js';
import { freeWithoutLimit } from '../../billing/bill.js';
import { assemble, type Assembled } from '../../input/assemble.js';
import type { Row } from '../../input/row.js';
import type { Instant } from '../../model/instant.js';
import type { TimelineEvent } from '../../model/event.js';
import type { Charge } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';
import type { Schedule } from '../../rules/schedule.js';
import { replay, type Heed, type Judged } from '../../run/judge.js';
import type { MoneyTerms } from '../../run/money.js';
import type { SimulateOptions } from '../../run/options.js';
import { pairsOf } from '../../run/pairs.js';
import { settingOf, type Setting } from '../../run/setting.js';
import { purchaseOf, type Purchase } from '../purchase.js';

const NOTHING_BEFORE = { past: 'closed', events: [] } as const;

/** How the pairs of a dated log are replayed, settled once for all of them. */
export interface ListSetting extends Setting {
  readonly money: MoneyTerms;
  readonly schedule: Schedule;
  readonly purchase: Purchase;
  /** Milliseconds of event time for which an id is remembered. */
  readonly idHorizon: number | undefined;
  /** What the replay sees of an event: all of it, or without what Meta says. */
  readonly seen: (event: TimelineEvent) => TimelineEvent;
}

/**
 * How to list a dated log contact by contact. `beginsAt` is the first event of one that does not say what was open before it;
 * null of others. Throws a UsageFault on an option that makes no sense.
 */
export function listSettingOf(
  options: SimulateOptions,
  idHorizon: number | undefined,
  beginsAt: Instant | null,
  seen: ListSetting['seen'] = (event) => event,
): ListSetting {
  const told = beginsAt === null ? NOTHING_BEFORE : { past: 'unknown' as const, events: [{ at: beginsAt }] };
  const setting = settingOf({ dated: true, timezone: null, rules: null, ...told }, options);
  const { money, terms } = setting;
  if (money === null) throw new Error('a dated log has money');
  const schedule = setting.scheduleFor(terms);
  return { ...setting, money, schedule, purchase: purchaseOf(schedule, terms, money), idHorizon, seen };
}

/** What the rows of one contact tell, and its pairs ordered by number. */
export interface ContactReplay {
  readonly assembled: Assembled;
  readonly judged: readonly Judged[];
}

export function replayContact(rows: readonly Row[], setting: ListSetting, heed?: Heed): ContactReplay {
  const assembled = assemble(rows, setting.idHorizon);
  const pairs = pairsOf(assembled.events.map(setting.seen), setting.accounts);
  return { assembled, judged: pairs.map((pair) => replay(pair, setting.schedule, setting, heed)) };
}

/** A charge at its list price, and free where an allowance without limit makes it so. */
export function saleOf(charge: Charge, { contact, number }: PairRun, { atListPrice, allowances }: Purchase): Sale {
  const buyer = buyerOf(charge, contact);
  return { contact: buyer, number, charge: freeWithoutLimit(atListPrice(charge, buyer), allowances) };
}
