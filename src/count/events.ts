import type { Profile } from '../input/plain/profile.js';
import type { Receipt, ReceiptStatus, TimelineEvent } from '../model/event.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { PairClasses } from './pairClasses.js';
import type { Counted } from './sink.js';

/** Where what has no place of its own comes from: a summary names no event. */
const NOWHERE = { file: '', line: 0, column: 0 };

/** An event of which nobody keeps more than its instant and its words: made once for all that say the same. */
type Reused<E> = { -readonly [Field in keyof E]: E[Field] };

/** The events of a log that is counted. Objects put together from others would cost more than all else that is done with them. */
export class CountedEvents {
  readonly #classes: PairClasses;
  /** Those of the customers by profile, those of the business by class of pairs and profile. */
  readonly #received: Reused<TimelineEvent>[] = [];
  readonly #sent: Reused<Counted>[][] = [];

  constructor(classes: PairClasses) {
    this.#classes = classes;
  }

  /** What a customer does: the same object each time. */
  received(profile: number, said: Profile): Reused<TimelineEvent> {
    return (this.#received[profile] ??= receivedOf(said));
  }

  /** A message of the business: the same object each time. */
  sent(pairClass: number, profile: number, said: Profile): Reused<Counted> {
    const ofClass = (this.#sent[pairClass] ??= []);
    return (ofClass[profile] ??= this.newlySent(pairClass, profile, said));
  }

  /** One that is kept until it is heard of again. */
  newlySent(pairClass: number, profile: number, said: Profile): Reused<Counted> {
    return {
      kind: 'outbound',
      at: NEVER,
      contact: null,
      number: null,
      id: null,
      handle: '',
      source: NOWHERE,
      // As what it is taken when no row says more.
      type: said.type ?? 'text',
      category: said.category,
      template: said.template,
      account: said.account ?? this.#classes.accountOf(pairClass),
      country: this.#classes.countryOf(pairClass, said.country),
      tag: said.tag,
      channel: said.channel,
      profile,
      ...(said.sentBefore !== undefined && { sentBefore: true }),
    } as Reused<Counted>;
  }
}

export function receiptOf(at: Instant, handle: string, status: ReceiptStatus, assumed: boolean): Receipt {
  return { kind: 'receipt', at, contact: null, number: null, id: null, handle, source: NOWHERE, status, assumed };
}

/** Whether what a customer did is a message. */
export function isMessageOf({ kind }: Profile): boolean {
  return kind === 'inbound' || kind === 'call';
}

function receivedOf({ kind, type, entryPoint }: Profile): Reused<TimelineEvent> {
  return {
    kind,
    at: NEVER,
    contact: null,
    number: null,
    id: null,
    handle: '',
    source: NOWHERE,
    type,
    entryPoint,
  } as Reused<TimelineEvent>;
}
