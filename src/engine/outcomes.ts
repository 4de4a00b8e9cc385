import type { Ends } from '../model/ends.js';
import type { Call, Inbound, Outbound } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { Charge, Outcome } from '../model/outcome.js';
import type { CompiledEntryPoint, CompiledRules } from '../rules/compile.js';
import type { UndeliveredRow } from '../rules/ruleSet.js';
import { bookedAs } from './conversation.js';
import type { Sink, Verdict } from './sink.js';
import type { Conversation, Message } from './state.js';

/** A sink that turns what the engine tells into outcomes, in the order they are told. */
export abstract class OutcomeSink implements Sink {
  protected abstract tell(outcome: Outcome, at: Instant): void;

  windowOpened(event: Inbound | Call | Outbound, until: Instant, refreshed: boolean, rule: string): void {
    this.tell({ kind: refreshed ? 'window_refreshed' : 'window_opened', until, rule }, event.at);
  }

  windowUnmoved(event: Inbound, rule: string): void {
    this.tell({ kind: 'opens_no_window', rule }, event.at);
  }

  windowClosed(at: Instant): void {
    this.tell({ kind: 'window_closed' }, at);
  }

  callPermissionGiven(event: Inbound, until: Instant, rule: string): void {
    this.tell({ kind: 'call_permission_given', until, rule }, event.at);
  }

  callPermissionRefused(event: Inbound, rule: string): void {
    this.tell({ kind: 'call_permission_refused', rule }, event.at);
  }

  callPermissionEnded(at: Instant): void {
    this.tell({ kind: 'call_permission_ended' }, at);
  }

  entryPointOpened(
    _opener: Inbound | Outbound,
    at: Instant,
    from: Instant,
    ends: Ends,
    _restarted: boolean,
    { rule }: CompiledEntryPoint,
  ): void {
    this.tell({ kind: 'entry_point_opened', from, ends, rule }, at);
  }

  entryPointClosed(at: Instant): void {
    this.tell({ kind: 'entry_point_closed' }, at);
  }

  conversationOpened(conversation: Conversation, _message: Message, at: Instant, { certain }: Verdict): void {
    const { category, rule } = conversation;
    this.tell({ kind: 'conversation_opened', category, ends: { ...conversation.ends }, certain, rule }, at);
  }

  conversationJoined({ category }: Conversation, { membershipRule }: Message, at: Instant): void {
    this.tell({ kind: 'conversation_joined', category, rule: membershipRule }, at);
  }

  conversationClosed({ category }: Conversation, at: Instant, by: 'expiry' | 'entry_point'): void {
    this.tell({ kind: 'conversation_closed', category, by }, at);
  }

  rejected(event: Outbound, code: number | null, rule: string): void {
    this.tell({ kind: 'message_rejected', code, rule }, event.at);
  }

  accepted(_message: Message): void {
    // What acceptance means is told at the receipt.
  }

  charged(message: Message, at: Instant, verdict: Verdict, rules: CompiledRules, recipient: string | null): void {
    this.tell({ kind: 'charged', charge: chargeOf(message, at, verdict, rules, recipient) }, at);
  }

  failed(_message: Message, _at: Instant, _keptBack: UndeliveredRow | null): void {
    // A failed message is listed as not delivered once the replay is over.
  }
}

/** Before allowances: they count across pairs, and the engine never looks across pairs. */
export function chargeOf(
  { event }: Message,
  at: Instant,
  verdict: Verdict,
  { unit }: CompiledRules,
  recipient: string | null,
): Charge {
  return {
    handle: event.handle,
    messageId: event.id,
    account: event.account,
    recipient,
    group: event.group === true,
    at,
    unit,
    message: event.type === 'template' ? 'template' : 'free_form',
    listed: verdict.category === 'referral_conversion' ? bookedAs(event) : verdict.category,
    template: event.type === 'template' ? event.template : null,
    country: event.country,
    sentAt: event.at,
    price: null,
    billable: verdict.type === 'regular',
    ...verdict,
  };
}

/** A message that was accepted and, as far as is known, never arrived; `keptBack` is the rule that keeps such messages back. */
export function chargeOfUndelivered(message: Message, keptBack: UndeliveredRow | null): Charge {
  const { event, rules } = message;
  return chargeOf(message, event.at, undeliveredVerdict(message, keptBack), rules, null);
}

/** What a message counts as that never arrived (rule 4.1). */
export function undeliveredVerdict({ event, conversation, rules }: Message, keptBack: UndeliveredRow | null): Verdict {
  return {
    category: conversation?.category ?? bookedAs(event),
    type: 'not_delivered',
    certain: true,
    ruleSet: rules.id,
    rule: keptBack?.rule ?? '4.1',
  };
}
