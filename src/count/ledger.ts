import { Shares, type Share } from '../billing/allowance.js';
import { freeWithoutLimit } from '../billing/bill.js';
import type { AllowanceUse, Tallies, Tally } from '../billing/tally.js';
import { unitKey } from '../billing/unitKeys.js';
import type { UnitKey } from '../model/cost.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { Charge } from '../model/outcome.js';
import type { ContactNames } from './names.js';
import type { CountKernel } from './kernel/kernel.js';
import type { Purchase } from './purchase.js';
import { Taken } from './taken.js';

/** What alike charges have in common, with how many there were: certain ones, and all. */
export interface Line {
  readonly key: UnitKey;
  readonly allowance: Use | null;
  all: number;
  sure: number;
}

/** One allowance: the first deliveries of its month, of all charges and of the certain ones alone. */
interface Use {
  /** What it is to the kernel. */
  readonly room: number;
  readonly terms: Omit<AllowanceUse, 'taken'>;
  readonly all: Taken;
  readonly sure: Taken;
}

export interface LedgerTerms {
  readonly purchase: Purchase;
  readonly contacts: ContactNames;
  /** By the index of a pair: its contact, as `contacts` names it, and the business number. */
  readonly contactOf: (pair: number) => number;
  readonly numberOf: (pair: number) => string | null;
  /** The handle of a message from what the engine calls it. */
  readonly handleOf: (handle: string) => string;
  /** It has to know until when a delivery may take from an allowance. */
  readonly kernel: Pick<CountKernel, 'addRoom' | 'setRoom'>;
}

/** Counts charges as `billOf` does, without keeping them: what is alike is looked up once and then counted. */
export class Ledger {
  /** The time of the charge to be counted. */
  now: Instant = NEVER;
  readonly #terms: LedgerTerms;
  readonly #shares: Shares;
  readonly #lines: Map<number, Line>[][] = [];
  readonly #byName = new Map<string, Line>();
  readonly #uses = new Map<string, Use>();

  constructor(terms: LedgerTerms) {
    this.#terms = terms;
    this.#shares = new Shares(terms.purchase.allowances);
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
    const toAll = use?.all.hasRoom(at, use.terms.units) === true;
    const toSure = certain && use?.sure.hasRoom(at, use.terms.units) === true;
    if (!toAll) line.all += 1;
    if (certain && !toSure) line.sure += 1;
    if (use === null || !(toAll || toSure)) return;
    const name = this.#terms.handleOf(handle);
    if (toAll) this.#allow(use, 'all', line, pair, name);
    if (toSure) this.#allow(use, 'sure', line, pair, name);
    this.#terms.kernel.setRoom(use.room, roomOf(use));
  }

  /** So many more charges, none of which may take from an allowance. */
  countOften(line: Line, certain: boolean, times: number): void {
    line.all += times;
    if (certain) line.sure += times;
  }

  tallies(): Tallies {
    const all = new Map<string, { key: UnitKey; count: number }>();
    const sure = new Map<string, { key: UnitKey; count: number }>();
    for (const line of this.#byName.values()) {
      const name = JSON.stringify(line.key);
      sum(all, name, line.key, line.all);
      sum(sure, name, line.key, line.sure);
    }
    return {
      all: { counts: all, allowances: this.#allowances('all') },
      sure: { counts: sure, allowances: this.#allowances('sure') },
    };
  }

  #allow(use: Use, which: 'all' | 'sure', line: Line, pair: number, handle: string): void {
    const taken = use[which];
    taken.add(this.now, handle, this.#terms.contactOf(pair), line);
    if (taken.length > use.terms.units) taken.pop()[which] += 1;
  }

  #lineOf(made: Charge, pair: number): Line {
    const { purchase, contacts, contactOf, numberOf } = this.#terms;
    const number = numberOf(pair);
    const charge = freeWithoutLimit(purchase.atListPrice(made, contacts.textOf(contactOf(pair))), purchase.allowances);
    const key = unitKey(charge, number);
    const share = this.#shares.of(charge, number);
    const use = share === null ? null : this.#useOf(share);
    const name = JSON.stringify([key, share?.name]);
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const line = { key, allowance: use, all: 0, sure: 0 };
    this.#byName.set(name, line);
    return line;
  }

  #useOf({ name, use: terms }: Share): Use {
    const known = this.#uses.get(name);
    if (known !== undefined) return known;
    const { contacts, kernel } = this.#terms;
    const use = { room: kernel.addRoom(), terms, all: new Taken(contacts), sure: new Taken(contacts) };
    kernel.setRoom(use.room, roomOf(use));
    this.#uses.set(name, use);
    return use;
  }

  #allowances(which: 'all' | 'sure'): Tally['allowances'] {
    return new Map([...this.#uses].map(([name, use]) => [name, { ...use.terms, taken: use[which] }]));
  }
}

function roomOf({ terms: { units }, all, sure }: Use): number {
  return Math.max(all.hasRoomUntil(units), sure.hasRoomUntil(units));
}

/** Lines inside and outside an allowance may have the same key. */
function sum(sums: Map<string, { key: UnitKey; count: number }>, name: string, key: UnitKey, count: number): void {
  if (count === 0) return;
  const known = sums.get(name);
  if (known === undefined) sums.set(name, { key, count });
  else known.count += count;
}
