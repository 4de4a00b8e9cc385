import type { Mentions } from '../../input/heard/mentions.js';
import type { RawRecord } from '../../input/record.js';
import { Counts } from '../../input/webhook/counts.js';
import { countEcho } from '../../input/webhook/echoes.js';
import { Earliest } from '../../input/webhook/earliest.js';
import { changed, countedFindings, repeated, skew } from '../../input/webhook/findings.js';
import type { OfContact } from '../../input/webhook/ofContact.js';
import type { Finding } from '../../model/finding.js';

const byLine = (a: number, b: number): number => a - b;

/** What is found in a log of webhooks that is read contact by contact, as the reader of the whole tells it. */
export class WebhookFindings {
  readonly #again = new Earliest(byLine);
  readonly #echoed = new Earliest(byLine);
  readonly #received = new Earliest(byLine);
  readonly #skews: number[] = [];
  readonly #ofContacts: Finding[] = [];

  /** `lineOf` counts lines over all files. */
  add({ again, echoed, skews, findings }: OfContact, lineOf: (part: RawRecord) => number): void {
    for (const { part } of again) this.#again.add(lineOf(part), part);
    for (const { part } of echoed) this.#echoed.add(lineOf(part), part);
    if (skews !== null) {
      const { part } = skews.first;
      this.#received.add(lineOf(part), part);
      for (const late of skews.skews) this.#skews.push(late);
    }
    for (const found of findings) this.#ofContacts.push(found);
  }

  /** `changes` is how many customers changed their number or user id; `wrong` is what was found of times of receipt. */
  findings({ found, firstOfSystem }: Mentions, changes: number, wrong: Iterable<Finding>): readonly Finding[] {
    const counts = new Counts();
    counts.addAll(found.counts);
    this.#echoed.told((count, place) => {
      countEcho(counts, { place: () => place }, count);
    });
    return [
      ...wrong,
      ...countedFindings(counts),
      ...this.#again.told(repeated),
      ...this.#received.told((_, place) => skew(this.#skews, place)),
      ...(changes === 0 ? [] : [changed(changes, firstOfSystem)]),
      ...this.#ofContacts,
      ...found.findings,
    ];
  }
}
