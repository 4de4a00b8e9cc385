import type { ChargeUnit } from '../model/category.js';
import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { PairRun, RunCounts } from '../model/run.js';
import { countMessages } from './messages.js';

/** Adds up what the pairs of a run count, one after the other. */
export class CountsSum {
  #received = 0;
  #sent = 0;
  #pairs = 0;
  readonly #contacts = new Set<string | null>();
  readonly #numbers = new Set<string | null>();
  #some: RunCounts['only'] = null;
  #first: Instant = FOREVER;
  #last: Instant = NEVER;
  readonly #units = new Set<ChargeUnit>();
  readonly #codes = new Set<number>();
  #uncertainConversations = 0;
  #uncertainBillable = 0;

  add(pair: PairRun): void {
    const { contact, number, firstAt, lastAt, charges, rejections, conversations } = pair;
    const { received, sent } = countMessages(pair);
    this.#received += received;
    this.#sent += sent;
    this.#pairs += 1;
    this.#contacts.add(contact);
    this.#numbers.add(number);
    this.#some = { contact, number };
    if (firstAt < this.#first) this.#first = firstAt;
    if (lastAt > this.#last) this.#last = lastAt;
    for (const { unit, billable, certain } of charges) {
      this.#units.add(unit);
      if (billable && !certain) this.#uncertainBillable += 1;
    }
    for (const { code } of rejections) if (code !== null) this.#codes.add(code);
    for (const { certain } of conversations) if (!certain) this.#uncertainConversations += 1;
  }

  counts(): RunCounts {
    const isEmpty = this.#first > this.#last;
    return {
      received: this.#received,
      sent: this.#sent,
      pairs: this.#pairs,
      contacts: this.#contacts.size,
      numbers: this.#numbers.size,
      only: this.#pairs === 1 ? this.#some : null,
      first: isEmpty ? null : this.#first,
      last: isEmpty ? null : this.#last,
      units: [...this.#units],
      rejectionCodes: [...this.#codes].sort((a, b) => a - b),
      uncertainConversations: this.#uncertainConversations,
      uncertainBillable: this.#uncertainBillable,
    };
  }
}
