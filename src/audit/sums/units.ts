import type { Charge } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';
import { ZERO } from '../../model/money.js';
import type { ReportedSums, SumKey, SumKind, SumUnit } from './sums.js';

/** What the replay counts of a pair for a report of this kind. */
export function unitsFor({ kind, listsFree }: ReportedSums, pair: PairRun): readonly SumUnit[] {
  const units = UNITS[kind](pair);
  return listsFree ? units : units.filter(({ key }) => key.type === 'regular');
}

const UNITS: Readonly<Record<SumKind, (pair: PairRun) => readonly SumUnit[]>> = {
  pricing_analytics: (pair) =>
    pair.charges
      .filter(({ unit }) => unit === 'message')
      .filter(isCounted)
      .map((charge) => unitOf(pair, charge, analyticsCategory(charge))),
  conversation_analytics: conversationsOf,
  bill: (pair) => pair.charges.filter(isCounted).map((charge) => unitOf(pair, charge, billedCategory(charge))),
};

function isCounted({ type }: Charge): boolean {
  return type !== 'not_delivered' && type !== 'not_chargeable' && type !== 'in_open_conversation';
}

function unitOf(pair: PairRun, charge: Charge, category: string): SumUnit {
  const { at, type, certain, price } = charge;
  return { at, certain, cost: price?.amount ?? null, key: keyOf(pair, charge, category, type) };
}

function keyOf({ number }: PairRun, { country, price }: Charge, category: string, type: string): SumKey {
  return {
    category,
    type,
    country,
    market: price?.market ?? null,
    number: number === null ? null : number.replaceAll(/\D/g, ''),
  };
}

/** In pricing_analytics SERVICE "includes all non-template messages and utility messages sent inside" of a window. */
function analyticsCategory(charge: Charge): string {
  const { type, group } = charge;
  const category = type.startsWith('free_') && type.endsWith('customer_service') ? 'service' : billedCategory(charge);
  return group ? `group_${category}` : category;
}

function billedCategory({ category, type }: Charge): string {
  return type === 'free_entry_point' ? 'referral_conversion' : category;
}

/** Conversations by their opening; of what is free without limit nobody has seen another name than the free tier's. */
function conversationsOf(pair: PairRun): readonly SumUnit[] {
  return pair.conversations.flatMap(({ category, openedAt, openedBy, certain }) => {
    const charge = pair.charges.find(({ handle }) => handle === openedBy);
    if (charge?.unit !== 'conversation') return [];
    const isEntryPoint = category === 'referral_conversion';
    const type = isEntryPoint ? 'free_entry_point' : charge.billable ? 'regular' : 'free_tier';
    const cost = isEntryPoint ? ZERO : (charge.price?.amount ?? null);
    return [{ at: openedAt, certain: certain && charge.certain, cost, key: keyOf(pair, charge, category, type) }];
  });
}
