import { conversationAt } from '../engine/conversation.js';
import { windowAt } from '../engine/window.js';
import { openAt } from '../model/ends.js';
import type { Call, Inbound, Outbound } from '../model/event.js';
import { FOREVER, NEVER, shift, type Instant } from '../model/instant.js';
import type { Outcome } from '../model/outcome.js';
import type { Fact } from './explanation.js';
import type { Trace } from './trace.js';

type RulesAt = (at: Instant) => Extract<Fact, { kind: 'rules' }> | null;

/** The chain of facts behind one message, in the order in which the rules ask. */
export function factsOf(trace: Trace, rulesAt: RulesAt): readonly Fact[] {
  const { event } = trace;
  if (event.kind === 'outbound')
    return [{ kind: 'sent', at: event.at, event }, ...outboundFacts(event, trace, rulesAt)];
  return [{ kind: 'received', at: event.at, event }, ...rulesFacts(rulesAt(event.at)), ...inboundFacts(event, trace)];
}

function rulesFacts(rules: ReturnType<RulesAt>): readonly Fact[] {
  return rules === null ? [] : [rules];
}

function outboundFacts(event: Outbound, trace: Trace, rulesAt: RulesAt): readonly Fact[] {
  return [
    ...rulesFacts(rulesAt(event.at)),
    ...windowFacts(event, trace),
    ...entryPointFacts(event, trace),
    ...conversationFacts(event, trace),
    ...admissionFacts(trace),
    ...deliveryFacts(event, trace, rulesAt),
    ...trace.outcomes.flatMap(outcomeFacts),
  ];
}

function inboundFacts(event: Inbound | Call, { outcomes, rules }: Trace): readonly Fact[] {
  const facts = outcomes.flatMap(outcomeFacts);
  const counts = outcomes.some(({ kind }) => kind === 'window_opened' || kind === 'window_refreshed');
  if (event.kind === 'call' || event.entryPoint === null || rules?.entryPoint?.openedBy !== 'reply' || !counts)
    return facts;
  if (!rules.entryPoint.sources.has(event.entryPoint)) return facts;
  const replyBefore = shift(event.at, rules.entryPoint.replyWithin);
  return [...facts, { kind: 'came_by_ad', replyBefore, rule: rules.entryPoint.rule }];
}

function windowFacts({ at }: Outbound, { before, rules, lastInbound }: Trace): readonly Fact[] {
  if (rules === null) return [{ kind: 'no_rules' }];
  const until = before.window.maybe === NEVER ? null : before.window.maybe;
  return [{ kind: 'window', state: windowAt(before, at, rules), last: lastInbound, until }];
}

function entryPointFacts({ at }: Outbound, { before, message, entryPointOpener, lastAd }: Trace): readonly Fact[] {
  const facts: Fact[] = [];
  if (entryPointOpener !== null && before.entryPoint.maybe !== NEVER) {
    const state = openAt(before.entryPoint, at);
    facts.push({ kind: 'entry_point', state, openedBy: entryPointOpener, until: before.entryPoint.maybe });
  }
  if (message?.answersAd === true && lastAd !== null) facts.push({ kind: 'answers_ad', ad: lastAd });
  return facts;
}

function conversationFacts({ at }: Outbound, { before, rules }: Trace): readonly Fact[] {
  if (rules === null) return [];
  if (rules.conversation === null && conversationAt(before.conversations, at, null, rules) === 'no') return [];
  const open = before.conversations
    // What the log does not show is no fact: it has no beginning.
    .filter(({ ends, startedAt }) => startedAt !== NEVER && openAt(ends, at) !== 'no')
    .map(({ category, startedAt, ends }) => ({ category, startedAt, until: ends.maybe }));
  return [{ kind: 'conversations', open }];
}

function admissionFacts({ message }: Trace): readonly Fact[] {
  return message === null ? [] : [{ kind: 'accepted', rule: message.admissionRule, certain: message.certain }];
}

function deliveryFacts(
  { at: sentAt }: Outbound,
  { message, receipts, keptBack, outcomes }: Trace,
  rulesAt: RulesAt,
): readonly Fact[] {
  if (message === null) return [];
  const charged = outcomes.some(({ kind }) => kind === 'charged');
  const delivery = receipts.find(({ status }) => status !== 'failed');
  if (charged && delivery !== undefined) {
    // What is charged is judged by the rules at its delivery (contract §2).
    const rules = rulesAt(delivery.at);
    const changed = rules?.id === rulesAt(sentAt)?.id ? null : rules;
    return [{ kind: 'delivered', at: delivery.at, receipt: delivery }, ...rulesFacts(changed)];
  }
  const failed = receipts.find(({ status }) => status === 'failed');
  return [{ kind: 'not_delivered', failedAt: failed?.at ?? null, rule: keptBack?.rule ?? '4.1' }];
}

function outcomeFacts(outcome: Outcome): readonly Fact[] {
  switch (outcome.kind) {
    case 'window_opened':
    case 'window_refreshed':
      return [
        {
          kind: 'opens_window',
          refreshed: outcome.kind === 'window_refreshed',
          until: outcome.until,
          rule: outcome.rule,
        },
      ];
    case 'opens_no_window':
      return [{ kind: 'opens_no_window', rule: outcome.rule }];
    case 'call_permission_given':
      return [{ kind: 'allows_calls', until: outcome.until === FOREVER ? null : outcome.until, rule: outcome.rule }];
    case 'call_permission_refused':
      return [{ kind: 'refuses_calls', rule: outcome.rule }];
    case 'entry_point_opened':
      return [{ kind: 'opens_entry_point', from: outcome.from, until: outcome.ends.maybe, rule: outcome.rule }];
    case 'conversation_opened': {
      const { category, ends, certain, rule } = outcome;
      return [{ kind: 'opens_conversation', category, until: ends.maybe, certain, rule }];
    }
    case 'conversation_joined':
      return [{ kind: 'joins_conversation', category: outcome.category, rule: outcome.rule }];
    case 'message_rejected':
      return [{ kind: 'rejected', code: outcome.code, rule: outcome.rule }];
    case 'charged':
      return [{ kind: 'charge', charge: outcome.charge }];
    case 'window_closed':
    case 'entry_point_closed':
    case 'call_permission_ended':
    case 'conversation_closed':
      return [];
  }
}
