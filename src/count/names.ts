import { PairRows } from './pairRows.js';

/** Texts, each with its number. */
export class Names {
  readonly all: string[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(name: string): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    this.#indexes.set(name, this.all.length);
    return this.all.push(name) - 1;
  }
}

/** Contacts as numbers: a phone number is one, another name is counted down from -1, and 0 is none. */
export class ContactNames {
  readonly #names = new Names();

  numberOf(name: string): number {
    return -1 - this.#names.indexOf(name);
  }

  textOf(contact: number): string | null {
    if (contact === 0) return null;
    return contact > 0 ? `+${contact}` : (this.#names.all[-1 - contact] ?? null);
  }
}

/** Who the pairs of a log are. */
export class PairNames {
  readonly contacts = new ContactNames();
  readonly #rows: PairRows;
  readonly #numbers: (string | null)[] = [];
  #lastNumber = -1;
  readonly #numberIndexes = new Map<string | null, number>();

  constructor(rows = new PairRows()) {
    this.#rows = rows;
  }

  /** How many pairs there are, met or not. */
  get length(): number {
    return this.#rows.length;
  }

  /** Something happened to the pair. */
  meet(pair: number): void {
    this.#rows.meet(pair);
  }

  isMet(pair: number): boolean {
    return this.#rows.isMet(pair);
  }

  /** How many pairs and contacts there are to which something happened, on which numbers, and one of the pairs. */
  census() {
    const rows = this.#rows;
    const { length } = rows;
    const numbers = new Set<number>();
    let pairs = 0;
    let some: number | null = null;
    for (let pair = 0; pair < length; pair++) {
      if (!rows.isMet(pair)) continue;
      pairs += 1;
      some ??= pair;
      numbers.add(rows.numberOf(pair));
    }
    return {
      pairs,
      contacts: rows.countContacts(),
      numbers: [...numbers].map((number) => this.#numbers[number] ?? null),
      some: some === null ? null : this.nameOf(some),
    };
  }

  /** The pairs to which something happened. */
  *[Symbol.iterator](): Iterator<number> {
    const { length } = this.#rows;
    for (let pair = 0; pair < length; pair++) if (this.#rows.isMet(pair)) yield pair;
  }

  /** `phone` is the digits of a phone number; 0 for no contact. */
  ofPhone(phone: number, number: number): number {
    return this.#rows.indexOf(phone, number);
  }

  /** The same of many rows at once, see `PairRows`: `numbers` are those of their profiles. */
  ofPhones(phones: Float64Array, profiles: Int32Array, numbers: Int32Array, length: number, into: Int32Array): void {
    this.#rows.indexAll(phones, profiles, numbers, length, into);
  }

  /** The index of the business number of each profile; `known` holds those of the first of them. */
  numbersOf(profiles: readonly { readonly number: string | null }[], known: Int32Array): Int32Array {
    if (known.length === profiles.length) return known;
    const more = profiles.slice(known.length).map(({ number }) => this.numberIndex(number));
    return Int32Array.of(...known, ...more);
  }

  ofName(name: string, number: number): number {
    return this.#rows.indexOf(this.contacts.numberOf(name), number);
  }

  /** The index of a business number. */
  numberIndex(number: string | null): number {
    // Most logs have few, and one after the other is of the same.
    if (this.#numbers[this.#lastNumber] === number) return this.#lastNumber;
    this.#lastNumber = this.#indexOfNumber(number);
    return this.#lastNumber;
  }

  #indexOfNumber(number: string | null): number {
    const known = this.#numberIndexes.get(number);
    if (known !== undefined) return known;
    this.#numberIndexes.set(number, this.#numbers.length);
    return this.#numbers.push(number) - 1;
  }

  contactOf(pair: number): string | null {
    return this.contacts.textOf(this.#rows.contactOf(pair));
  }

  nameOf(pair: number): { readonly contact: string | null; readonly number: string | null } {
    return { contact: this.contactOf(pair), number: this.numberOf(pair) };
  }

  numberOf(pair: number): string | null {
    return this.#numbers[this.#rows.numberOf(pair)] ?? null;
  }

  /** The first digits of the contact's phone number, as a number below `limit`; null where it has another name. */
  firstDigits(pair: number, limit: number): number | null {
    let phone = this.#rows.contactOf(pair);
    if (phone <= 0) return null;
    while (phone >= limit) phone = Math.floor(phone / 10);
    return phone;
  }

  /** The index of the pair's business number. */
  numberIndexOf(pair: number): number {
    return this.#rows.numberOf(pair);
  }

  /** Tells one contact from another. */
  contactIndex(pair: number): number {
    return this.#rows.contactOf(pair);
  }
}
