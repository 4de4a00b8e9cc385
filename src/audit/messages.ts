import type { Outbound, Receipt, Reported, TimelineEvent } from '../model/event.js';
import type { Charge, ConversationRecord } from '../model/outcome.js';
import { shift, MINUTE, DAY, type Instant } from '../model/instant.js';
import type { PairRun } from '../model/run.js';
import type { Switches } from '../rules/switches.js';
import { stateAt, type Message } from './message.js';
import { verdictOf } from './verdict.js';

type WithVerdict = Outbound & { readonly reported: Reported };

/** The messages of the business. */
export interface ToldMessages {
  /** Those on which Meta says something, pair by pair in order of time. */
  readonly messages: readonly Message[];
  readonly sent: number;
  /** How many no rules are held for. */
  readonly withoutRules: number;
}

export function messagesOf(
  events: readonly TimelineEvent[],
  runs: readonly PairRun[],
  billable: Switches['C14'],
): ToldMessages {
  const receipts = receiptsOf(events);
  const pairs = new Map(runs.map((pair) => [nameOf(pair), new Claims(pair)]));
  const messages: Message[] = [];
  let sent = 0;
  let withoutRules = 0;
  for (const event of events) {
    if (event.kind !== 'outbound') continue;
    sent += 1;
    const claims = pairs.get(nameOf(event));
    if (claims === undefined) continue;
    const claim = claims.of(event.handle);
    if (claim === null) withoutRules += 1;
    else if (hasVerdict(event))
      messages.push(messageOf(event, claims, claim, receipts.get(keyOf(event)) ?? [], billable));
  }
  return { messages, sent, withoutRules };
}

function hasVerdict(event: Outbound): event is WithVerdict {
  return event.reported !== undefined;
}

function messageOf(
  event: WithVerdict,
  claims: Claims,
  { rejection, charges }: Claim,
  receipts: readonly Receipt[],
  billable: Switches['C14'],
): Message {
  const [charge = null] = charges;
  return {
    event,
    pair: claims.pair,
    delivery: receipts.find(({ status }) => status !== 'failed') ?? null,
    failure: receipts.find(({ status }) => status === 'failed') ?? null,
    deliveredInWords: receipts.some(({ status }) => status === 'delivered'),
    verdict: verdictOf(event.reported, billable),
    rejection,
    charge,
    charges,
    window: stateAt(claims.pair.states, event.at)?.window ?? 'closed',
    conversations: charge === null ? [] : conversationsOf(event, charge, claims),
    firstOfId: claims.isFirstOfId(event.reported.conversation?.id ?? null),
  };
}

type Claim = Pick<Message, 'rejection' | 'charges'>;

/** What the replay says of each message of a pair. */
class Claims {
  readonly pair: PairRun;
  readonly #claims = new Map<string, Claim>();
  readonly #ids = new Set<string>();

  constructor(pair: PairRun) {
    this.pair = pair;
    for (const rejection of pair.rejections) this.#claims.set(rejection.handle, { rejection, charges: [] });
    for (const charge of pair.charges) {
      const charges = [...(this.#claims.get(charge.handle)?.charges ?? []), charge];
      this.#claims.set(charge.handle, { rejection: null, charges });
    }
  }

  of(handle: string): Claim | null {
    return this.#claims.get(handle) ?? null;
  }

  /**
   * When its first message was sent: a day before its end, if that runs from sending (C4), and never after its opener was
   * sent, whose delivery opened it.
   */
  startOf({ category, openedAt, openedBy, expiresAt }: ConversationRecord): Instant {
    if (category === 'referral_conversion') return openedAt;
    const [opener] = this.#claims.get(openedBy)?.charges ?? [];
    const aDayBefore = shift(expiresAt, -DAY - MINUTE);
    return opener !== undefined && opener.sentAt < aDayBefore ? opener.sentAt : aDayBefore;
  }

  isFirstOfId(id: string | null): boolean {
    if (id === null || this.#ids.has(id)) return false;
    this.#ids.add(id);
    return true;
  }
}

/**
 * The conversation that the replay puts the message in, then the others that are open when it is sent: those a free-form
 * message may belong to as well.
 */
function conversationsOf({ at, type }: Outbound, charge: Charge, claims: Claims): readonly ConversationRecord[] {
  if (charge.unit !== 'conversation' || charge.type === 'not_delivered') return [];
  const open = claims.pair.conversations.filter((conversation) => {
    const { expiresAt, closedAt } = conversation;
    return at > claims.startOf(conversation) - MINUTE && at < (closedAt ?? expiresAt);
  });
  const own = open.filter(({ category }) => category === charge.category);
  const others = open.filter(({ category }) => category !== charge.category);
  const [first] = own;
  if (first === undefined) return [];
  return type === 'template' ? [first] : [first, ...others];
}

function receiptsOf(events: readonly TimelineEvent[]): ReadonlyMap<string, readonly Receipt[]> {
  const receipts = new Map<string, Receipt[]>();
  for (const event of events) {
    if (event.kind !== 'receipt') continue;
    const known = receipts.get(keyOf(event));
    if (known === undefined) receipts.set(keyOf(event), [event]);
    else known.push(event);
  }
  return receipts;
}

function nameOf({ contact, number }: Pick<PairRun, 'contact' | 'number'>): string {
  return JSON.stringify([contact, number]);
}

function keyOf({ contact, number, handle }: TimelineEvent): string {
  return JSON.stringify([contact, number, handle]);
}
