import type { KindSource } from '../../model/event.js';
import type { Finding } from '../../model/finding.js';
import type { Assembled } from '../assemble.js';
import { compareMessages } from '../message.js';
import type { RawRecord } from '../record.js';
import type { Place } from '../textFile.js';
import { kindsInferred, kindsUnknown, sendTimesUnknown } from './kinds.js';

type Dated = Parameters<typeof compareMessages>[0];

/** Messages that one finding is about: how many, and where the earliest of them stands. */
class Mentions {
  count = 0;
  #first: { readonly message: Dated; readonly place: Place } | null = null;

  add(message: Dated, record: RawRecord): void {
    this.count += 1;
    if (this.#first !== null && compareMessages(this.#first.message, message) <= 0) return;
    this.#first = { message: { at: message.at, handle: message.handle }, place: record.place() };
  }

  /** Nothing where there is none. */
  finding(of: (count: number, place: Place) => Finding): readonly Finding[] {
    return this.#first === null ? [] : [of(this.count, this.#first.place)];
  }
}

/** How the kinds of messages were told, and of how many they were not. */
export class KindNotes {
  readonly #from = new Map<KindSource, number>();
  readonly #inferred = new Mentions();
  readonly #unknown = new Mentions();
  readonly #readAlone = new Mentions();

  /** What the rows of one message or of many became. */
  add({ told, untold }: Pick<Assembled, 'told' | 'untold'>): void {
    for (const { event, record } of told) {
      if (event.sentBefore === true) this.#readAlone.add(event, record);
      if (event.kindFrom === undefined || event.kindFrom === 'input') continue;
      this.#from.set(event.kindFrom, (this.#from.get(event.kindFrom) ?? 0) + 1);
      this.#inferred.add(event, record);
    }
    for (const { message, record } of untold) this.#unknown.add(message, record);
  }

  findings(): readonly Finding[] {
    return [
      ...this.#readAlone.finding(sendTimesUnknown),
      ...this.#inferred.finding((_, place) => kindsInferred(this.#from, place)),
      ...this.#unknown.finding(kindsUnknown),
    ];
  }
}
