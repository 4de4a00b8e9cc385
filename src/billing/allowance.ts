import { getOrMake } from '../model/getOrMake.js';
import type { Instant } from '../model/instant.js';
import type { Charge, PricedCharge } from '../model/outcome.js';
import type { CompiledAllowance } from '../rules/compile.js';
import { TallyBuilder, type AllowanceUse, type Entry, type Tallies } from './tally.js';
import { UnitKeys } from './unitKeys.js';

/** A charge with whom it concerns. */
export interface Sale {
  readonly contact: string | null;
  readonly number: string | null;
  readonly charge: PricedCharge;
}

/** Who is billed for: of a group the member, who is not known everywhere, and never the group, whose id is no number. */
export function buyerOf({ recipient, group }: Charge, contact: string | null): string | null {
  return recipient ?? (group ? null : contact);
}

export interface AllowanceTerms {
  /** The allowances in force at a delivery. */
  readonly at: (delivery: Instant) => readonly CompiledAllowance[];
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
  readonly #shares: Shares;
  readonly #keys = new UnitKeys();
  readonly #all = new TallyBuilder();
  /** Begun with the first charge that is not certain: until then it would be the same. */
  #sure: TallyBuilder | null = null;

  constructor(terms: AllowanceTerms) {
    this.#shares = new Shares(terms);
  }

  add(sale: Sale): void {
    const { charge, number, contact } = sale;
    const key = this.#keys.of(charge, number);
    const builders = this.#buildersFor(charge);
    const share = this.#shares.of(charge, number);
    if (share === null) {
      for (const builder of builders) builder.count(key);
      return;
    }
    const entry: Entry = { at: charge.at, handle: charge.handle, contact, key };
    for (const builder of builders) builder.allow(share.name, share.use, entry);
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

/** An allowance as it stands for one owner and month. */
export interface Share {
  /** Of the rule and its scope: tallies that are merged know it by this. */
  readonly name: string;
  /** `units` are what is left of it. */
  readonly use: Omit<AllowanceUse, 'taken'>;
}

/** Whose allowance a share is of. */
export function scopeOf(name: Share['name']): AllowanceScope {
  const [, scope] = JSON.parse(name) as [rule: string, scope: AllowanceScope];
  return scope;
}

/** What charges may take from; what was found before is remembered. */
export class Shares {
  readonly #terms: AllowanceTerms;
  readonly #known = new Map<CompiledAllowance, Map<string | null, Map<string, Share>>>();

  constructor(terms: AllowanceTerms) {
    this.#terms = terms;
  }

  /** Null where no allowance counts the charge. */
  of(charge: PricedCharge, number: string | null): Share | null {
    const allowance = allowanceFor(charge, this.#terms.at(charge.at));
    if (allowance === undefined) return null;
    const owner = allowance.per === 'account' ? charge.account : number;
    const { month } = charge.price;
    const ofAllowance = getOrMake(this.#known, allowance, () => new Map());
    const ofOwner = getOrMake(ofAllowance, owner, () => new Map());
    return getOrMake(ofOwner, month, () => this.#shareOf(allowance, owner, month));
  }

  #shareOf({ per, units, type, rule }: CompiledAllowance, owner: string | null, month: string): Share {
    const scope: AllowanceScope = { per, owner, month };
    const left = Math.max(0, units - this.#terms.used(scope));
    return { name: JSON.stringify([rule, scope]), use: { units: left, type, rule } };
  }
}

/** The first of the allowances that the charge counts in. */
export function allowanceFor(charge: Charge, allowances: readonly CompiledAllowance[]): CompiledAllowance | undefined {
  return allowances.find((candidate) => countsIn(candidate, charge));
}

function countsIn({ categories, countsEntryPoints }: CompiledAllowance, charge: Charge): boolean {
  if (charge.billable) return categories.has(charge.category);
  return countsEntryPoints && charge.type === 'free_entry_point' && charge.message === 'free_form';
}
