import type { Charge, ConversationRecord } from '../model/outcome.js';
import type { Totals } from '../model/run.js';

interface Counted {
  readonly conversations: readonly ConversationRecord[];
  readonly charges: readonly Charge[];
  readonly rejections: readonly unknown[];
}

export function totalsOf(parts: Iterable<Counted>): Totals {
  const sum = new TotalsSum();
  for (const part of parts) sum.add(part);
  return sum.totals();
}

/** Adds up pair after pair. */
export class TotalsSum {
  readonly #conversations: Totals['conversations'] = {};
  readonly #billable: Totals['billable'] = {};
  readonly #free: Totals['free'] = {};
  #rejected = 0;

  add({ conversations, charges, rejections }: Counted): void {
    for (const { category } of conversations) increment(this.#conversations, category);
    for (const charge of charges) {
      if (charge.billable) increment(this.#billable, charge.category);
      else increment(this.#free, charge.type);
    }
    this.#rejected += rejections.length;
  }

  totals(): Totals {
    return {
      conversations: this.#conversations,
      billable: this.#billable,
      free: this.#free,
      rejected: this.#rejected,
    };
  }
}

function increment<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
