import type { Outbound, Receipt, Reported, TimelineEvent } from '../model/event.js';
import type { Charge, ConversationRecord } from '../model/outcome.js';
import { shift, MINUTE, DAY } from '../model/instant.js';
import type { PairRun, Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import type { Switches } from '../rules/switches.js';
import { stateAt, type Message } from './message.js';
import { verdictOf } from './verdict.js';

type WithVerdict = Outbound & { readonly reported: Reported };

/** The messages on which Meta says something, pair by pair in order of time; and how many no rules are held for. */
export function messagesOf(
  { events }: Timeline,
  run: Run,
  billable: Switches['C14'],
): { messages: readonly Message[]; withoutRules: number } {
  const receipts = receiptsOf(events);
  const pairs = new Map(run.pairs.map((pair) => [nameOf(pair), new Claims(pair)]));
  const messages: Message[] = [];
  let withoutRules = 0;
  for (const event of events) {
    if (event.kind !== 'outbound') continue;
    const claims = pairs.get(nameOf(event));
    if (claims === undefined) continue;
    const claim = claims.of(event.handle);
    if (claim === null) withoutRules += 1;
    else if (hasVerdict(event))
      messages.push(messageOf(event, claims, claim, receipts.get(keyOf(event)) ?? [], billable));
  }
  return { messages, withoutRules };
}

function hasVerdict(event: Outbound): event is WithVerdict {
  return event.reported !== undefined;
}

function messageOf(
  event: WithVerdict,
  claims: Claims,
  { rejection, charge }: Claim,
  receipts: readonly Receipt[],
  billable: Switches['C14'],
): Message {
  return {
    event,
    pair: claims.pair,
    delivery: receipts.find(({ status }) => status !== 'failed') ?? null,
    failure: receipts.find(({ status }) => status === 'failed') ?? null,
    deliveredInWords: receipts.some(({ status }) => status === 'delivered'),
    verdict: verdictOf(event.reported, billable),
    rejection,
    charge,
    window: stateAt(claims.pair.states, event.at)?.window ?? 'closed',
    conversations: charge === null ? [] : conversationsOf(event, charge, claims.pair),
    firstOfId: claims.isFirstOfId(event.reported.conversation?.id ?? null),
  };
}

type Claim = Pick<Message, 'rejection' | 'charge'>;

/** What the replay says of each message of a pair. */
class Claims {
  readonly pair: PairRun;
  readonly #claims = new Map<string, Claim>();
  readonly #ids = new Set<string>();

  constructor(pair: PairRun) {
    this.pair = pair;
    for (const rejection of pair.rejections) this.#claims.set(rejection.handle, { rejection, charge: null });
    // To a group there is one for each recipient; they are alike but for the price.
    for (const charge of pair.charges) {
      if (!this.#claims.has(charge.handle)) this.#claims.set(charge.handle, { rejection: null, charge });
    }
  }

  of(handle: string): Claim | null {
    return this.#claims.get(handle) ?? null;
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
function conversationsOf(
  { at, type }: Outbound,
  charge: Charge,
  { conversations }: PairRun,
): readonly ConversationRecord[] {
  if (charge.unit !== 'conversation' || charge.type === 'not_delivered') return [];
  const open = conversations.filter(({ category, openedAt, expiresAt, closedAt }) => {
    // It began when its first message was sent, a day before its end, and was opened by a delivery after that.
    const startedAt = category === 'referral_conversion' ? openedAt : shift(expiresAt, -DAY - MINUTE);
    return at > startedAt - MINUTE && at < (closedAt ?? expiresAt);
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
