import { startOfUserId } from '../../model/userId.js';
import { originOf } from '../../rates/numberPlan.js';

const BULLET = '•';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Dates and times, prices, and the times of webhooks: digits that are nobody's number. */
const HARMLESS = [
  /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/,
  /(?<![\d.+])20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)/,
  /(?<![\d.+])(?:0|[1-9]\d{0,5})\.\d+(?![\d.])/,
  /(?<=timestamp"\s*:\s*"?)\d{10,13}/,
];
/** Ids of Meta hold the number of the customer in base64 or in binary-coded digits. */
const ID = /wamid\.[A-Za-z0-9+/=_-]+|\bgBE[A-Za-z0-9+/=_-]{12,}/;
const USER_ID = /\b[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{10,}/;
/** Seven digits or more, however they are grouped. */
const NUMBER = /\+?\d(?:[ ()/.-]{0,2}\d){6,}/;

const HIDDEN = new RegExp(
  `(?<harmless>${HARMLESS.map(({ source }) => source).join('|')})|(?<id>${ID.source})|(?<user>${USER_ID.source})|${NUMBER.source}`,
  'g',
);
const LAST_OF_ID = 8;

/**
 * Hides phone numbers in whatever is shown: the prefix that decides the market and the last digits stay, and so does the
 * length. Two numbers that would look the same get a letter each after the first, in the order in which they are met.
 */
export class Mask {
  /** What each hidden form stands for. */
  readonly #meanings = new Map<string, string>();
  readonly #hidden = new Map<string, string>();

  text(text: string): string {
    return text.replace(HIDDEN, (found: string, ...rest: unknown[]) => {
      const { harmless, id, user } = rest.at(-1) as Partial<Record<'harmless' | 'id' | 'user', string>>;
      if (harmless !== undefined) return found;
      if (id !== undefined) return this.#id(id);
      return user === undefined ? this.#number(found) : this.#userId(user);
    });
  }

  /** The same value with every text in it hidden. What is shared in it stays shared. */
  of<T>(value: T): T {
    return this.#deep(value, new Map()) as T;
  }

  #deep(value: unknown, seen: Map<object, unknown>): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    const known = seen.get(value);
    if (known !== undefined) return known;
    const copy = this.#copy(value, seen);
    seen.set(value, copy);
    return copy;
  }

  #copy(value: object, seen: Map<object, unknown>): object {
    if (Array.isArray(value)) return value.map((one: unknown) => this.#deep(one, seen));
    if (value instanceof Map) {
      return new Map([...value].map(([key, one]) => [this.#deep(key, seen), this.#deep(one, seen)]));
    }
    if (value instanceof Set) return new Set([...value].map((one) => this.#deep(one, seen)));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [this.text(key), this.#deep(one, seen)]));
  }

  #number(written: string): string {
    const digits = written.replace(/\D/g, '');
    const number = digits.replace(/^00/, '');
    const hidden =
      digits.slice(0, digits.length - number.length) + this.#once(number, prefixOf(number), lastOf(number));
    let next = 0;
    return written.replace(/\d/g, () => hidden[next++] ?? '');
  }

  /** An id that holds a number keeps its end, which is random; in any other only what looks like a number is hidden. */
  #id(id: string): string {
    const start = id.startsWith('wamid.') ? 'wamid.' : '';
    const code = id.slice(start.length);
    if (start === '' || holdsNumber(code)) return this.#once(id, start.length, LAST_OF_ID);
    return start + code.replace(new RegExp(NUMBER, 'g'), (found) => this.#number(found));
  }

  #userId(id: string): string {
    return this.#once(id, startOfUserId(id).length, 3);
  }

  #once(text: string, first: number, last: number): string {
    const known = this.#hidden.get(text);
    if (known !== undefined) return known;
    const end = text.length - Math.min(last, text.length - first);
    const start = text.slice(0, first);
    const forms = ['', ...Array.from(LETTERS)].map(
      (letter) => start + letter.padStart(end - first, BULLET) + text.slice(end),
    );
    const hidden = forms.find((form) => !this.#meanings.has(form)) ?? forms[0] ?? '';
    this.#meanings.set(hidden, text);
    this.#hidden.set(text, hidden);
    return hidden;
  }
}

/** What decides the market; of a number at home, or what is none, two digits. */
function prefixOf(number: string): number {
  return originOf(number)?.prefix.length ?? 2;
}

function lastOf(number: string): number {
  return number.length - prefixOf(number) < 6 ? 2 : 3;
}

function holdsNumber(code: string): boolean {
  try {
    return /\d{7}/.test(atob(code.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return false;
  }
}
