import { openAt, type Certainty } from '../model/ends.js';
import type { Outbound, TemplateCategory } from '../model/event.js';
import { NEVER } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { FACT, type Facts } from '../rules/decision.js';
import { conversationAt } from './conversation.js';
import type { PairState } from './state.js';
import { customerWroteRecently, windowAt } from './window.js';

/** All that a rule may ask of a message that is sent. */
export function factsAtSending(
  state: PairState,
  event: Outbound,
  own: TemplateCategory | null,
  rules: CompiledRules,
): Facts {
  const { at } = event;
  const facts = { holds: 0, doubt: 0 };
  settleFact(facts, FACT.WINDOW, windowAt(state, at, rules));
  settleFact(facts, FACT.ENTRY_POINT, openAt(state.entryPoint, at));
  if (state.conversations.length > 0) {
    settleFact(facts, FACT.CONVERSATION, conversationAt(state.conversations, at, null, rules));
    if (own !== null) settleFact(facts, FACT.SAME_CATEGORY, conversationAt(state.conversations, at, own, rules));
  }
  if (customerWroteRecently(state, at, rules)) facts.holds |= FACT.CUSTOMER_MESSAGE;
  if (state.optedIn) facts.holds |= FACT.OPT_IN;
  if (event.group === true) facts.holds |= FACT.GROUP;
  if (event.tag === 'issue_resolution') facts.holds |= FACT.TAGGED;
  if (extraMessageLeft(state, event, rules)) facts.holds |= FACT.EXTRA_MESSAGE;
  return facts;
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
