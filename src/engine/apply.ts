import type { Certainty } from '../model/ends.js';
import type { Outbound, Receipt, TimelineEvent } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { decide, FACT, type Facts } from '../rules/decision.js';
import { messageClass, REACTION, selects } from '../rules/messageClass.js';
import type { AdmissionRow, ChargeRow, UndeliveredRow } from '../rules/ruleSet.js';
import { factsCarriedOver, lookAgain } from './arrival.js';
import { receiveCallPermission } from './callPermission.js';
import {
  belongTo,
  bookedAs,
  membershipOf,
  openConversation,
  opensAtDelivery,
  ownCategory,
  settleMember,
} from './conversation.js';
import { answersAd, enterAtDelivery, receiveAd } from './entryPoint.js';
import { factsAtSending, settleFact } from './facts.js';
import type { Sink, Verdict } from './sink.js';
import type { Message, PairState } from './state.js';
import { openByBusiness, receiveInbound, windowAt } from './window.js';

/**
 * Advances the state of one pair by one event, in place, under the rules in force at that event, and tells `sink` what
 * it caused. Events must come in replay order.
 */
export function apply(state: PairState, event: TimelineEvent, rules: CompiledRules, sink: Sink): void {
  switch (event.kind) {
    case 'inbound':
      if (receiveInbound(state, event, rules, sink)) receiveAd(state, event, rules, sink);
      receiveCallPermission(state, event, rules, sink);
      return;
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
      state.optedIn = event.kind === 'opt_in';
      return;
  }
}

/** The first moment of a message. */
function submit(state: PairState, event: Outbound, rules: CompiledRules, sink: Sink): void {
  const message = accept(state, event, rules, sink);
  if (message !== null) state.underway.set(event.handle, message);
}

/**
 * May it be sent, and which conversation does it belong to? Null where it is refused. Whoever calls this instead of `apply`
 * keeps the message, and concludes it before anything else happens to the pair.
 */
export function accept(state: PairState, event: Outbound, rules: CompiledRules, sink: Sink): Message | null {
  const kind = messageClass(event);
  const facts = factsAtSending(state, event, rules);
  const admission = decide(rules.admission, kind, facts, admissionWeight);
  if (admission.row.then === 'reject') {
    sink.rejected(event, admission.row.code ?? null, admission.row.rule);
    return null;
  }
  const membership = membershipOf(kind, facts, rules);
  const isCertain = admission.certain && event.sentBefore !== true;
  const certain = isCertain && membership.certain;
  const message: Message = {
    event,
    class: kind,
    facts,
    certain: isCertain,
    conversation: belongTo(state.conversations, event, membership.row, certain, rules),
    starts: membership.row.then !== 'open' ? 'no' : certain ? 'yes' : 'maybe',
    membershipRule: membership.row.rule,
    admissionRule: admission.row.rule,
    answersAd: kind !== REACTION && answersAd(state, event.at, rules),
    rules,
    reached: event.group === true ? new Set() : null,
  };
  if (message.conversation !== null) {
    message.conversation.underway += 1;
    if (membership.row.then === 'open') state.conversations.push(message.conversation);
  }
  sink.accepted(message);
  if (windowAt(state, event.at, rules) === 'no' && ownCategory(event) === null) state.extraMessageUsed = true;
  openByBusiness(state, event, rules, sink);
  return message;
}

/** The second moment of a message. */
function receive(state: PairState, receipt: Receipt, rules: CompiledRules, sink: Sink): void {
  const message = state.underway.get(receipt.handle);
  if (message === undefined) return;
  if (message.reached !== null) {
    receiveOfGroup(state, message, message.reached, receipt, rules, sink);
    return;
  }
  state.underway.delete(receipt.handle);
  conclude(state, message, receipt, rules, sink);
}

/** A message that arrived opens and is charged; one that failed does neither. It is not among those underway any more. */
export function conclude(
  state: PairState,
  message: Message,
  { at, status, assumed }: Pick<Receipt, 'at' | 'status' | 'assumed'>,
  rules: CompiledRules,
  sink: Sink,
): void {
  const keptBack = assumed ? keptBackBy(message, rules) : null;
  if (status === 'failed' || keptBack !== null) {
    sink.failed(message, at, keptBack);
    if (message.conversation !== null) settleMember(state, message.conversation);
    return;
  }
  deliver(state, message, at, null, rules, sink);
}

/** A group message is charged once for each recipient that it reaches, whatever becomes of it elsewhere (rule 2f.13). */
function receiveOfGroup(
  state: PairState,
  message: Message,
  reached: Set<string>,
  { at, status, recipient = '' }: Receipt,
  rules: CompiledRules,
  sink: Sink,
): void {
  if (status === 'failed' || reached.has(recipient)) return;
  reached.add(recipient);
  deliver(state, message, at, recipient === '' ? null : recipient, rules, sink);
}

/** Why Meta takes the message and does not deliver it; a receipt that says otherwise is believed. Null when it does. */
export function keptBackBy({ event, class: kind }: Message, { undelivered }: CompiledRules): UndeliveredRow | null {
  const row = undelivered.find(
    ({ country, message }) => event.country === country && message.some((selector) => selects(selector, kind)),
  );
  return row ?? null;
}

function deliver(
  state: PairState,
  message: Message,
  at: Instant,
  recipient: string | null,
  rules: CompiledRules,
  sink: Sink,
): void {
  const entry = enterAtDelivery(state, message, at, rules, sink);
  if (entry !== 'yes') lookAgain(state, message, at, rules);
  const { conversation } = message;
  const opens = opensAtDelivery(conversation, entry, rules);
  const facts = { ...factsCarriedOver(message, at, rules) };
  settleFact(facts, FACT.ENTRY_POINT, entry);
  // A message that joined a conversation still unopened becomes its opener when the first one failed.
  settleFact(facts, FACT.OPENER, !opens ? 'no' : message.starts === 'maybe' ? 'maybe' : 'yes');
  if (rules.windowAtDelivery) settleFact(facts, FACT.WINDOW, windowAt(state, at, rules));
  const verdict = chargeBy(facts, message, entry, rules);
  if (conversation !== null && opens) {
    openConversation(state, conversation, at, rules);
    sink.conversationOpened(conversation, message, at, verdict);
  } else if (conversation !== null && conversation.openedAt !== null && entry !== 'yes') {
    sink.conversationJoined(conversation, message, at);
  }
  if (conversation !== null) settleMember(state, conversation);
  sink.charged(message, at, verdict, rules, recipient);
}

/** By the facts of sending, with what only delivery decides: entry point, opener, and under C3 the window. */
function chargeBy(facts: Facts, message: Message, entry: Certainty, rules: CompiledRules): Verdict {
  const { row, certain } = decide(rules.charges, message.class, facts, chargeWeight);
  return {
    category: chargedCategory(message, entry, rules),
    type: row.type,
    certain: certain && message.certain,
    ruleSet: rules.id,
    rule: row.rule,
  };
}

function chargedCategory(
  { event, conversation }: Message,
  entry: Certainty,
  rules: CompiledRules,
): Verdict['category'] {
  if (entry === 'yes' && rules.entryPoint !== null) return rules.entryPoint.category;
  if (conversation !== null && rules.conversation !== null) return conversation.category;
  return bookedAs(event);
}

// How much an effect can cost: what is not known is decided the dear way, and marked.
const admissionWeight = ({ then }: AdmissionRow): number => (then === 'accept' ? 1 : 0);
const chargeWeight = ({ type }: ChargeRow): number => (type === 'regular' ? 1 : 0);
