import type { ChargeType } from '../model/category.js';
import type { Counted, UnitKey } from '../model/cost.js';
import { getOrMake } from '../model/getOrMake.js';
import type { Instant } from '../model/instant.js';
import { compareText } from '../model/text.js';

/** A delivery that an allowance may make free, in the order in which deliveries count. */
export interface Entry {
  readonly at: Instant;
  readonly handle: string;
  readonly contact: string | null;
  readonly key: UnitKey;
}

/** The first deliveries of a month, up to what the allowance holds. */
export interface AllowanceUse {
  readonly units: number;
  /** How a charge inside is marked. */
  readonly type: ChargeType;
  readonly rule: string;
  readonly taken: Iterable<Entry>;
}

/**
 * Everything that is counted across pairs, in a form that adds up: `merge` is associative, commutative and exact, so one
 * process, several workers or a cluster give the same figures.
 */
export interface Tally {
  /** Units outside any allowance, by their key as text. */
  readonly counts: ReadonlyMap<string, Counted>;
  /** By account or number, month and rule. */
  readonly allowances: ReadonlyMap<string, AllowanceUse>;
}

/** Of all charges, what is due at most, and of those alone that are certain; one and the same where every charge is. */
export interface Tallies {
  readonly all: Tally;
  readonly sure: Tally;
}

export const EMPTY_TALLY: Tally = { counts: new Map(), allowances: new Map() };

/** Collects into a tally. */
export class TallyBuilder {
  readonly #counts = new Map<string, { key: UnitKey; count: number }>();
  /** The same by the keys that were met: an object is many times faster to look up than its text. */
  readonly #byKey = new Map<UnitKey, { count: number }>();
  readonly #allowances = new Map<string, { units: number; type: ChargeType; rule: string; taken: Entry[] }>();

  count(key: UnitKey, count = 1): void {
    getOrMake(this.#byKey, key, () => this.#named(JSON.stringify(key), key)).count += count;
  }

  #named(name: string, key: UnitKey): { count: number } {
    return getOrMake(this.#counts, name, () => ({ key, count: 0 }));
  }

  /** Puts a delivery into an allowance; the one that no longer fits is counted outside it. */
  allow(scope: string, { units, type, rule }: Omit<AllowanceUse, 'taken'>, entry: Entry): void {
    const { taken } = getOrMake(this.#allowances, scope, () => ({ units, type, rule, taken: [] }));
    const place = placeOf(taken, entry);
    if (place >= units) {
      this.count(entry.key);
      return;
    }
    taken.splice(place, 0, entry);
    const displaced = taken.length > units ? taken.pop() : undefined;
    if (displaced !== undefined) this.count(displaced.key);
  }

  /** Units that are counted already, by the same names. */
  countAll(counts: Tally['counts']): void {
    for (const [name, { key, count }] of counts) this.#named(name, key).count += count;
  }

  add(tally: Tally): void {
    this.countAll(tally.counts);
    for (const [scope, use] of tally.allowances) for (const entry of use.taken) this.allow(scope, use, entry);
  }

  tally(): Tally {
    return { counts: this.#counts, allowances: this.#allowances };
  }
}

export function merge(a: Tally, b: Tally): Tally {
  const builder = new TallyBuilder();
  builder.add(a);
  builder.add(b);
  return builder.tally();
}

/** The same, with all that is taken in lists: they can be sent to other threads. */
export function listed({ counts, allowances }: Tally): Tally {
  return {
    counts,
    allowances: new Map([...allowances].map(([scope, use]) => [scope, { ...use, taken: [...use.taken] }])),
  };
}

/** Every unit with how often it occurs, what is inside an allowance under its allowance's type. */
export function unitsOf({ counts, allowances }: Tally): readonly Counted[] {
  const builder = new TallyBuilder();
  builder.countAll(counts);
  for (const { type, taken } of allowances.values()) {
    for (const [key, count] of timesEach(taken)) builder.count(key.type === 'regular' ? { ...key, type } : key, count);
  }
  return [...builder.tally().counts.values()];
}

/** Entries that were counted together share their key. */
function timesEach(taken: AllowanceUse['taken']): ReadonlyMap<UnitKey, number> {
  const times = new Map<UnitKey, number>();
  for (const { key } of taken) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/** Deliveries count in order of instant, then message id (contract §2); the contact settles what is left. */
export function compareEntries(a: Entry, b: Entry): number {
  return a.at - b.at || compareText(a.handle, b.handle) || compareText(a.contact, b.contact);
}

function placeOf(taken: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEntries(taken[middle] as Entry, entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
