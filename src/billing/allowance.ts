import type { Instant } from '../model/instant.js';
import type { Charge } from '../model/outcome.js';
import type { CompiledAllowance } from '../rules/compile.js';

export interface AllowanceScope {
  /** The allowances in force at a delivery. */
  readonly at: (delivery: Instant) => readonly CompiledAllowance[];
  /** The first instants of the account's months, ascending; the month of an instant is the last that is not after it. */
  readonly months: readonly Instant[];
}

/** A charge with the business number whose month it counts in. */
export interface NumberedCharge {
  readonly number: string | null;
  readonly charge: Charge;
}

/**
 * The charges that an allowance makes free, each with what replaces it. Units count in order of delivery, then message id
 * (CONTRACT §2); an allowance starts full each month.
 */
export function freeByAllowance(
  charges: readonly NumberedCharge[],
  { at, months }: AllowanceScope,
): ReadonlyMap<Charge, Charge> {
  const used = new Map<string, number>();
  const freed = new Map<Charge, Charge>();
  for (const { number, charge } of [...charges].sort(byDelivery)) {
    const allowance = at(charge.at).find((candidate) => countsIn(candidate, charge));
    if (allowance === undefined) continue;
    const owner = allowance.per === 'account' ? charge.account : number;
    const key = JSON.stringify([allowance.per, owner, allowance.rule, monthOf(charge.at, months)]);
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    if (charge.billable && before < allowance.units) {
      freed.set(charge, { ...charge, billable: false, type: allowance.type, rule: allowance.rule });
    }
  }
  return freed;
}

function countsIn({ categories, countsEntryPoints }: CompiledAllowance, charge: Charge): boolean {
  if (charge.billable) return categories.has(charge.category);
  return countsEntryPoints && charge.type === 'free_entry_point' && charge.message === 'free_form';
}

function byDelivery({ charge: a }: NumberedCharge, { charge: b }: NumberedCharge): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.handle < b.handle ? -1 : a.handle > b.handle ? 1 : 0;
}

function monthOf(at: Instant, months: readonly Instant[]): number {
  return months.findLastIndex((start) => start <= at);
}
