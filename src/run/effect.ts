import type { Charge, Outcome } from '../model/outcome.js';

/** What a charge becomes once its price and the allowances are known. */
export type Settle = (charge: Charge) => Charge;

/** How the charges of two runs are held against each other. */
export interface Comparison {
  readonly settleOne: Settle;
  readonly settleOther: Settle;
  /** The month of what is due, where volume tiers of that month take something off; null elsewhere. */
  readonly tierMonth: (charge: Charge) => string | null;
}

const AS_THEY_STAND: Comparison = { settleOne: asItStands, settleOther: asItStands, tierMonth: () => null };

/** What an outcome changes for its reader: ends that move by seconds do not count, only what follows from them. */
function effectOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'window_opened':
    case 'window_refreshed':
      return 'window';
    case 'conversation_opened':
    case 'conversation_joined':
      return `${outcome.kind}:${outcome.category}`;
    case 'charged':
    case 'window_closed':
    case 'entry_point_opened':
    case 'entry_point_closed':
    case 'conversation_closed':
    case 'message_rejected':
    case 'opens_no_window':
    case 'call_permission_given':
    case 'call_permission_refused':
    case 'call_permission_ended':
      return outcome.kind;
  }
}

function sameEffect(one: Outcome, other: Outcome, { settleOne, settleOther, tierMonth }: Comparison): boolean {
  if (one.kind !== 'charged' || other.kind !== 'charged') return effectOf(one) === effectOf(other);
  return sameCharge(settleOne(one.charge), settleOther(other.charge), tierMonth);
}

function sameCharge(one: Charge, other: Charge, tierMonth: Comparison['tierMonth']): boolean {
  if (one === other) return true;
  if (one.type !== other.type || one.category !== other.category || one.certain !== other.certain) return false;
  return rateDue(one) === rateDue(other) && tierMonth(one) === tierMonth(other);
}

function rateDue({ billable, price }: Charge): string | null {
  return billable ? (price?.rate ?? null) : null;
}

/** Whether both change the same for their reader; what becomes of the charges of each is told by its own. */
export function sameEffects(
  one: readonly Outcome[],
  other: readonly Outcome[],
  comparison: Comparison = AS_THEY_STAND,
): boolean {
  return (
    one.length === other.length &&
    one.every((outcome, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && sameEffect(outcome, counterpart, comparison);
    })
  );
}

export function asItStands(charge: Charge): Charge {
  return charge;
}
