import type { ConversationCategory } from '../../model/category.js';
import { HOUR, type Instant } from '../../model/instant.js';
import type { Charge } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';
import type { Calendar } from '../calendar.js';
import { UsageFault } from '../../model/fault.js';
import { happeningsOf, type Happening } from './happenings.js';
import { stateReader, type StateAt } from './stateAt.js';

export const DEFAULT_STEP = HOUR;

export interface Opening {
  readonly at: Instant;
  readonly category: ConversationCategory;
  readonly certain: boolean;
}

/** A charge, and for one inside an open conversation the category of that conversation. */
export interface Bill {
  readonly charge: Charge;
  readonly joined: ConversationCategory | null;
}

/** One row `[from, until)`, or several rows without change folded into one. */
export interface HourRow {
  readonly from: Instant;
  readonly until: Instant;
  /** The start of the last row folded into this one; `from` where it stands alone. */
  readonly last: Instant;
  /** What holds at `from`, after the events stamped exactly so; it goes on to hold until the row's first happening. */
  readonly state: StateAt;
  readonly happenings: readonly Happening[];
  readonly opened: readonly Opening[];
  readonly bills: readonly Bill[];
}

export interface RowOptions {
  readonly step: number;
  /** Make one row of a run of rows in which nothing happens and nothing changes. */
  readonly fold: boolean;
}

/**
 * From the row of the first event to the row in which the last thing ended, both included. Throws a UsageFault on a step that
 * leads nowhere.
 */
export function* hourRows(pair: PairRun, calendar: Calendar, { step, fold }: RowOptions): Generator<HourRow> {
  if (!Number.isSafeInteger(step) || step <= 0) {
    throw new UsageFault(`a row of ${String(step)} milliseconds leads nowhere: every is a whole number from 1 on`);
  }
  const happenings = cursor(happeningsOf(pair));
  const opened = cursor(openingsOf(pair));
  const bills = cursor(billsOf(pair));
  const stateAt = stateReader(pair);
  const changes = changesOf(pair);
  let passed = 0;

  const final = calendar.floor(changes.at(-1) ?? pair.lastAt, step);
  for (let from = calendar.floor(changes[0] ?? pair.firstAt, step); from <= final;) {
    const nextChange = changes[passed];
    let until = calendar.next(from, step);
    let last = from;
    if (fold && nextChange !== undefined && nextChange >= until) {
      until = calendar.floor(nextChange, step);
      last = calendar.floor((until - 1) as Instant, step);
    }
    yield {
      from,
      until,
      last,
      state: stateAt(from),
      happenings: happenings.until(until),
      opened: opened.until(until),
      bills: bills.until(until),
    };
    while ((changes[passed] ?? Infinity) < until) passed += 1;
    from = until;
  }
}

/** Every instant at which something happens or changes, in order. */
function changesOf(pair: PairRun): readonly Instant[] {
  const instants = [
    ...pair.steps.flatMap(({ at, outcomes }) => [
      at,
      ...outcomes.flatMap((outcome) => (outcome.kind === 'entry_point_opened' ? [outcome.ends.sure] : [])),
    ]),
    ...pair.states.map(({ from }) => from),
    ...pair.charges.map(({ at }) => at),
  ];
  return [...new Set(instants)].filter((at) => Number.isFinite(at)).sort((a, b) => a - b);
}

function openingsOf(pair: PairRun): readonly Opening[] {
  return pair.steps.flatMap(({ at, outcomes }) =>
    outcomes.flatMap((outcome): Opening[] => {
      if (outcome.kind === 'entry_point_opened') {
        return [{ at, category: 'referral_conversion', certain: outcome.ends.sure > at }];
      }
      if (outcome.kind !== 'conversation_opened' || outcome.category === 'referral_conversion') return [];
      return [{ at, category: outcome.category, certain: outcome.certain }];
    }),
  );
}

function billsOf(pair: PairRun): readonly (Bill & { readonly at: Instant })[] {
  const joined = new Map<string, ConversationCategory>();
  for (const { event, outcomes } of pair.steps) {
    for (const outcome of outcomes) {
      if (event !== null && outcome.kind === 'conversation_joined') joined.set(event.handle, outcome.category);
    }
  }
  return pair.charges
    .map((charge) => ({ at: charge.at, charge, joined: joined.get(charge.handle) ?? null }))
    .sort((a, b) => a.at - b.at);
}

/** Hands out a list in order of time, piece by piece. */
function cursor<T extends { readonly at: Instant }>(items: readonly T[]): { until(end: Instant): readonly T[] } {
  let taken = 0;
  return {
    until: (end) => {
      const start = taken;
      while ((items[taken]?.at ?? Infinity) < end) taken += 1;
      return items.slice(start, taken);
    },
  };
}
