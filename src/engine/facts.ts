import { openAt, type Certainty } from '../model/ends.js';
import type { Outbound } from '../model/event.js';
import { NEVER } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { FACT, type Facts } from '../rules/decision.js';
import { conversationAt, ownCategory } from './conversation.js';
import type { Conversation, PairState } from './state.js';
import { customerWroteRecently, windowAt } from './window.js';

/** All that a rule may ask of a message that is sent. */
export function factsAtSending(state: PairState, event: Outbound, rules: CompiledRules): Facts {
  const { at } = event;
  const facts = { holds: 0, doubt: 0 };
  settleFact(facts, FACT.WINDOW, event.sentBefore === true ? 'maybe' : windowAt(state, at, rules));
  settleFact(facts, FACT.ENTRY_POINT, openAt(state.entryPoint, at));
  settleConversations(facts, state.conversations, event, rules);
  if (customerWroteRecently(state, at, rules)) facts.holds |= FACT.CUSTOMER_MESSAGE;
  if (state.optedIn) facts.holds |= FACT.OPT_IN;
  if (event.group === true) facts.holds |= FACT.GROUP;
  if (event.tag === 'issue_resolution') facts.holds |= FACT.TAGGED;
  if (extraMessageLeft(state, event, rules)) facts.holds |= FACT.EXTRA_MESSAGE;
  return facts;
}

/** Whether one of these conversations is open for the message, and one of its own category. */
export function settleConversations(
  facts: { holds: number; doubt: number },
  conversations: readonly Conversation[],
  event: Outbound,
  rules: CompiledRules,
): void {
  if (conversations.length === 0) return;
  const own = ownCategory(event);
  settleFact(facts, FACT.CONVERSATION, conversationAt(conversations, event.at, null, rules));
  if (own !== null) settleFact(facts, FACT.SAME_CATEGORY, conversationAt(conversations, event.at, own, rules));
}

function extraMessageLeft(state: PairState, { channel }: Outbound, { extraMessageOn }: CompiledRules): boolean {
  return (
    extraMessageOn !== null && channel === extraMessageOn && state.lastInboundAt !== NEVER && !state.extraMessageUsed
  );
}

export function settleFact(facts: { holds: number; doubt: number }, bit: number, answer: Certainty): void {
  facts.holds = answer === 'yes' ? facts.holds | bit : facts.holds & ~bit;
  facts.doubt = answer === 'maybe' ? facts.doubt | bit : facts.doubt & ~bit;
}
