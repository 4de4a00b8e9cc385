import type { TimelineEvent } from '../model/event.js';
import { INSTANT, within } from '../model/limit.js';
import { having } from '../model/shape.js';
import type { Outcome } from '../model/outcome.js';
import type { CompiledRules } from '../rules/compile.js';
import { apply } from './apply.js';
import { OutcomeSink } from './outcomes.js';
import { EVENT } from './shape.js';
import { settleUntil } from './settle.js';
import { copyState, type PairState } from './state.js';

export interface StepResult {
  readonly state: PairState;
  /** Derived outcomes (a window closing, a conversation expiring) first, in order of time. */
  readonly outcomes: readonly Outcome[];
}

const STATE = having(['settledAt', 'underway'], 'a state, as initialState and step give it');
const COMPILED = having(['source', 'windowAtDelivery'], 'rules, as compileRules gives them');

/**
 * The state after one event of the pair and what the event caused; `state` itself is left as it was.
 * Throws a RangeError when the event lies before what the state has already seen: time runs forward only, and
 * a UsageFault when it is at no instant.
 */
export function step(state: PairState, event: TimelineEvent, rules: CompiledRules): StepResult {
  STATE('state', state);
  EVENT('event', event);
  COMPILED('rules', rules);
  within('at', event.at, INSTANT);
  if (event.at < state.settledAt) throw new RangeError('events must come in order of time');
  const next = copyState(state);
  const sink = new OutcomeList();
  settleUntil(next, event.at, rules, sink);
  apply(next, event, rules, sink);
  return { state: next, outcomes: sink.outcomes };
}

class OutcomeList extends OutcomeSink {
  readonly outcomes: Outcome[] = [];

  protected override tell(outcome: Outcome): void {
    this.outcomes.push(outcome);
  }
}
