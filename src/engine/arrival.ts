import { NEVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { FACT, type Facts } from '../rules/decision.js';
import { belongTo, categoryOf, inOrder, membershipOf, settleMember } from './conversation.js';
import { settleConversations } from './facts.js';
import type { Message, PairState } from './state.js';

const OF_CONVERSATIONS = FACT.CONVERSATION | FACT.SAME_CATEGORY;

/**
 * Finds another conversation for a message that arrives and would have to open one of a category which is not its own: that was
 * planned for a template which has not arrived (2c.2), or under rules that know other categories or none. It belongs to
 * the one that has opened meanwhile, or opens one of its own.
 */
export function lookAgain(state: PairState, message: Message, at: Instant, rules: CompiledRules): void {
  const { event, conversation, facts, class: kind } = message;
  if (rules.conversation === null) return;
  if (conversation === null ? message.rules.conversation !== null : conversation.openedAt !== null) return;
  const { row: alone } = membershipOf(kind, withoutConversations(facts), rules);
  if (alone.then !== 'open' || categoryOf(alone, event) === conversation?.category) return;

  if (conversation !== null) settleMember(state, conversation);
  const opened = state.conversations.filter(({ openedAt }) => openedAt !== null);
  const now = withoutConversations(facts);
  settleConversations(now, opened, event, rules);
  const { row, certain } = membershipOf(kind, now, rules);
  const isCertain = certain && message.certain && message.starts !== 'maybe';
  const found = belongTo(opened, event, row, isCertain, rules);
  message.conversation = found;
  if (found === null) return;
  found.underway += 1;
  message.starts = row.then !== 'open' ? 'no' : isCertain ? 'yes' : 'maybe';
  // One that is over when its message arrives opens all the same, and stands in the way of nothing.
  if (row.then === 'open' && found.ends.maybe > at) {
    state.conversations = inOrder([...state.conversations, found]);
  }
}

/**
 * The facts of sending, for the charge. A message that was sent while conversations were counted and arrives when messages are
 * is in its conversation only if that opened before, and still stands (2e.6). Of one that nobody saw begin nobody knows.
 */
export function factsCarriedOver(message: Message, at: Instant, rules: CompiledRules): Facts {
  const { facts, conversation } = message;
  const isCarriedOver = message.rules.conversation !== null && rules.conversation === null;
  if (!isCarriedOver || conversation === null || conversation.startedAt === NEVER) return facts;
  const stands = conversation.openedAt !== null && at < conversation.ends.maybe;
  return stands ? facts : withoutConversations(facts);
}

function withoutConversations({ holds, doubt }: Facts): { holds: number; doubt: number } {
  return { holds: holds & ~OF_CONVERSATIONS, doubt: doubt & ~OF_CONVERSATIONS };
}
