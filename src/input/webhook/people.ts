import type { Change } from './handovers.js';
import { Holdings, type Link } from './holdings.js';
import { isPhone } from './names.js';

/**
 * Which names are one person: `wa_id`, `user_id` and `parent_user_id` that stand in one contact, and what a change of
 * number or user id joins. The order in which names are linked changes nothing.
 */
export class People {
  readonly #links: Link[] = [];
  readonly #changes: Change[] = [];
  readonly #heard = new Map<string, number[]>();
  #holdings: Holdings | null = null;

  /** Names of one person at an instant; a number may be another person's at another. */
  link(aliases: readonly string[], at: number): void {
    if (new Set(aliases).size < 2) return;
    this.#links.push({ aliases, at });
    this.#holdings = null;
  }

  /** A person who was `from` is `to` since `at`. */
  change(from: string, to: string, at: number): void {
    if (from === to) return;
    this.#changes.push({ from, to, at });
    this.#holdings = null;
  }

  /** Somebody wrote or called: whoever has the number then. */
  hear(aliases: readonly string[], at: number): void {
    for (const number of aliases.filter(isPhone)) {
      const known = this.#heard.get(number);
      if (known === undefined) this.#heard.set(number, [at]);
      else known.push(at);
    }
    this.#holdings = null;
  }

  /** Names that stood together. */
  get links(): readonly Link[] {
    return this.#links;
  }

  /** Changes of somebody's number or user id. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** The one name of the person who has this one at an instant: a phone number if one is known, else a user id. */
  nameOf(alias: string, at: number): string {
    this.#holdings ??= new Holdings(this.#links, this.#changes, this.#heard);
    return this.#holdings.nameOf(alias, at);
  }

  /** People whose number or user id changed in the log. */
  get changed(): number {
    this.#holdings ??= new Holdings(this.#links, this.#changes, this.#heard);
    return this.#holdings.changed;
  }
}
