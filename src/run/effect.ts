import type { Charge, Outcome } from '../model/outcome.js';

/** What a charge becomes once its price and the allowances are known. */
export type Settle = (charge: Charge) => Charge;

/** What an outcome changes for its reader: ends that move by seconds do not count, only what follows from them. */
function effectOf(outcome: Outcome, settle: Settle): string {
  switch (outcome.kind) {
    case 'window_opened':
    case 'window_refreshed':
      return 'window';
    case 'conversation_opened':
    case 'conversation_joined':
      return `${outcome.kind}:${outcome.category}`;
    case 'charged':
      return effectOfCharge(settle(outcome.charge));
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

function effectOfCharge({ type, category, certain, billable, price }: Charge): string {
  return [type, category, certain, billable ? (price?.rate ?? '') : ''].join(':');
}

/** Whether both change the same for their reader; what becomes of the charges of each is told by its own. */
export function sameEffects(
  one: readonly Outcome[],
  other: readonly Outcome[],
  [settleOne, settleOther]: readonly [Settle, Settle] = [asItStands, asItStands],
): boolean {
  return (
    one.length === other.length &&
    one.every((outcome, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && effectOf(outcome, settleOne) === effectOf(counterpart, settleOther);
    })
  );
}

export function asItStands(charge: Charge): Charge {
  return charge;
}
