import { grown, grownLength, Numbered } from './keyed.js';

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

/** Who the pairs of a log are. A phone number is kept as a number, any other name as text. */
export class PairNames {
  readonly #pairs = new Numbered();
  readonly #contacts = new Names();
  readonly #numbers: (string | null)[] = [];
  #lastNumber = -1;
  readonly #numberIndexes = new Map<string | null, number>();
  /** A pair of which every row was set aside is none. */
  #met = new Uint8Array(1024);

  /** How many pairs there are, met or not. */
  get length(): number {
    return this.#pairs.length;
  }

  /** Something happened to the pair. */
  meet(pair: number): void {
    if (pair >= this.#met.length) this.#met = grown(this.#met, new Uint8Array(Math.max(pair + 1, grownLength(pair))));
    this.#met[pair] = 1;
  }

  isMet(pair: number): boolean {
    return this.#met[pair] === 1;
  }

  /** The pairs to which something happened. */
  *[Symbol.iterator](): Iterator<number> {
    for (let pair = 0; pair < this.#pairs.length; pair++) if (this.#met[pair] === 1) yield pair;
  }

  /** `phone` is the digits of a phone number; 0 for no contact. */
  ofPhone(phone: number, number: number): number {
    return this.#pairs.indexOf(phone, number);
  }

  ofName(name: string, number: number): number {
    return this.#pairs.indexOf(-1 - this.#contacts.indexOf(name), number);
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
    const contact = this.#pairs.first(pair);
    if (contact === 0) return null;
    return contact > 0 ? `+${contact}` : (this.#contacts.all[-1 - contact] ?? null);
  }

  nameOf(pair: number): { readonly contact: string | null; readonly number: string | null } {
    return { contact: this.contactOf(pair), number: this.numberOf(pair) };
  }

  numberOf(pair: number): string | null {
    return this.#numbers[this.#pairs.second(pair)] ?? null;
  }

  /** The first digits of the contact's phone number, as a number below `limit`; null where it has another name. */
  firstDigits(pair: number, limit: number): number | null {
    let phone = this.#pairs.first(pair);
    if (phone <= 0) return null;
    while (phone >= limit) phone = Math.floor(phone / 10);
    return phone;
  }

  /** The index of the pair's business number. */
  numberIndexOf(pair: number): number {
    return this.#pairs.second(pair);
  }

  /** Tells one contact from another. */
  contactIndex(pair: number): number {
    return this.#pairs.first(pair);
  }
}
