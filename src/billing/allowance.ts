import type { Instant } from '../model/instant.js';
import type { Charge } from '../model/outcome.js';
import type { CompiledAllowance } from '../rules/compile.js';
import type { UnitKey } from '../model/cost.js';
import { TallyBuilder, type Entry, type Tallies } from './tally.js';

/** A charge with whom it concerns. */
export interface Sale {
  readonly contact: string | null;
  readonly number: string | null;
  readonly charge: Charge;
}

export interface AllowanceTerms {
  /** The allowances in force at a delivery. */
  readonly at: (delivery: Instant) => readonly CompiledAllowance[];
  /** `2026-10`: the account's month in which a charge counts (C12). */
  readonly monthOf: (charge: Charge) => string;
  /** Units that a scope has used before the log begins. */
  readonly used: (scope: AllowanceScope) => number;
}

/** Whose allowance, of which month. */
export interface AllowanceScope {
  readonly per: 'account' | 'number';
  readonly owner: string | null;
  readonly month: string;
}

/** Counts charges as they stand before allowances; the allowances take the first deliveries of each month. */
export class SalesCounter {
  readonly #terms: AllowanceTerms;
  readonly #all = new TallyBuilder();
  /** Begun with the first charge that is not certain: until then it would be the same. */
  #sure: TallyBuilder | null = null;

  constructor(terms: AllowanceTerms) {
    this.#terms = terms;
  }

  add(sale: Sale): void {
    const { at, monthOf, used } = this.#terms;
    const { charge, number, contact } = sale;
    const month = monthOf(charge);
    const key = unitKey(charge, number, month);
    const builders = this.#buildersFor(charge);
    const allowance = allowanceFor(charge, at(charge.at));
    if (allowance === undefined) {
      for (const builder of builders) builder.count(key);
      return;
    }
    const { per, type, rule } = allowance;
    const scope = { per, owner: per === 'account' ? charge.account : number, month };
    const name = JSON.stringify([rule, scope]);
    const use = { units: Math.max(0, allowance.units - used(scope)), type, rule };
    const entry: Entry = { at: charge.at, handle: charge.handle, contact, key };
    for (const builder of builders) builder.allow(name, use, entry);
  }

  tallies(): Tallies {
    const all = this.#all.tally();
    return { all, sure: this.#sure?.tally() ?? all };
  }

  #buildersFor({ certain }: Charge): readonly TallyBuilder[] {
    if (certain) return this.#sure === null ? [this.#all] : [this.#all, this.#sure];
    this.#sure ??= copyOf(this.#all);
    return [this.#all];
  }
}

function copyOf(builder: TallyBuilder): TallyBuilder {
  const copy = new TallyBuilder();
  copy.add(builder.tally());
  return copy;
}

/** The first of the allowances that the charge counts in. */
export function allowanceFor(charge: Charge, allowances: readonly CompiledAllowance[]): CompiledAllowance | undefined {
  return allowances.find((candidate) => countsIn(candidate, charge));
}

function countsIn({ categories, countsEntryPoints }: CompiledAllowance, charge: Charge): boolean {
  if (charge.billable) return categories.has(charge.category);
  return countsEntryPoints && charge.type === 'free_entry_point' && charge.message === 'free_form';
}

/** Everything that a unit can be asked by; `month` is the account's. */
export function unitKey(charge: Charge, number: string | null, month: string): UnitKey {
  const { account, category, listed, unit, group, type, ruleSet, template, price } = charge;
  return {
    account,
    number,
    month,
    market: price?.market ?? null,
    category,
    listed,
    unit,
    group,
    type,
    ruleSet,
    template,
    rate: price?.rate ?? null,
    card: price?.card ?? null,
    unpriced: price?.unpriced ?? null,
  };
}
