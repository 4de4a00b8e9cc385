import { getOrMake } from '../model/getOrMake.js';
import type { Charge, Price, PricedCharge } from '../model/outcome.js';
import { allowanceFor, SalesCounter, type AllowanceTerms, type Sale } from './allowance.js';
import { amountOf } from './price.js';
import type { Entry, Tallies, Tally } from './tally.js';

/** What is due after allowances, and the tallies behind it. */
export interface Bill extends Tallies {
  /** What replaces a charge; a charge that is not here stands as it is. */
  readonly settled: ReadonlyMap<PricedCharge, PricedCharge>;
}

/**
 * Takes off what the allowances make free. Cost grows with the set of charged items, so the least is counted over the
 * certain charges and the most over all; where an uncertain charge uses up a unit that a certain one may need, the latter
 * is due under one reading only and becomes uncertain itself.
 */
export function billOf(given: readonly Sale[], terms: AllowanceTerms): Bill {
  const settled = new Map<PricedCharge, PricedCharge>();
  const sales = given.map((sale) => {
    const charge = freeWithoutLimit(sale.charge, terms);
    if (charge === sale.charge) return sale;
    settled.set(sale.charge, charge);
    return { ...sale, charge };
  });
  const counter = new SalesCounter(terms);
  for (const sale of sales) counter.add(sale);
  const { sure, all } = counter.tallies();
  const settle = settlerOf({ sure, all });
  for (const sale of sales) {
    const replaced = settle(sale);
    if (replaced !== sale.charge) settled.set(sale.charge, replaced);
  }
  return { settled, sure, all };
}

/** What becomes of a sale, already free where an allowance has no limit, once everything is counted. */
export function settlerOf({ sure, all }: Tallies): (sale: Sale) => PricedCharge {
  const freeOfAll = freedBy(all);
  const freeOfSure = sure === all ? freeOfAll : freedBy(sure);
  return (sale) => settle(sale.charge, freeOfAll(sale), freeOfSure === freeOfAll ? undefined : freeOfSure(sale));
}

/** An allowance without limit needs no counting. */
export function freeWithoutLimit(charge: PricedCharge, { at }: AllowanceTerms): PricedCharge {
  const allowance = charge.billable ? allowanceFor(charge, at(charge.at)) : undefined;
  if (allowance?.units !== Infinity) return charge;
  const { type, rule } = allowance;
  return { ...charge, type, rule, billable: false, ...spared(charge) };
}

type Freed = Pick<Charge, 'type' | 'rule'>;

function settle(charge: PricedCharge, byAll: Freed | undefined, bySure: Freed | undefined): PricedCharge {
  if (byAll !== undefined) return { ...charge, ...byAll, billable: false, certain: true, ...spared(charge) };
  if (bySure !== undefined) return { ...charge, certain: false };
  return charge;
}

/** Charges that share a price share what is left of it. */
const SPARED = new WeakMap<Price, Price>();

function spared({ price }: PricedCharge): Pick<PricedCharge, 'price'> {
  return { price: getOrMake(SPARED, price, () => ({ ...price, amount: amountOf(false, price.rate) })) };
}

/** Tells whether a sale is among what the allowances have taken. Handles name one message, or at most a few. */
function freedBy({ allowances }: Tally): (sale: Sale) => Freed | undefined {
  const byHandle = new Map<string, { readonly entry: Entry; readonly freed: Freed }[]>();
  for (const { type, rule, taken } of allowances.values()) {
    for (const entry of taken) {
      if (entry.key.type !== 'regular') continue;
      const alike = byHandle.get(entry.handle);
      const one = { entry, freed: { type, rule } };
      if (alike === undefined) byHandle.set(entry.handle, [one]);
      else alike.push(one);
    }
  }
  return ({ charge, number, contact }) =>
    byHandle.get(charge.handle)?.find(({ entry }) => entry.contact === contact && entry.key.number === number)?.freed;
}
