import { allowanceFor, unitKey, type AllowanceScope } from '../billing/allowance.js';
import { freeWithoutLimit } from '../billing/bill.js';
import { compareEntries, type AllowanceUse, type Entry, type Tally } from '../billing/tally.js';
import type { UnitKey } from '../model/cost.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { Charge } from '../model/outcome.js';
import type { Purchase } from './purchase.js';

/** What alike charges have in common, with how many there were: certain ones, and all. */
export interface Line {
  readonly key: UnitKey;
  readonly allowance: Use | null;
  all: number;
  sure: number;
}

/** One allowance: the first deliveries of its month, of all charges and of the certain ones alone. */
interface Use {
  readonly scope: string;
  readonly terms: Omit<AllowanceUse, 'taken'>;
  readonly all: Entry[];
  readonly sure: Entry[];
}

export interface LedgerTerms {
  readonly purchase: Purchase;
  /** Names of pairs by their index. */
  readonly contactOf: (pair: number) => string | null;
  readonly numberOf: (pair: number) => string | null;
  /** The handle of a message from what the engine calls it. */
  readonly handleOf: (handle: string) => string;
}

/** Counts charges as `billOf` does, without keeping them: what is alike is looked up once and then counted. */
export class Ledger {
  /** The time of the charge to be counted. */
  now: Instant = NEVER;
  readonly #terms: LedgerTerms;
  readonly #lines: Map<number, Line>[][] = [];
  readonly #byName = new Map<string, Line>();
  /** A line has a key of its own, though another one may say the same. */
  readonly #byKey = new Map<UnitKey, Line>();
  readonly #uses = new Map<string, Use>();

  constructor(terms: LedgerTerms) {
    this.#terms = terms;
  }

  /**
   * The line of charges that are the same but for their instants within a slot, their handle and their contact: those of
   * one class of pairs, one profile and one `what`. Undefined before the first of them.
   */
  find(pairClass: number, profile: number, what: number): Line | undefined {
    return this.#lines[pairClass]?.[profile]?.get(what);
  }

  /** Makes the line of such charges from the first of them. */
  open(pairClass: number, profile: number, what: number, charge: Charge, pair: number): Line {
    const ofClass = (this.#lines[pairClass] ??= []);
    const ofProfile = (ofClass[profile] ??= new Map<number, Line>());
    const line = this.#lineOf(charge, pair);
    ofProfile.set(what, line);
    return line;
  }

  /** One more charge, of what was delivered now. */
  count(line: Line, pair: number, certain: boolean, handle: string): void {
    const at = this.now;
    const use = line.allowance;
    const toAll = use !== null && hasRoom(use.all, at, use.terms);
    const toSure = use !== null && certain && hasRoom(use.sure, at, use.terms);
    if (!toAll) line.all += 1;
    if (certain && !toSure) line.sure += 1;
    if (use === null || !(toAll || toSure)) return;
    const { contactOf, handleOf } = this.#terms;
    const entry = { at, handle: handleOf(handle), contact: contactOf(pair), key: line.key };
    if (toAll) this.#allow(use, 'all', entry);
    if (toSure) this.#allow(use, 'sure', entry);
  }

  /** What can be due at most, and at least. */
  tallies(): { readonly all: Tally; readonly sure: Tally } {
    return { all: this.#tally('all'), sure: this.#tally('sure') };
  }

  #allow(use: Use, which: 'all' | 'sure', entry: Entry): void {
    const taken = use[which];
    let place = taken.length;
    while (place > 0 && compareEntries(taken[place - 1] as Entry, entry) > 0) place -= 1;
    taken.splice(place, 0, entry);
    const displaced = taken.length > use.terms.units ? taken.pop() : undefined;
    if (displaced !== undefined) (this.#byKey.get(displaced.key) as Line)[which] += 1;
  }

  #lineOf(made: Charge, pair: number): Line {
    const { purchase, contactOf, numberOf } = this.#terms;
    const number = numberOf(pair);
    const charge = freeWithoutLimit(purchase.atListPrice(made, contactOf(pair)), purchase.allowances);
    const month = purchase.allowances.monthOf(charge);
    const key = unitKey(charge, number, month);
    const allowance = allowanceFor(charge, purchase.allowances.at(charge.at));
    const use = allowance === undefined ? null : this.#useOf(charge, number, month, allowance);
    const name = JSON.stringify([key, use?.scope]);
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const line = { key, allowance: use, all: 0, sure: 0 };
    this.#byName.set(name, line);
    this.#byKey.set(key, line);
    return line;
  }

  #useOf(
    { account }: Charge,
    number: string | null,
    month: string,
    { per, units, type, rule }: NonNullable<ReturnType<typeof allowanceFor>>,
  ): Use {
    const owner: AllowanceScope = { per, owner: per === 'account' ? account : number, month };
    const scope = JSON.stringify([rule, owner]);
    const left = Math.max(0, units - this.#terms.purchase.allowances.used(owner));
    const use = this.#uses.get(scope) ?? { scope, terms: { units: left, type, rule }, all: [], sure: [] };
    this.#uses.set(scope, use);
    return use;
  }

  #tally(which: 'all' | 'sure'): Tally {
    const counts: [string, { key: UnitKey; count: number }][] = [];
    for (const line of this.#byName.values()) {
      if (line[which] > 0) counts.push([JSON.stringify(line.key), { key: line.key, count: line[which] }]);
    }
    const allowances = [...this.#uses.values()].map((use) => [use.scope, { ...use.terms, taken: use[which] }] as const);
    return { counts: summed(counts), allowances: new Map(allowances) };
  }
}

/** A delivery too late for a full allowance is the usual case, and costs one comparison. */
function hasRoom(taken: readonly Entry[], at: Instant, { units }: Use['terms']): boolean {
  const last = taken[taken.length - 1];
  return taken.length < units || (last !== undefined && at <= last.at);
}

/** Lines inside and outside an allowance may have the same key. */
function summed(counts: readonly [string, { key: UnitKey; count: number }][]): Tally['counts'] {
  const sums = new Map<string, { key: UnitKey; count: number }>();
  for (const [name, { key, count }] of counts) {
    sums.set(name, { key, count: count + (sums.get(name)?.count ?? 0) });
  }
  return sums;
}
