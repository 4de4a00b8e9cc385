import type { Mentions } from '../../input/heard/mentions.js';
import type { RawRecord } from '../../input/record.js';
import type { Place } from '../../input/textFile.js';
import { Counts } from '../../input/webhook/counts.js';
import { countEcho } from '../../input/webhook/echoes.js';
import { changed, countedFindings, repeated, skew } from '../../input/webhook/findings.js';
import type { OfContact } from '../../input/webhook/ofContact.js';
import type { Finding } from '../../model/finding.js';

/** Parts of a log: how many, and where the one stands that comes first in it. */
class Parts {
  count = 0;
  #first: { readonly line: number; readonly place: Place } | null = null;

  /** `line` is counted over all files. */
  add(part: RawRecord, line: number): void {
    this.count += 1;
    if (this.#first === null || line < this.#first.line) this.#first = { line, place: part.place() };
  }

  get place(): Place | null {
    return this.#first?.place ?? null;
  }
}

/** What is found in a log of webhooks that is read contact by contact, as the reader of the whole tells it. */
export class WebhookFindings {
  readonly #again = new Parts();
  readonly #echoed = new Parts();
  readonly #received = new Parts();
  readonly #skews: number[] = [];
  readonly #ofContacts: Finding[] = [];

  /** `lineOf` counts lines over all files. */
  add({ again, echoed, skews, findings }: OfContact, lineOf: (part: RawRecord) => number): void {
    for (const { part } of again) this.#again.add(part, lineOf(part));
    for (const { part } of echoed) this.#echoed.add(part, lineOf(part));
    if (skews !== null) {
      this.#received.add(skews.first.part, lineOf(skews.first.part));
      for (const late of skews.skews) this.#skews.push(late);
    }
    for (const found of findings) this.#ofContacts.push(found);
  }

  /** `changes` is how many customers changed their number or user id; `wrong` is what was found of times of receipt. */
  findings({ found, firstOfSystem }: Mentions, changes: number, wrong: Iterable<Finding>): readonly Finding[] {
    const counts = new Counts();
    counts.addAll(found.counts);
    const echoed = this.#echoed.place;
    if (echoed !== null) countEcho(counts, { place: () => echoed }, this.#echoed.count);
    const again = this.#again.place;
    const received = this.#received.place;
    return [
      ...wrong,
      ...countedFindings(counts),
      ...(again === null ? [] : [repeated(this.#again.count, again)]),
      ...(received === null ? [] : [skew(this.#skews, received)]),
      ...(changes === 0 ? [] : [changed(changes, firstOfSystem)]),
      ...this.#ofContacts,
      ...found.findings,
    ];
  }
}
