import type { Conversation, PairState } from '../engine/state.js';
import type { ConversationCategory } from '../model/category.js';
import { closed, known } from '../model/ends.js';
import { OUTSIDE_WINDOW } from '../model/errorCode.js';
import { TEMPLATE_CATEGORIES, type Outbound, type TimelineEvent } from '../model/event.js';
import { later, NEVER, shift, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { decide, FACT } from '../rules/decision.js';
import { messageClass } from '../rules/messageClass.js';
import { rulesAt, type Schedule } from '../rules/schedule.js';

/**
 * A log that begins in the middle: what was open before it is not closed but unknown, until time resolves it (24 hours for
 * windows and conversations, the length of an entry point for that) or the first message of the pair shows it.
 */
export function forgetPast(
  state: PairState,
  logStart: Instant,
  events: readonly TimelineEvent[],
  schedule: Schedule,
  useEvidence: boolean,
): void {
  const rules = rulesAt(schedule, logStart);
  if (rules === null) return;
  state.window.maybe = shift(logStart, rules.window.lasts);
  if (rules.entryPoint !== null) {
    state.entryPoint.maybe = shift(logStart, rules.entryPoint.lastsAtMost);
    state.unseenAdsUntil = shift(logStart, rules.entryPoint.replyWithin);
  }
  state.conversations.push(...unseenConversations(logStart, rules), ...carriedOver(logStart, schedule));
  const [first] = events;
  if (useEvidence && first?.kind === 'outbound') learn(state, first, rules);
}

/** Where the log begins soon after conversations were counted, the last of them may still be open (rule 2e.6). */
function carriedOver(logStart: Instant, schedule: Schedule): readonly Conversation[] {
  const before = schedule.findLast(({ until }) => until <= logStart);
  if (before === undefined || rulesAt(schedule, logStart)?.conversation !== null) return [];
  return unseenConversations(shift(before.until, -1), before.rules).filter(({ ends }) => ends.maybe > logStart);
}

/** One of every category that can be open, perhaps. */
function unseenConversations(logStart: Instant, rules: CompiledRules): readonly Conversation[] {
  const { conversation } = rules;
  if (conversation === null) return [];
  const openable = rules.membership.decisions.flatMap(({ row }): readonly ConversationCategory[] => {
    if (row.then !== 'open') return [];
    return row.category === 'own' ? TEMPLATE_CATEGORIES : row.category === undefined ? [] : [row.category];
  });
  return [...new Set(openable)].map((category) => ({
    category,
    startedAt: NEVER,
    ruleSet: rules.id,
    rule: conversation.rule,
    ends: { sure: NEVER, maybe: conversation.endFromSent(logStart) },
    openedAt: null,
    closedByEntryPoint: false,
    underway: 0,
  }));
}

/**
 * What Meta said of the pair's first message tells what was open when it was sent, as far as something that the log does not
 * show can have been open so long after its beginning.
 */
function learn(state: PairState, first: Outbound, rules: CompiledRules): void {
  const { reported } = first;
  if (reported === undefined || first.sentBefore === true) return;
  const justAfter = shift(first.at, 1);
  if (reported.errors.some((code) => OUTSIDE_WINDOW.includes(code))) state.window = closed();
  switch (reported.pricing?.type) {
    case 'free_entry_point':
      if (first.at >= state.entryPoint.maybe && first.at >= state.unseenAdsUntil) break;
      state.entryPoint = { sure: justAfter, maybe: later(state.entryPoint.maybe, justAfter) };
      state.entryPointFrom = shift(first.at, -1);
      break;
    case 'free_customer_service':
      if (first.at < state.window.maybe) state.window.sure = justAfter;
      state.entryPoint = closed();
      break;
    case 'regular':
      state.entryPoint = closed();
      if (first.type === 'template' && isFreeInWindow(first, rules)) state.window = closed();
      break;
  }
  learnConversation(state, first, rules);
}

/** Then a price shows that the window was closed. */
function isFreeInWindow(message: Outbound, { charges }: CompiledRules): boolean {
  const inWindow = { holds: FACT.WINDOW, doubt: 0 };
  return decide(charges, messageClass(message), inWindow, () => 0).row.type !== 'regular';
}

/** Under conversation pricing the expiry shows whether the message opened its conversation or came into an open one. */
function learnConversation(state: PairState, { at, reported }: Outbound, { conversation }: CompiledRules): void {
  const expiresAt = reported?.conversation?.expiresAt ?? null;
  const origin = reported?.conversation?.origin ?? null;
  if (conversation === null || expiresAt === null || origin === null) return;
  const opened = expiresAt >= conversation.endFromSent(at);
  state.conversations = state.conversations.flatMap((unseen) => {
    if (unseen.category !== origin) return origin === 'service' && opened ? [] : [unseen];
    const isPossible = !opened && at < unseen.ends.maybe;
    return isPossible ? [{ ...unseen, ends: known(expiresAt), openedAt: shift(at, -1) }] : [];
  });
}
