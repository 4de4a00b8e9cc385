import { openAt, type Certainty } from '../model/ends.js';
import type { Inbound, Outbound, Reported } from '../model/event.js';
import { ceilToMinute, later, NEVER, shift, type Instant } from '../model/instant.js';
import type { CompiledEntryPoint, CompiledRules } from '../rules/compile.js';
import { FACT } from '../rules/decision.js';
import { REACTION } from '../rules/messageClass.js';
import { settleMember } from './conversation.js';
import type { Sink } from './sink.js';
import type { Message, PairState } from './state.js';

/** Whether a message sent at `at` would answer an ad message, in `[ad, ad + reply_within)`. */
export function answersAd(state: PairState, at: Instant, rules: CompiledRules): boolean {
  return rules.entryPoint !== null && at < shift(state.adAt, rules.entryPoint.replyWithin);
}

/** A customer message through an ad or a page button: it waits for a reply, or opens the entry point by itself. */
export function receiveAd(state: PairState, event: Inbound, rules: CompiledRules, sink: Sink): void {
  if (event.entryPoint === null || rules.entryPoint?.sources.has(event.entryPoint) !== true) return;
  if (rules.entryPoint.openedBy === 'reply') {
    state.adAt = event.at;
    return;
  }
  const already = openAt(state.entryPoint, event.at);
  if (already === 'yes' && !rules.entryPoint.restarts) return;
  open(state, event, event.at, rules.entryPoint, already, true, sink);
}

/**
 * Whether a message that is delivered at `at` stands in an entry point, which its own delivery may open. An entry point
 * counts from the send time of the reply, so messages sent between that and its delivery are inside.
 */
export function enterAtDelivery(
  state: PairState,
  message: Message,
  at: Instant,
  rules: CompiledRules,
  sink: Sink,
): Certainty {
  const inside = insideBySending(state, message);
  if (rules.entryPoint === null) return inside;
  if (!message.answersAd) {
    return inside === 'yes' ? 'yes' : answerUnseenAd(state, message, inside, rules.entryPoint);
  }
  const answersNewerAd = state.adAt > state.entryPointFrom;
  if (state.adAt <= message.event.at) state.adAt = NEVER;
  if (inside === 'yes') {
    if (rules.entryPoint.restarts && answersNewerAd)
      open(state, message.event, at, rules.entryPoint, 'yes', message.certain, sink);
    return 'yes';
  }
  // A later reply to the same ad was delivered first: that one opened it.
  if (state.entryPointFrom > message.event.at) return 'yes';
  open(state, message.event, at, rules.entryPoint, inside, message.certain, sink);
  return message.certain ? 'yes' : 'maybe';
}

/** A reply to an ad message before the log begins would have opened an entry point: nobody can say. */
function answerUnseenAd(
  state: PairState,
  { event, class: kind }: Message,
  inside: Certainty,
  rules: CompiledEntryPoint,
): Certainty {
  if (kind === REACTION || event.at >= state.unseenAdsUntil) return inside;
  state.entryPoint.maybe = later(state.entryPoint.maybe, shift(event.at, rules.lastsAtMost));
  return 'maybe';
}

function insideBySending(state: PairState, { event, facts, conversation }: Message): Certainty {
  if ((facts.holds & FACT.ENTRY_POINT) !== 0) return 'yes';
  // No conversation opens until the entry point that closed it ends (rule 3.6).
  if (conversation?.closedByEntryPoint === true && conversation.openedAt === null) return 'yes';
  const since = event.at >= state.entryPointFrom ? openAt(state.entryPoint, event.at) : 'no';
  if (since !== 'no') return since;
  return (facts.doubt & FACT.ENTRY_POINT) === 0 ? 'no' : 'maybe';
}

function open(
  state: PairState,
  opener: Inbound | Outbound,
  at: Instant,
  rules: CompiledEntryPoint,
  already: Certainty,
  certain: boolean,
  sink: Sink,
): void {
  const from = opener.at;
  const surely = certain && already !== 'maybe';
  const told = endTold(opener, rules);
  state.entryPoint = {
    sure: surely ? (told ?? shift(from, rules.lasts)) : NEVER,
    maybe: later(told ?? shift(from, rules.lastsAtMost), surely ? NEVER : state.entryPoint.maybe),
  };
  if (already !== 'yes') state.entryPointFrom = from;
  sink.entryPointOpened(opener, at, state.entryPointFrom, { ...state.entryPoint }, already === 'yes', rules);
  if (!rules.closesConversations) return;
  // One that is over when its reply arrives stands in the way of nothing that is open now.
  if (state.entryPoint.maybe > at) closeConversations(state, at, surely, sink);
  else if (surely) claimUnderway(state, from, state.entryPoint.sure);
}

/**
 * The end that Meta told in the statuses of the reply, where lengths are in doubt: it wins (C2). Null where none was told, or one
 * that no length gives: under per-message pricing other statuses repeat the time of sending (rule 1.9).
 */
function endTold(opener: Inbound | Outbound, { lasts, lastsAtMost }: CompiledEntryPoint): Instant | null {
  if (opener.kind !== 'outbound' || lasts === lastsAtMost) return null;
  const { reported } = opener;
  const end = isOfEntryPoint(reported) ? (reported?.conversation?.expiresAt ?? null) : null;
  const isPossible =
    end !== null && end >= shift(opener.at, lasts) && end <= ceilToMinute(shift(opener.at, lastsAtMost));
  return isPossible ? end : null;
}

/** Whether Meta says of a message that it is in an entry point. */
export function isOfEntryPoint(reported: Reported | undefined): boolean {
  const { pricing, conversation } = reported ?? {};
  return pricing?.type === 'free_entry_point' || conversation?.origin === 'referral_conversion';
}

/** What was sent within an entry point and is on its way belongs to it, and to no conversation planned meanwhile. */
function claimUnderway(state: PairState, from: Instant, until: Instant): void {
  for (const message of state.underway.values()) {
    const { event, conversation, facts } = message;
    if (conversation === null || event.at < from || event.at >= until) continue;
    message.facts = { ...facts, holds: facts.holds | FACT.ENTRY_POINT };
    message.conversation = null;
    settleMember(state, conversation);
  }
}

function closeConversations(state: PairState, at: Instant, surely: boolean, sink: Sink): void {
  for (const conversation of state.conversations) {
    if (!surely) {
      conversation.ends.sure = Math.min(conversation.ends.sure, at) as Instant;
      continue;
    }
    conversation.closedByEntryPoint = true;
    if (conversation.openedAt !== null) sink.conversationClosed(conversation, at, 'entry_point');
  }
  if (surely) state.conversations = [];
}
