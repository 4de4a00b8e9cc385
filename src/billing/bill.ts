import type { Charge } from '../model/outcome.js';
import { allowanceFor, tallyOf, type AllowanceTerms, type Sale } from './allowance.js';
import { amountOf } from './price.js';
import type { Tally } from './tally.js';

/** What is due after allowances, and the tallies behind it. */
export interface Bill {
  /** What replaces a charge; a charge that is not here stands as it is. */
  readonly settled: ReadonlyMap<Charge, Charge>;
  /** With the charges that are certain alone: the least that can be due. */
  readonly sure: Tally;
  /** With all of them: the most. */
  readonly all: Tally;
}

/**
 * Takes off what the allowances make free. Cost grows with the set of charged items, so the least is counted over the
 * certain charges and the most over all; where an uncertain charge uses up a unit that a certain one may need, the latter
 * is due under one reading only and becomes uncertain itself.
 */
export function billOf(given: readonly Sale[], terms: AllowanceTerms): Bill {
  const settled = new Map<Charge, Charge>();
  const sales = given.map((sale) => {
    const charge = freeWithoutLimit(sale.charge, terms);
    if (charge !== sale.charge) settled.set(sale.charge, charge);
    return { ...sale, charge };
  });
  const all = tallyOf(sales, terms);
  const certain = sales.filter(({ charge }) => charge.certain);
  const sure = certain.length === sales.length ? all : tallyOf(certain, terms);
  const settle = settlerOf({ sure, all });
  for (const sale of sales) {
    const replaced = settle(sale);
    if (replaced !== sale.charge) settled.set(sale.charge, replaced);
  }
  return { settled, sure, all };
}

/** What becomes of a sale, already free where an allowance has no limit, once everything is counted. */
export function settlerOf({ sure, all }: Pick<Bill, 'sure' | 'all'>): (sale: Sale) => Charge {
  const freeOfAll = freedBy(all);
  const freeOfSure = sure === all ? freeOfAll : freedBy(sure);
  return ({ charge, number, contact }) => {
    const name = nameOf(number, contact, charge.handle);
    return settle(charge, freeOfAll.get(name), freeOfSure.get(name));
  };
}

/** An allowance without limit needs no counting. */
export function freeWithoutLimit(charge: Charge, { at }: AllowanceTerms): Charge {
  const allowance = charge.billable ? allowanceFor(charge, at(charge.at)) : undefined;
  if (allowance?.units !== Infinity) return charge;
  const { type, rule } = allowance;
  return { ...charge, type, rule, billable: false, ...spared(charge) };
}

type Freed = Pick<Charge, 'type' | 'rule'>;

function settle(charge: Charge, byAll: Freed | undefined, bySure: Freed | undefined): Charge {
  if (byAll !== undefined) return { ...charge, ...byAll, billable: false, certain: true, ...spared(charge) };
  if (bySure !== undefined) return { ...charge, certain: false };
  return charge;
}

function spared({ price }: Charge): Pick<Charge, 'price'> {
  return { price: price && { ...price, amount: amountOf(false, price.rate) } };
}

function freedBy({ allowances }: Tally): ReadonlyMap<string, Freed> {
  const freed = new Map<string, Freed>();
  for (const { type, rule, taken } of allowances.values()) {
    for (const { key, contact, handle } of taken) {
      if (key.type === 'regular') freed.set(nameOf(key.number, contact, handle), { type, rule });
    }
  }
  return freed;
}

function nameOf(number: string | null, contact: string | null, handle: string): string {
  return JSON.stringify([number, contact, handle]);
}
