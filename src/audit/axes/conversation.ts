import { MINUTE, type Instant } from '../../model/instant.js';
import type { ConversationRecord } from '../../model/outcome.js';
import type { Message } from '../message.js';
import type { Compared } from './axis.js';

/**
 * Under conversation pricing: is it in the conversation that the replay puts it in, and does that end when it should? Ids
 * mean something only next to each other, so the messages of a pair are to be shown in order.
 */
export class ConversationAxis {
  readonly #idOf = new Map<ConversationRecord, string>();
  readonly #ownerOf = new Map<string, ConversationRecord>();
  readonly #toldExpiries = new Set<ConversationRecord>();

  compare(message: Message): Compared {
    const { charge, event, conversations, verdict } = message;
    const said = event.reported.conversation;
    const [own] = conversations;
    if (charge?.unit !== 'conversation' || verdict.model === 'PMP' || said === null || own === undefined)
      return 'silent';
    if (!charge.certain || conversations.some(({ certain }) => !certain)) return 'either';
    const identity = said.id === null ? 'silent' : this.#compareIdentity(message, said.id, own);
    if (typeof identity !== 'string') return identity;
    const expiry = said.expiresAt === null ? 'silent' : this.#compareExpiry(message, said.expiresAt, own);
    return expiry === 'silent' ? identity : expiry;
  }

  #compareIdentity({ conversations }: Message, id: string, own: ConversationRecord): Compared {
    const before = this.#idOf.get(own);
    const owner = this.#ownerOf.get(id);
    if (owner !== undefined && conversations.includes(owner)) return 'agrees';
    this.#idOf.set(own, id);
    if (owner === undefined) this.#ownerOf.set(id, own);
    if (before === undefined && owner === undefined) return 'agrees';
    return {
      cause: 'CONVERSATION_IDENTITY',
      expected: before === undefined ? 'a new conversation' : `the conversation ${before}`,
      reported: owner === undefined ? `a new conversation, ${id}` : `the conversation ${id}`,
      evidence: [
        { field: 'conversation.id', value: id },
        { field: `${own.category} conversation opened`, value: { at: own.openedAt } },
        { field: 'and ends', value: { at: own.expiresAt } },
      ],
      reason: 'other_conversation',
    };
  }

  /** Said by every member, and told once. Of entry points no expiry has been seen. */
  #compareExpiry({ conversations, event }: Message, expiresAt: Instant, own: ConversationRecord): Compared {
    if (own.category === 'referral_conversion') return 'silent';
    // A record's own clock can be a few seconds from that of the status, on the other side of a minute.
    const tolerance = event.kindFrom === 'input' ? MINUTE : 0;
    if (conversations.some((one) => Math.abs(one.expiresAt - expiresAt) <= tolerance)) return 'agrees';
    if (this.#toldExpiries.has(own)) return 'silent';
    this.#toldExpiries.add(own);
    return {
      cause: 'CONVERSATION_EXPIRY',
      expected: { at: own.expiresAt },
      reported: { at: expiresAt },
      evidence: [
        { field: 'conversation.expiration_timestamp', value: { at: expiresAt } },
        { field: `${own.category} conversation opened`, value: { at: own.openedAt } },
      ],
      reason: 'other_conversation',
    };
  }
}
