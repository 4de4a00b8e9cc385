import type { EventKind } from '../../model/event.js';
import type { Instant } from '../../model/instant.js';
import { KIND_RANK } from '../order.js';
import { compareText } from '../../model/text.js';
import { contactAt, type RowBlock } from './block.js';
import type { Profile } from './profile.js';

/** A contact and a number, with the first event between them. */
export interface Begun {
  readonly contact: string | null;
  readonly number: string | null;
  at: Instant;
  kind: EventKind;
}

/** Finds which pairs a log holds and with what each begins, whatever order its events are noted in. */
export class Beginnings {
  readonly #byNumber = new Map<string | null, Map<string | null, Begun>>();
  /** The same by phone numbers as rows hold them. */
  readonly #byPhone = new Map<string | null, Map<number, Begun>>();

  note(contact: string | null, number: string | null, at: Instant, kind: EventKind): Begun {
    const ofNumber = mapOf(this.#byNumber, number);
    const known = ofNumber.get(contact);
    if (known !== undefined) return earlier(known, at, kind);
    const begun = { contact, number, at, kind };
    ofNumber.set(contact, begun);
    return begun;
  }

  /** A row that is an event by itself. */
  noteRow(block: RowBlock, row: number, { number, kind }: Profile): void {
    const at = block.at[row] as Instant;
    const phone = block.contact[row] as number;
    const ofNumber = mapOf(this.#byPhone, number);
    const known = phone > 0 ? ofNumber.get(phone) : undefined;
    if (known !== undefined) earlier(known, at, kind);
    else {
      const begun = this.note(contactAt(block, row), number, at, kind);
      if (phone > 0) ofNumber.set(phone, begun);
    }
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

function earlier(begun: Begun, at: Instant, kind: EventKind): Begun {
  if (at < begun.at || (at === begun.at && KIND_RANK[kind] < KIND_RANK[begun.kind])) {
    begun.at = at;
    begun.kind = kind;
  }
  return begun;
}

function mapOf<K, V>(maps: Map<string | null, Map<K, V>>, number: string | null): Map<K, V> {
  const known = maps.get(number) ?? new Map<K, V>();
  maps.set(number, known);
  return known;
}
