import { readIdentity } from '../identity.js';
import { compareText } from '../order.js';

const PHONE = /^\+\d+$/;
/** `US.13491208655302741918`; in early documents `user.` and hexadecimal digits. */
const USER_ID = /^(?:[A-Z]{2}|user)\.[0-9A-Za-z]+$/;
const PARENT_USER_ID = /^[A-Z]{2}\.ENT\.[0-9A-Za-z]+$/;

/** The spelling under which an alias is known: phone numbers as `+` and digits, user ids as they are. */
export function aliasOf(text: string): string | null {
  const identity = readIdentity(text);
  return identity.kind === 'known' && identity.id !== '' ? identity.id : null;
}

export function isUserId(alias: string): boolean {
  return USER_ID.test(alias) || PARENT_USER_ID.test(alias);
}

/** The country that a user id begins with: ISO 3166. */
export function countryOf(alias: string): string | null {
  return isUserId(alias) ? (/^([A-Z]{2})\./.exec(alias)?.[1] ?? null) : null;
}

/**
 * Which names are one person: `wa_id`, `user_id` and `parent_user_id` that stand in one contact, and what a change of
 * number or user id joins. The order in which names are linked changes nothing.
 */
export class People {
  readonly #parent = new Map<string, string>();
  /** When a name was last given up for another, and when it was last taken. */
  readonly #leftAt = new Map<string, number>();
  readonly #takenAt = new Map<string, number>();
  #names: Map<string, string> | null = null;
  /** Whether any two names are one person. */
  joinsNames = false;

  link(aliases: readonly string[]): void {
    const [first, ...others] = aliases;
    if (first === undefined) return;
    this.#names = null;
    const root = this.#root(first);
    for (const other of others) {
      if (other !== first) this.joinsNames = true;
      this.#parent.set(this.#root(other), root);
    }
  }

  /** A person who was `from` is `to` since `at`. */
  change(from: string, to: string, at: number): void {
    if (from === to) return;
    this.link([from, to]);
    this.#leftAt.set(from, Math.max(at, this.#leftAt.get(from) ?? -Infinity));
    this.#takenAt.set(to, Math.max(at, this.#takenAt.get(to) ?? -Infinity));
  }

  /** The one name of the person with this alias: a phone number if one is known, else a user id. */
  nameOf(alias: string): string {
    this.#names ??= this.#chooseNames();
    return this.#names.get(this.#root(alias)) ?? alias;
  }

  /** People whose number or user id changed in the log. */
  get changed(): number {
    return new Set([...this.#leftAt.keys()].map((alias) => this.#root(alias))).size;
  }

  #chooseNames(): Map<string, string> {
    const groups = new Map<string, string[]>();
    for (const alias of this.#parent.keys()) {
      const root = this.#root(alias);
      groups.set(root, [...(groups.get(root) ?? []), alias]);
    }
    return new Map(
      [...groups].map(([root, aliases]) => [root, aliases.sort((a, b) => this.#compare(a, b))[0] ?? root]),
    );
  }

  /** Phone numbers first; of two the one taken later, and last by code unit. */
  #compare(a: string, b: string): number {
    return rank(a) - rank(b) || this.#held(b) - this.#held(a) || compareText(a, b);
  }

  /** A name that was given up after it was taken stands behind one that never changed hands. */
  #held(alias: string): number {
    const left = this.#leftAt.get(alias);
    const taken = this.#takenAt.get(alias);
    if (left !== undefined && left >= (taken ?? -Infinity)) return -1;
    return taken ?? 0;
  }

  #root(alias: string): string {
    const parent = this.#parent.get(alias);
    if (parent === undefined) {
      this.#parent.set(alias, alias);
      return alias;
    }
    if (parent === alias) return alias;
    const root = this.#root(parent);
    this.#parent.set(alias, root);
    return root;
  }
}

function rank(alias: string): number {
  if (PHONE.test(alias)) return 0;
  if (PARENT_USER_ID.test(alias)) return 3;
  return USER_ID.test(alias) ? 2 : 1;
}
