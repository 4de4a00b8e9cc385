import { openAt, type Certainty } from '../model/ends.js';
import type { Outbound, TemplateCategory } from '../model/event.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { decide, type Decision, type Facts } from '../rules/decision.js';
import type { MessageClass } from '../rules/messageClass.js';
import type { MembershipRow } from '../rules/ruleSet.js';
import type { ConversationCategory } from '../model/category.js';
import type { Conversation, PairState } from './state.js';

/** A template's; null of a free-form message. */
export function ownCategory(event: Outbound): TemplateCategory | null {
  return event.type === 'template' ? event.category : null;
}

/** What it is booked as where nothing else has a say. */
export function bookedAs(event: Outbound): ConversationCategory {
  return ownCategory(event) ?? 'service';
}

/** The category that a row speaks of. */
export function categoryOf({ category }: MembershipRow, event: Outbound): ConversationCategory | null {
  return category === 'own' ? ownCategory(event) : (category ?? null);
}

/** Which conversation a message belongs to by these facts. */
export function membershipOf(kind: MessageClass, facts: Facts, { membership }: CompiledRules): Decision<MembershipRow> {
  return decide(membership, kind, facts, membershipWeight);
}

// How much an effect can cost: what is not known is decided the dear way, and marked.
const membershipWeight = ({ then }: MembershipRow): number => (then === 'open' ? 2 : then === 'join' ? 1 : 0);

/**
 * Whether a conversation, of one category or of any, is open for a message sent at `at`. Where rules open no conversations
 * any more, one whose opener is still on its way will not open; one that nobody saw begin may have.
 */
export function conversationAt(
  conversations: readonly Conversation[],
  at: Instant,
  category: ConversationCategory | null,
  rules: CompiledRules,
): Certainty {
  let answer: Certainty = 'no';
  for (const conversation of conversations) {
    const { openedAt, startedAt } = conversation;
    if (rules.conversation === null && openedAt === null && startedAt !== NEVER) continue;
    if (category !== null && conversation.category !== category) continue;
    const now = openAt(conversation.ends, at);
    if (now === 'yes') return 'yes';
    if (now === 'maybe') answer = 'maybe';
  }
  return answer;
}

/**
 * The conversation that a message belongs to, among these, or a new one. It is decided at sending: a later
 * message joins one whose opener is still on its way.
 */
export function belongTo(
  conversations: readonly Conversation[],
  event: Outbound,
  row: MembershipRow,
  certain: boolean,
  rules: CompiledRules,
): Conversation | null {
  if (row.then === 'none') return null;
  const { at } = event;
  const category = categoryOf(row, event);
  if (row.then === 'join') return joined(conversations, at, category, rules.conversation?.joinsTemplatesFirst === true);
  if (category === null || rules.conversation === null) return null;
  const end = rules.conversation.endFromSent(at);
  return {
    category,
    startedAt: at,
    ruleSet: rules.id,
    rule: row.rule,
    ends: { sure: certain ? end : NEVER, maybe: end },
    openedAt: null,
    closedByEntryPoint: false,
    underway: 0,
  };
}

/** Where several are open, the one that started last, or a template's one first (C10). */
function joined(
  conversations: readonly Conversation[],
  at: Instant,
  category: ConversationCategory | null,
  templatesFirst: boolean,
): Conversation | null {
  const open = conversations.filter(
    (conversation) =>
      (category === null || conversation.category === category) && openAt(conversation.ends, at) !== 'no',
  );
  const byTemplate = templatesFirst ? open.findLast((conversation) => conversation.category !== 'service') : undefined;
  return byTemplate ?? open.at(-1) ?? null;
}

/** A member is no longer on its way: without a delivered member or one to come, there is no conversation. */
export function settleMember(state: PairState, conversation: Conversation): void {
  conversation.underway -= 1;
  if (conversation.openedAt !== null || conversation.underway > 0) return;
  state.conversations = state.conversations.filter((other) => other !== conversation);
}

/** Whether a message that is delivered opens its conversation: the first member to arrive does. */
export function opensAtDelivery(conversation: Conversation | null, entry: Certainty, rules: CompiledRules): boolean {
  return rules.conversation !== null && conversation !== null && conversation.openedAt === null && entry !== 'yes';
}

/** Where its time runs from delivery (C4), one whose first member arrived late may have been let go of before it opens. */
export function openConversation(
  state: PairState,
  conversation: Conversation,
  at: Instant,
  rules: CompiledRules,
): void {
  conversation.openedAt = at;
  if (rules.conversation === null) return;
  const end = rules.conversation.endFromDelivered(conversation.ends.maybe, at);
  conversation.ends = { sure: conversation.ends.sure === NEVER ? NEVER : end, maybe: end };
  if (end > at && !state.conversations.includes(conversation)) {
    state.conversations = inOrder([...state.conversations, conversation]);
  }
}

export function inOrder(conversations: readonly Conversation[]): Conversation[] {
  return conversations.toSorted((a, b) => a.startedAt - b.startedAt);
}
