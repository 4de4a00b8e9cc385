import type { ChargeType, ConversationCategory } from '../model/category.js';
import type { Ends } from '../model/ends.js';
import type { Call, Inbound, Outbound } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { CompiledEntryPoint, CompiledRules } from '../rules/compile.js';
import type { UndeliveredRow } from '../rules/ruleSet.js';
import type { Conversation, Message } from './state.js';

/** What the engine tells while it advances: a counting sink sums, a recording one lists, a tracing one explains. */
export interface Sink {
  windowOpened(event: Inbound | Call | Outbound, until: Instant, refreshed: boolean, rule: string): void;
  /** A customer message that opens no window. */
  windowUnmoved(event: Inbound, rule: string): void;
  windowClosed(at: Instant): void;
  callPermissionGiven(event: Inbound, until: Instant, rule: string): void;
  callPermissionRefused(event: Inbound, rule: string): void;
  callPermissionEnded(at: Instant): void;
  /** `from` is the send time of the reply, told at its delivery, or the ad click where that is enough. */
  entryPointOpened(
    opener: Inbound | Outbound,
    at: Instant,
    from: Instant,
    ends: Ends,
    restarted: boolean,
    rules: CompiledEntryPoint,
  ): void;
  entryPointClosed(at: Instant): void;
  conversationOpened(conversation: Conversation, message: Message, at: Instant, charge: Verdict): void;
  conversationJoined(conversation: Conversation, message: Message, at: Instant): void;
  conversationClosed(conversation: Conversation, at: Instant, by: 'expiry' | 'entry_point'): void;
  rejected(event: Outbound, code: number | null, rule: string): void;
  accepted(message: Message): void;
  /** `recipient` is the member of a group that the message reached; null of any other message. */
  charged(message: Message, at: Instant, verdict: Verdict, rules: CompiledRules, recipient: string | null): void;
  /** It will never be charged: said to have failed, or not delivered because of the rule `keptBack`. */
  failed(message: Message, at: Instant, keptBack: UndeliveredRow | null): void;
}

/** What a delivered message is charged as, before allowances. */
export interface Verdict {
  readonly category: ConversationCategory;
  readonly type: ChargeType;
  readonly certain: boolean;
  readonly ruleSet: string;
  readonly rule: string;
}
