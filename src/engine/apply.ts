import type { Certainty } from '../model/ends.js';
import type { Outbound, Receipt, TimelineEvent } from '../model/event.js';
import { openAt } from '../model/ends.js';
import type { Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { decide, FACT, type Facts } from '../rules/decision.js';
import { messageClass, REACTION } from '../rules/messageClass.js';
import type { AdmissionRow, ChargeRow, MembershipRow } from '../rules/ruleSet.js';
import { belongTo, conversationAt, openConversation, opensAtDelivery, settleMember } from './conversation.js';
import { answersAd, enterAtDelivery } from './entryPoint.js';
import type { Sink, Verdict } from './sink.js';
import type { Message, PairState } from './state.js';
import { receiveInbound, windowAt } from './window.js';

/**
 * Advances the state of one pair by one event, in place, under the rules in force at that event, and tells `sink` what
 * it caused. Events must come in replay order.
 */
export function apply(state: PairState, event: TimelineEvent, rules: CompiledRules, sink: Sink): void {
  switch (event.kind) {
    case 'inbound':
    case 'call':
      receiveInbound(state, event, rules, sink);
      return;
    case 'outbound':
      submit(state, event, rules, sink);
      return;
    case 'receipt':
      receive(state, event, rules, sink);
      return;
    case 'opt_in':
    case 'opt_out':
      return;
  }
}

/** The first moment of a message: may it be sent, and which conversation does it belong to? */
function submit(state: PairState, event: Outbound, rules: CompiledRules, sink: Sink): void {
  const kind = messageClass(event);
  const own = event.type === 'template' ? event.category : null;
  const facts = factsAtSending(state, event.at, own, rules);
  const admission = decide(rules.admission, kind, facts, admissionWeight);
  if (admission.row.then === 'reject') {
    sink.rejected(event, admission.row.code ?? 0, admission.row.rule);
    return;
  }
  const membership = decide(rules.membership, kind, facts, membershipWeight);
  const certain = admission.certain && membership.certain;
  const message: Message = {
    event,
    class: kind,
    facts,
    certain: admission.certain,
    conversation: belongTo(state, event.at, membership.row, own, certain, rules),
    starts: membership.row.then !== 'open' ? 'no' : certain ? 'yes' : 'maybe',
    membershipRule: membership.row.rule,
    answersAd: kind !== REACTION && answersAd(state, event.at, rules),
    rules,
  };
  if (message.conversation !== null) message.conversation.underway += 1;
  state.underway.set(event.handle, message);
  sink.accepted(message);
}

/** The second moment: a message that arrived opens and is charged; one that failed does neither. */
function receive(state: PairState, { handle, at, status }: Receipt, rules: CompiledRules, sink: Sink): void {
  const message = state.underway.get(handle);
  if (message === undefined) return;
  state.underway.delete(handle);
  if (status === 'failed') {
    sink.failed(message, at);
    if (message.conversation !== null) settleMember(state, message.conversation);
    return;
  }
  deliver(state, message, at, rules, sink);
}

function deliver(state: PairState, message: Message, at: Instant, rules: CompiledRules, sink: Sink): void {
  const { conversation } = message;
  const entry = enterAtDelivery(state, message, at, rules, sink);
  const opens = opensAtDelivery(conversation, entry, rules);
  const verdict = chargeAtDelivery(message, entry, opens, rules);
  if (opens) {
    openConversation(conversation, at, rules);
    sink.conversationOpened(conversation, message, at, verdict);
  } else if (conversation !== null && entry !== 'yes') {
    sink.conversationJoined(conversation, message, at);
  }
  if (conversation !== null) settleMember(state, conversation);
  sink.charged(message, at, verdict, rules);
}

function chargeAtDelivery(message: Message, entry: Certainty, opens: boolean, rules: CompiledRules): Verdict {
  let holds = message.facts.holds & FACT.WINDOW;
  let doubt = message.facts.doubt & FACT.WINDOW;
  if (entry === 'yes') holds |= FACT.ENTRY_POINT;
  if (entry === 'maybe') doubt |= FACT.ENTRY_POINT;
  // A message that joined a conversation still unopened becomes its opener when the first one failed.
  if (opens && message.starts === 'maybe') doubt |= FACT.OPENER;
  else if (opens) holds |= FACT.OPENER;
  const { row, certain } = decide(rules.charges, message.class, { holds, doubt }, chargeWeight);
  return {
    category: chargedCategory(message, entry, rules),
    type: row.type,
    certain: certain && message.certain,
    ruleSet: rules.id,
    rule: row.rule,
  };
}

function chargedCategory({ event, conversation }: Message, entry: Certainty, rules: CompiledRules): Verdict['category'] {
  if (entry === 'yes' && rules.entryPoint !== null) return rules.entryPoint.category;
  if (conversation !== null && rules.conversation !== null) return conversation.category;
  return event.type === 'template' ? event.category : 'service';
}

function factsAtSending(
  state: PairState,
  at: Instant,
  own: Parameters<typeof conversationAt>[2],
  rules: CompiledRules,
): Facts {
  const facts = { holds: 0, doubt: 0 };
  note(facts, FACT.WINDOW, windowAt(state, at, rules));
  note(facts, FACT.ENTRY_POINT, openAt(state.entryPoint, at));
  if (state.conversations.length === 0) return facts;
  note(facts, FACT.CONVERSATION, conversationAt(state, at, null));
  if (own !== null) note(facts, FACT.SAME_CATEGORY, conversationAt(state, at, own));
  return facts;
}

function note(facts: { holds: number; doubt: number }, bit: number, answer: Certainty): void {
  if (answer === 'yes') facts.holds |= bit;
  if (answer === 'maybe') facts.doubt |= bit;
}

// How much an effect can cost: what is not known is decided the dear way, and marked.
const admissionWeight = ({ then }: AdmissionRow): number => (then === 'accept' ? 1 : 0);
const membershipWeight = ({ then }: MembershipRow): number => (then === 'open' ? 2 : then === 'join' ? 1 : 0);
const chargeWeight = ({ type }: ChargeRow): number => (type === 'regular' ? 1 : 0);
