import { countryOf, placeOf } from '../rates/market.js';
import { DECISIVE_DIGITS } from '../rates/numberPlan.js';
import { Names, type PairNames } from './names.js';
import type { PackedStates } from './states.js';

/** The first number with more digits than decide the place of a phone number. */
const DECISIVE = 10 ** DECISIVE_DIGITS;

/** Classes of pairs that pay alike: of one business number, with customers of one place. */
export class PairClasses {
  readonly #pairs: PairNames;
  /** Where it is kept to which class a pair belongs. */
  readonly #states: PackedStates;
  readonly #accounts: ReadonlyMap<string, string>;
  readonly #names = new Names();
  /** By business number, and by the first digits of the customer's phone number. */
  readonly #byDigits: Map<number, number>[] = [];
  /** One of each class. */
  readonly #customers: (string | null)[] = [];
  readonly #countries: (string | null)[] = [];
  readonly #payers: (string | null)[] = [];

  /** `accounts`: who pays for a number. */
  constructor(pairs: PairNames, states: PackedStates, accounts: ReadonlyMap<string, string>) {
    this.#pairs = pairs;
    this.#states = states;
    this.#accounts = accounts;
  }

  of(pair: number): number {
    const known = this.#states.classOf(pair);
    return known === -1 ? this.#classify(pair) : known;
  }

  /** The customers' country, where a row names `named`. */
  countryOf(pairClass: number, named: string | null = null): string | null {
    const own = this.#countries[pairClass] as string | null;
    return named === null || own === null ? (own ?? named) : countryOf(this.#customers[pairClass] ?? null, named);
  }

  /** The account that pays where the row does not say. */
  accountOf(pairClass: number): string | null {
    return this.#payers[pairClass] as string | null;
  }

  #classify(pair: number): number {
    const digits = this.#pairs.firstDigits(pair, DECISIVE);
    const byDigits = (this.#byDigits[this.#pairs.numberIndexOf(pair)] ??= new Map<number, number>());
    const known = digits === null ? undefined : byDigits.get(digits);
    const index = known ?? this.#classOfName(pair);
    if (digits !== null) byDigits.set(digits, index);
    this.#states.setClass(pair, index);
    return index;
  }

  #classOfName(pair: number): number {
    const { contact, number } = this.#pairs.nameOf(pair);
    const country = countryOf(contact);
    const index = this.#names.indexOf(JSON.stringify([number, country, placeOf(contact)]));
    if (index < this.#countries.length) return index;
    this.#customers.push(contact);
    this.#countries.push(country);
    this.#payers.push(number === null ? null : (this.#accounts.get(number) ?? null));
    return index;
  }
}
