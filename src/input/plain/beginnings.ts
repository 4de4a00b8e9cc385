import type { EventKind } from '../../model/event.js';
import type { Instant } from '../../model/instant.js';
import { compareText, KIND_RANK } from '../order.js';

/** A contact and a number, with the first event between them. */
export interface Begun {
  readonly contact: string | null;
  readonly number: string | null;
  readonly at: Instant;
  readonly kind: EventKind;
}

/** Finds which pairs a log holds and with what each begins, whatever order its events are noted in. */
export class Beginnings {
  readonly #byNumber = new Map<string | null, Map<string | null, Begun>>();

  note(contact: string | null, number: string | null, at: Instant, kind: EventKind): void {
    let ofNumber = this.#byNumber.get(number);
    if (ofNumber === undefined) this.#byNumber.set(number, (ofNumber = new Map<string | null, Begun>()));
    const known = ofNumber.get(contact);
    if (known !== undefined && (known.at < at || (known.at === at && KIND_RANK[known.kind] <= KIND_RANK[kind]))) return;
    ofNumber.set(contact, { contact, number, at, kind });
  }

  /** In replay order of what they begin with. */
  inOrder(): readonly Begun[] {
    return [...this.#byNumber.values()]
      .flatMap((ofNumber) => [...ofNumber.values()])
      .sort(
        (a, b) =>
          a.at - b.at ||
          KIND_RANK[a.kind] - KIND_RANK[b.kind] ||
          compareText(a.number, b.number) ||
          compareText(a.contact, b.contact),
      );
  }
}
