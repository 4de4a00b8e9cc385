import { keptBackBy } from '../engine/apply.js';
import { step, type StepResult } from '../engine/step.js';
import type { PairState } from '../engine/state.js';
import type { ConversationCategory } from '../model/category.js';
import type { Inbound, Outbound, Receipt } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { Charge, Outcome, OutcomeKind } from '../model/outcome.js';
import type { CompiledRules } from '../rules/compile.js';
import type { ListPricer } from '../run/price.js';
import { marked } from '../run/pairs.js';
import {
  MESSAGE_KINDS,
  type AllowanceAnswer,
  type ChargeAnswer,
  type MessageAnswer,
  type MessageKind,
  type PairName,
} from './answer.js';
import type { Usual } from './follower.js';

/** A message tried on a copy of the state: nothing of it stays. */
export interface Trial {
  readonly pair: PairName;
  readonly usual: Usual;
  readonly at: Instant;
  readonly rules: CompiledRules;
  /** Undated timelines have no months and so no allowances (contract §1). */
  readonly dated: boolean;
  /** Null where there is no money: on a timeline without dates. */
  readonly price: ListPricer | null;
  readonly accounts: ReadonlyMap<string, string>;
}

const HANDLE = 'a message that is not sent';

/** Each kind of message as if it were sent and delivered at this instant. */
export function tryMessages(state: PairState, trial: Trial): readonly MessageAnswer[] {
  return MESSAGE_KINDS.map((kind) => tried(kind, state, trial));
}

/** The same right after the customer has written. */
export function tryMessagesAfterReply(state: PairState, trial: Trial): readonly MessageAnswer[] {
  const reply: Inbound = { ...baseOf(trial), kind: 'inbound', type: 'text', entryPoint: null };
  return tryMessages(step(state, reply, trial.rules).state, trial);
}

function tried(kind: MessageKind, state: PairState, trial: Trial): MessageAnswer {
  const { rules } = trial;
  const event = messageOf(kind, trial);
  const sent = step(state, event, rules);
  const message = sent.state.underway.get(HANDLE);
  if (message === undefined) return refused(kind, sent);
  const allowed = message.certain ? 'yes' : 'maybe';
  const keptBack = keptBackBy(message, rules);
  if (keptBack !== null) {
    return { kind, allowed, delivered: false, rule: keptBack.rule, code: keptBack.code, charge: null };
  }
  const { outcomes } = step(sent.state, deliveryOf(trial), rules);
  const charge = chargeOf(outcomes, trial);
  return { kind, allowed, delivered: true, rule: message.admissionRule, code: null, charge };
}

function refused(kind: MessageKind, { outcomes }: StepResult): MessageAnswer {
  const { code, rule } = one(outcomes, 'message_rejected') ?? { code: null, rule: '' };
  return { kind, allowed: 'no', delivered: false, rule, code, charge: null };
}

function baseOf({ pair, at, usual }: Trial) {
  const source = { file: HANDLE, line: 1, column: 1 };
  return { ...pair, ...(usual.group && { group: true as const }), at, id: null, handle: HANDLE, source };
}

function messageOf(kind: MessageKind, trial: Trial): Outbound {
  return marked(unmarked(kind, trial), trial.accounts);
}

function unmarked(kind: MessageKind, trial: Trial): Outbound {
  const { account, country, channel } = trial.usual;
  const base = { ...baseOf(trial), kind: 'outbound' as const, account, country, channel, tag: null };
  return kind === 'free_form'
    ? { ...base, type: 'text' }
    : { ...base, type: 'template', category: kind, template: null };
}

/** Assumed, so that what the rules keep back counts as kept back. */
function deliveryOf(trial: Trial): Receipt {
  return { ...baseOf(trial), kind: 'receipt', status: 'delivered', assumed: true };
}

function chargeOf(outcomes: readonly Outcome[], trial: Trial): ChargeAnswer | null {
  const charged = one(outcomes, 'charged')?.charge;
  if (charged === undefined) return null;
  const charge = trial.price?.(charged, trial.pair.contact) ?? charged;
  const { unit, category, type, billable, certain, ruleSet, rule } = charge;
  return {
    ...{ unit, category, type, billable, certain, ruleSet, rule },
    opens: openedBy(outcomes),
    joins: one(outcomes, 'conversation_joined')?.category ?? null,
    allowance: billable && trial.dated ? allowanceFor(charge, trial.rules) : null,
    price: charge.price,
  };
}

function openedBy(outcomes: readonly Outcome[]): ConversationCategory | null {
  if (one(outcomes, 'entry_point_opened') !== undefined) return 'referral_conversion';
  return one(outcomes, 'conversation_opened')?.category ?? null;
}

function allowanceFor({ category }: Charge, { allowances }: CompiledRules): AllowanceAnswer | null {
  const allowance = allowances.find(({ categories }) => categories.has(category));
  if (allowance === undefined) return null;
  const { units, per, type, rule } = allowance;
  return { units: units === Infinity ? null : units, per, type, rule };
}

function one<K extends OutcomeKind>(outcomes: readonly Outcome[], kind: K): Extract<Outcome, { kind: K }> | undefined {
  return outcomes.find((outcome): outcome is Extract<Outcome, { kind: K }> => outcome.kind === kind);
}
