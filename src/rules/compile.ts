import { parseDuration } from '../model/duration.js';
import type { EntryPointSource, InboundType } from '../model/event.js';
import { UsageFault } from '../model/fault.js';
import { COUNT, NAME, within } from '../model/limit.js';
import { ceilToMinute, shift, type Instant } from '../model/instant.js';
import type { ChargeType, ChargeUnit, ConversationCategory } from '../model/category.js';
import { compileTable, type DecisionTable } from './decision.js';
import type {
  AccountKind,
  AdmissionRow,
  ChargeRow,
  Duration,
  MembershipRow,
  RuleSet,
  UndeliveredRow,
  WindowOpener,
} from './ruleSet.js';
import { RULE_SET } from './shape.js';
import { openedByC7, type Switches } from './switches.js';

/** A rule set with its switches thrown, in the form that the engine reads. Lengths are milliseconds. */
export interface CompiledRules {
  readonly source: RuleSet;
  readonly id: string;
  /** The rule set of an era whose time and cards it is priced by. */
  readonly pricedAs: string;
  readonly unit: ChargeUnit;
  readonly window: CompiledWindow;
  readonly entryPoint: CompiledEntryPoint | null;
  readonly callPermission: { readonly lasts: number; readonly rule: string };
  readonly conversation: CompiledConversation | null;
  /** The channel that grants one message after each window. */
  readonly extraMessageOn: string | null;
  readonly admission: DecisionTable<AdmissionRow>;
  readonly membership: DecisionTable<MembershipRow>;
  readonly charges: DecisionTable<ChargeRow>;
  readonly undelivered: readonly UndeliveredRow[];
  readonly allowances: readonly CompiledAllowance[];
  /** Charges ask for the window at delivery, not at sending (C3). */
  readonly windowAtDelivery: boolean;
}

export interface CompiledWindow {
  readonly lasts: number;
  readonly openedBy: ReadonlySet<WindowOpener>;
  readonly permanentSessions: boolean;
  /**
   * Milliseconds by which it ends later than its length says: 1 where it still stands at its very end (C1), for instants are
   * whole milliseconds.
   */
  readonly overtime: 0 | 1;
  readonly rule: string;
  /** The rule by which a type opens no window; a type that is not here opens one. */
  readonly exceptions: ReadonlyMap<InboundType, string>;
}

export interface CompiledEntryPoint {
  readonly openedBy: 'reply' | 'click';
  readonly sources: ReadonlySet<EntryPointSource>;
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

export interface CompiledConversation {
  readonly rule: string;
  /** A free-form message joins a template's conversation before one of service (C10). */
  readonly joinsTemplatesFirst: boolean;
  /** The end that is announced at sending. */
  readonly endFromSent: (sentAt: Instant) => Instant;
  /** The end once the opener is delivered. */
  readonly endFromDelivered: (announced: Instant, deliveredAt: Instant) => Instant;
}

export interface CompiledAllowance {
  readonly categories: ReadonlySet<ConversationCategory>;
  /** `Infinity` without limit. */
  readonly units: number;
  readonly per: 'account' | 'number';
  /** Free-form messages in an entry point use it up too (C6). */
  readonly countsEntryPoints: boolean;
  readonly type: ChargeType;
  readonly rule: string;
}

/** Of rules that may be anything. Throws a UsageFault on what is no rule set, and on a part of one that makes no sense. */
export function compileRules(ruleSet: RuleSet, switches: Switches, account?: readonly AccountKind[]): CompiledRules {
  RULE_SET('rules', ruleSet);
  return compile(ruleSet, switches, account);
}

/** The same of a rule set, which our own are, and those that files or options name once they are checked. */
export function compile(
  ruleSet: RuleSet,
  switches: Switches,
  account: readonly AccountKind[] = ['direct'],
): CompiledRules {
  return {
    source: ruleSet,
    id: within('id of the rules', ruleSet.id, NAME),
    pricedAs: ruleSet.priced_as ?? ruleSet.id,
    unit: ruleSet.unit,
    window: compileWindow(ruleSet.window, switches),
    entryPoint: compileEntryPoint(ruleSet, switches),
    callPermission: {
      ...ruleSet.call_permission,
      lasts: milliseconds('call_permission.lasts', ruleSet.call_permission.lasts),
    },
    conversation: compileConversation(ruleSet.conversation, switches),
    extraMessageOn: ruleSet.extra_message?.channel ?? null,
    admission: compileTable('admission', ruleSet.admission),
    membership: compileTable('membership', ruleSet.membership),
    charges: compileTable(
      'charges',
      ruleSet.charges.filter((row) => row.if === undefined || row.if.C8 === switches.C8),
    ),
    undelivered: ruleSet.undelivered,
    allowances: compileAllowances(ruleSet.allowances, switches, account),
    windowAtDelivery: ruleSet.window_counts_at === 'C3' && switches.C3 === 'delivered',
  };
}

function compileWindow(source: RuleSet['window'], switches: Switches): CompiledWindow {
  const opened = new Set(openedByC7(switches.C7));
  const exceptions = new Map<InboundType, string>();
  for (const { types, opens, rule } of source.exceptions) {
    for (const type of types) if (opens === false || !opened.has(type)) exceptions.set(type, rule);
  }
  return {
    lasts: milliseconds('window.lasts', source.lasts),
    openedBy: new Set(source.opened_by),
    permanentSessions: source.permanent_sessions ?? false,
    overtime: switches.C1 === 'open' ? 1 : 0,
    rule: source.rule,
    exceptions,
  };
}

function compileEntryPoint(ruleSet: RuleSet, switches: Switches): CompiledEntryPoint | null {
  const source = ruleSet.entry_point;
  if (source === null) return null;
  const surely = milliseconds('entry_point.lasts', source.lasts);
  // Rules that change how long it surely lasts may keep a shorter `lasts_at_most` of those they extend: that says nothing then.
  const named = milliseconds('entry_point.lasts_at_most', source.lasts_at_most ?? source.lasts);
  const atMost = Math.max(surely, named);
  const pageCta = source.page_cta === 'C9' ? switches.C9 === 'yes' : source.page_cta;
  return {
    openedBy: source.opened_by,
    sources: new Set(pageCta ? ['ctwa', 'page_cta'] : ['ctwa']),
    replyWithin: milliseconds('entry_point.reply_within', source.reply_within),
    lasts: switches.C2 === '168h' ? atMost : surely,
    lastsAtMost: switches.C2 === '72h' ? surely : atMost,
    category: source.category,
    closesConversations: source.closes_conversations,
    isConversation: ruleSet.conversation !== null,
    restarts: switches.C17 === 'restarts',
    ruleSet: ruleSet.id,
    rule: source.rule,
  };
}

function compileConversation(source: RuleSet['conversation'], switches: Switches): CompiledConversation | null {
  if (source === null) return null;
  const lasts = milliseconds('conversation.lasts', source.lasts);
  const { rule } = source;
  const joinsTemplatesFirst = switches.C10 === 'template';
  if (switches.C4 === 'delivered') {
    return {
      rule,
      joinsTemplatesFirst,
      endFromSent: (sentAt) => shift(sentAt, lasts),
      endFromDelivered: (_announced, deliveredAt) => shift(deliveredAt, lasts),
    };
  }
  return {
    rule,
    joinsTemplatesFirst,
    endFromSent: (sentAt) => ceilToMinute(shift(sentAt, lasts)),
    endFromDelivered: (announced) => announced,
  };
}

function compileAllowances(
  source: RuleSet['allowances'],
  switches: Switches,
  account: readonly AccountKind[],
): readonly CompiledAllowance[] {
  return source
    .filter((allowance) => allowance.for === undefined || account.includes(allowance.for))
    .filter((allowance) => allowance.if === undefined || allowance.if.C15 === switches.C15)
    .map(({ categories, units, per, type, rule }) => ({
      categories: new Set(categories),
      units: units === 'unlimited' ? Infinity : within('units of an allowance of the rules', units, COUNT),
      per: per === 'C5' ? switches.C5 : per,
      countsEntryPoints: per === 'C5' && switches.C6 === 'yes',
      type,
      rule,
    }));
}

function milliseconds(place: string, duration: Duration): number {
  const value = parseDuration(duration);
  if (value !== null) return value;
  throw new UsageFault(`${place} of the rules is "${duration}": use a length of time such as 24h, 90m or 7d`);
}
