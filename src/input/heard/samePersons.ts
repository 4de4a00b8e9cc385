import { NotPlain } from '../plain/notPlain.js';
import { handoversOf, type Change } from '../webhook/handovers.js';
import { Holdings, type Link } from '../webhook/holdings.js';
import { isPhone } from '../webhook/names.js';
import type { Persons } from './persons.js';

/** Two persons, as `Persons` numbers them, who turned out to be one. */
export type Same = readonly [number, number];

/** Persons who turned out to be one, each under the name that the whole log gives them. */
export class SamePersons {
  /** People with a change of their number or user id. */
  readonly changed: number;
  readonly #finals = new Map<number, number>();
  readonly #members = new Map<number, number[]>();

  /**
   * `lastHeard` is when a customer wrote last from a number. Throws `NotPlain` where a number went to another customer: who has
   * it then depends on when.
   */
  constructor(
    same: readonly Same[],
    changes: readonly Change[],
    persons: Persons,
    lastHeard: (phone: string) => number,
  ) {
    const numbers = changes.flatMap(({ from, to }) => [from, to]).filter(isPhone);
    const handovers = handoversOf(changes, new Map(numbers.map((phone) => [phone, [lastHeard(phone)]])));
    if ([...handovers.values()].some((instants) => instants.length > 0)) {
      throw new NotPlain('a number went to another customer');
    }
    const linked = (...aliases: string[]): Link => ({ aliases, at: -Infinity });
    const links = same.map(([one, other]) => linked(persons.nameOf(one), persons.nameOf(other)));
    const ofChanges = changes.flatMap(({ from, to }) => [from, to]);
    for (const alias of ofChanges) links.push(linked(alias, persons.nameOf(persons.personOf(alias))));
    const holdings = new Holdings(links, changes, new Map());
    this.changed = holdings.changed;
    for (const person of new Set([...same.flat(), ...ofChanges.map((alias) => persons.personOf(alias))])) {
      const final = persons.personOf(holdings.nameOf(persons.nameOf(person), 0));
      this.#finals.set(person, final);
      this.#members.set(final, [...(this.#members.get(final) ?? []), person]);
    }
  }

  /** The person by whom this one goes. */
  finalOf(person: number): number {
    return this.#finals.get(person) ?? person;
  }

  /** All who go by this one. */
  membersOf(final: number): readonly number[] {
    return this.#members.get(final) ?? [final];
  }

  /** Those who go by another one. */
  *renamed(): Iterable<readonly [person: number, final: number]> {
    for (const [person, final] of this.#finals) if (person !== final) yield [person, final];
  }
}
