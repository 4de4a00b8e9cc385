import { TEMPLATE_CATEGORIES } from '../../model/event.js';
import type { Bucket } from './buckets.js';
import type { SumKey, SumUnit } from './sums.js';
import { count, emptyTally, together, type Tally } from './tally.js';

/** A category of a report; null where the report does not tell it. */
type Category = string | null;

/** What the past of the log decides, by where it may be counted. */
export class Doubts {
  readonly #places = new Map<string, Map<Category, Tally>>();

  /** `key` is the unit's in the dimensions of the report. */
  add({ from }: Pick<Bucket, 'from'>, key: SumKey, unit: SumUnit): void {
    const place = placeOf(from, key);
    const categories = this.#places.get(place) ?? new Map<Category, Tally>();
    this.#places.set(place, categories);
    const category = unit.key.category ?? null;
    const tally = categories.get(category) ?? emptyTally();
    categories.set(category, tally);
    count(tally, unit);
  }

  /** All that may be counted in a cell. */
  within({ from }: Pick<Bucket, 'from'>, key: SumKey): Tally {
    return [...(this.#places.get(placeOf(from, key)) ?? [])]
      .filter(([category]) => mayBeCountedAs(category, key.category ?? null))
      .map(([, tally]) => tally)
      .reduce(together, emptyTally());
  }
}

/** The past may move a message to another category or type, never to another country or number. */
function placeOf(from: Bucket['from'], key: SumKey): string {
  const { category: _, type: __, ...place } = key;
  return JSON.stringify([from, place]);
}

/** It decides whether a template is free and what is booked as free, never that it is a template of another category. */
function mayBeCountedAs(own: Category, other: Category): boolean {
  return own === other || other === null || !TEMPLATES.includes(other.replace(/^group_/, ''));
}

const TEMPLATES: readonly string[] = TEMPLATE_CATEGORIES;
