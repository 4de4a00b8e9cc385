import type { InboundType } from '../model/event.js';
import { parseDuration } from '../model/duration.js';
import { ceilToMinute, shift, type Instant } from '../model/instant.js';
import type { ChargeUnit, ConversationCategory } from '../model/category.js';
import { compileTable, type DecisionTable } from './decision.js';
import type { AdmissionRow, Allowance, ChargeRow, Duration, MembershipRow, RuleSet } from './ruleSet.js';
import { openedByC7, type Switches } from './switches.js';

/** A rule set with its switches thrown, in the form that the engine reads. Lengths are milliseconds. */
export interface CompiledRules {
  readonly id: string;
  readonly unit: ChargeUnit;
  readonly window: {
    readonly lasts: number;
    /** The window still stands at its very end (C1). */
    readonly endIncluded: boolean;
    readonly rule: string;
    /** The rule by which a type opens no window; a type that is not here opens one. */
    readonly exceptions: ReadonlyMap<InboundType, string>;
  };
  readonly entryPoint: CompiledEntryPoint | null;
  readonly conversation: {
    readonly rule: string;
    /** The end that is announced at sending. */
    readonly endFromSent: (sentAt: Instant) => Instant;
    /** The end once the opener is delivered. */
    readonly endFromDelivered: (announced: Instant, deliveredAt: Instant) => Instant;
  } | null;
  readonly admission: DecisionTable<AdmissionRow>;
  readonly membership: DecisionTable<MembershipRow>;
  readonly charges: DecisionTable<ChargeRow>;
  readonly allowances: readonly Allowance[];
}

export interface CompiledEntryPoint {
  readonly replyWithin: number;
  readonly lasts: number;
  readonly lastsAtMost: number;
  readonly category: ConversationCategory;
  readonly closesConversations: boolean;
  /** It is listed among the conversations. */
  readonly isConversation: boolean;
  /** A reply to another ad message starts it anew while it is open (C17). */
  readonly restarts: boolean;
  readonly ruleSet: string;
  readonly rule: string;
}

/** Throws a RangeError on a duration or a table that makes no sense: rule files are checked before they come here. */
export function compileRules(ruleSet: RuleSet, switches: Switches): CompiledRules {
  const opened = new Set(openedByC7(switches.C7));
  const exceptions = new Map<InboundType, string>();
  for (const { types, opens, rule } of ruleSet.window.exceptions) {
    for (const type of types) if (opens === false || !opened.has(type)) exceptions.set(type, rule);
  }
  return {
    id: ruleSet.id,
    unit: ruleSet.unit,
    window: {
      lasts: milliseconds(ruleSet.window.lasts),
      endIncluded: switches.C1 === 'open',
      rule: ruleSet.window.rule,
      exceptions,
    },
    entryPoint: compileEntryPoint(ruleSet, switches),
    conversation: compileConversation(ruleSet.conversation, switches),
    admission: compileTable(ruleSet.admission),
    membership: compileTable(ruleSet.membership),
    charges: compileTable(ruleSet.charges),
    allowances: ruleSet.allowances,
  };
}

function compileEntryPoint(ruleSet: RuleSet, switches: Switches): CompiledEntryPoint | null {
  const source = ruleSet.entry_point;
  if (source === null) return null;
  return {
    replyWithin: milliseconds(source.reply_within),
    lasts: milliseconds(source.lasts),
    lastsAtMost: milliseconds(source.lasts_at_most ?? source.lasts),
    category: source.category,
    closesConversations: source.closes_conversations,
    isConversation: ruleSet.conversation !== null,
    restarts: switches.C17 === 'restarts',
    ruleSet: ruleSet.id,
    rule: source.rule,
  };
}

function compileConversation(source: RuleSet['conversation'], switches: Switches): CompiledRules['conversation'] {
  if (source === null) return null;
  const lasts = milliseconds(source.lasts);
  if (switches.C4 === 'delivered') {
    return {
      rule: source.rule,
      endFromSent: (sentAt) => shift(sentAt, lasts),
      endFromDelivered: (_announced, deliveredAt) => shift(deliveredAt, lasts),
    };
  }
  return {
    rule: source.rule,
    endFromSent: (sentAt) => ceilToMinute(shift(sentAt, lasts)),
    endFromDelivered: (announced) => announced,
  };
}

function milliseconds(duration: Duration): number {
  const value = parseDuration(duration);
  if (value === null) throw new RangeError(`not a duration: ${duration}`);
  return value;
}

