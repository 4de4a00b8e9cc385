import type { KindSource } from '../../model/event.js';
import type { Finding } from '../../model/finding.js';
import type { Assembled } from '../assemble.js';
import { compareMessages } from '../message.js';
import { Earliest } from './earliest.js';
import { kindsInferred, kindsUnknown, sendTimesUnknown } from './kinds.js';

/** How the kinds of messages were told, and of how many they were not. */
export class KindNotes {
  readonly #from = new Map<KindSource, number>();
  readonly #inferred = new Earliest(compareMessages);
  readonly #unknown = new Earliest(compareMessages);
  readonly #readAlone = new Earliest(compareMessages);

  /** What the rows of one message or of many became. */
  add({ told, untold }: Pick<Assembled, 'told' | 'untold'>): void {
    for (const { event, record } of told) {
      if (event.sentBefore === true) this.#readAlone.add(datedOf(event), record);
      if (event.kindFrom === undefined || event.kindFrom === 'input') continue;
      this.#from.set(event.kindFrom, (this.#from.get(event.kindFrom) ?? 0) + 1);
      this.#inferred.add(datedOf(event), record);
    }
    for (const { message, record } of untold) this.#unknown.add(datedOf(message), record);
  }

  findings(): readonly Finding[] {
    return [
      ...this.#readAlone.told(sendTimesUnknown),
      ...this.#inferred.told((_, place) => kindsInferred(this.#from, place)),
      ...this.#unknown.told(kindsUnknown),
    ];
  }
}

type Dated = Parameters<typeof compareMessages>[0];

/** A message is not kept for its time. */
function datedOf({ at, handle }: Dated): Dated {
  return { at, handle };
}
