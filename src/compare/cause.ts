import type { Charge } from '../model/outcome.js';
import { compare } from '../model/money.js';
import type { Allowance } from '../rules/ruleSet.js';
import type { Match, Side } from './match.js';
import { amountOf, type FreeType, type Verdict, type VerdictKind } from './verdict.js';

/** Why a message does not cost the same under two rule sets. */
export const CAUSE_KINDS = [
  'service_beyond_allowance',
  'service_charged',
  'allowance',
  'utility_in_window',
  'template_in_window',
  'entry_point',
  'unit',
  'open_conversation',
  'rate',
  'market',
  'category',
  'group_window',
  'delivery',
  'never_charged',
  'refused',
  'doubt',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** What one message changes, and why. */
export interface Effect {
  readonly kind: CauseKind;
  readonly from: VerdictKind;
  readonly to: VerdictKind;
}

/** The allowances of a rule set by its id. */
export type AllowancesOf = (ruleSet: string) => readonly Allowance[];

/** Null where the message makes no difference. */
export function effectOf(match: Match, from: Verdict, to: Verdict, allowancesOf: AllowancesOf): Effect | null {
  const kind = kindOf(match, from, to, allowancesOf);
  return kind === null ? null : { kind, from: from.kind, to: to.kind };
}

function kindOf({ base, other }: Match, from: Verdict, to: Verdict, allowancesOf: AllowancesOf): CauseKind | null {
  if (from.kind === 'charged' && to.kind === 'charged') {
    return compare(amountOf(from), amountOf(to)) === 0 ? null : dearer(from.charge, to.charge);
  }
  if (from.kind === 'refused' || to.kind === 'refused') return from.kind === to.kind ? null : 'refused';
  if (from.kind === 'charged') return to.kind === 'free' ? freed(other, to, from.charge, allowancesOf) : null;
  return to.kind === 'charged' ? freed(base, from, to.charge, allowancesOf) : null;
}

/** Both are charged, but not alike. */
function dearer(a: Charge, b: Charge): CauseKind {
  if (a.unit !== b.unit) return 'unit';
  if (a.category !== b.category) return 'category';
  return a.price?.market === b.price?.market ? 'rate' : 'market';
}

type Free = Extract<Verdict, { kind: 'free' }>;

/** One of the two makes free what the other charges. */
function freed(side: Side, { why, charge: free }: Free, charged: Charge, allowancesOf: AllowancesOf): CauseKind {
  return why === 'doubt' ? doubted(side, free) : FREED[why](free, charged, allowancesOf);
}

function doubted({ pair }: Side, { sentAt }: Charge): CauseKind {
  const inside = pair.entryPoints.some(({ openedAt, expiresAt }) => openedAt <= sentAt && sentAt < expiresAt);
  return inside ? 'entry_point' : 'doubt';
}

const FREED: Readonly<Record<FreeType, (free: Charge, charged: Charge, allowancesOf: AllowancesOf) => CauseKind>> = {
  free_customer_service: (free, charged, allowancesOf) => {
    if (allowancesOf(free.ruleSet).some(({ rule }) => rule === free.rule)) return 'allowance';
    if (free.message === 'template') return free.listed === 'utility' ? 'utility_in_window' : 'template_in_window';
    const isBeyond = allowancesOf(charged.ruleSet).some(({ categories }) => categories.includes(charged.category));
    return isBeyond ? 'service_beyond_allowance' : 'service_charged';
  },
  free_entry_point: () => 'entry_point',
  free_group_customer_service: () => 'group_window',
  free_tier: () => 'allowance',
  in_open_conversation: (free, charged) => (free.unit === charged.unit ? 'open_conversation' : 'unit'),
  not_delivered: () => 'delivery',
  not_chargeable: () => 'never_charged',
};
