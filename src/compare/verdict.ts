import type { ChargeType } from '../model/category.js';
import { ZERO, type Decimal } from '../model/money.js';
import type { Charge } from '../model/outcome.js';
import type { Match, Side } from './match.js';
import type { Reading } from './reading.js';

export type FreeType = Exclude<ChargeType, 'regular'>;

/** What a message is under one rule set and one reading of what is not known. */
export type Verdict =
  | { readonly kind: 'refused' }
  | { readonly kind: 'free'; readonly why: FreeType | 'doubt'; readonly charge: Charge }
  | { readonly kind: 'charged'; readonly charge: Charge };
export const VERDICT_KINDS = ['refused', 'free', 'charged'] as const satisfies readonly Verdict['kind'][];
export type VerdictKind = (typeof VERDICT_KINDS)[number];

export function verdictOf({ charge }: Side, reading: Reading): Verdict {
  if (charge === null) return { kind: 'refused' };
  if (charge.type !== 'regular') return { kind: 'free', why: charge.type, charge };
  if (!charge.certain && reading === 'least') return { kind: 'free', why: 'doubt', charge };
  return { kind: 'charged', charge };
}

/** What is due; nothing where there is no money or no rate is known. */
export function amountOf(verdict: Verdict): Decimal {
  return verdict.kind === 'charged' ? (verdict.charge.price?.amount ?? ZERO) : ZERO;
}

export function unitsOf({ kind }: Verdict): number {
  return kind === 'charged' ? 1 : 0;
}

/** Due under one of the two, and no rate of it is known: such a message is in no difference. */
export function isUnpriced({ base, other }: Match): boolean {
  return hasNoRate(base.charge) || hasNoRate(other.charge);
}

export function hasNoRate(charge: Charge | null): boolean {
  return charge?.billable === true && (charge.price?.unpriced ?? null) !== null;
}
