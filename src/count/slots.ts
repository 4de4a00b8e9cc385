import type { Instant } from '../model/instant.js';
import { dayTeller, startOfDay } from '../time/zone.js';

/** `[from, until)` */
export interface Slot {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * Cuts time where a price or an allowance can change: at the account's months, and at the given instants. Within one slot
 * what is alike costs the same.
 */
export class TimeSlots {
  readonly #slots: Slot[] = [];
  readonly #edges: readonly Instant[];
  readonly #zone: string;
  readonly #dayOf: (at: Instant) => string;
  #last = -1;

  constructor(zone: string, edges: readonly Instant[]) {
    this.#zone = zone;
    this.#dayOf = dayTeller(zone);
    this.#edges = edges;
  }

  /** The number of the slot that holds `at`, in the order in which slots were first asked for. */
  indexOf(at: Instant): number {
    if (this.#last >= 0 && holds(this.#slots[this.#last] as Slot, at)) return this.#last;
    const known = this.#slots.findIndex((slot) => holds(slot, at));
    this.#last = known === -1 ? this.#slots.push(this.#cut(at)) - 1 : known;
    return this.#last;
  }

  slotOf(at: Instant): Slot {
    return this.#slots[this.indexOf(at)] as Slot;
  }

  #cut(at: Instant): Slot {
    const [year = 0, month = 1] = this.#dayOf(at).split('-').map(Number);
    let from = startOfDay(firstOf(year, month), this.#zone);
    let until = startOfDay(month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1), this.#zone);
    for (const edge of this.#edges) {
      if (edge <= at && edge > from) from = edge;
      if (edge > at && edge < until) until = edge;
    }
    return { from, until };
  }
}

function holds({ from, until }: Slot, at: Instant): boolean {
  return at >= from && at < until;
}

function firstOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
