import type { TimelineEvent } from '../model/event.js';
import { FOREVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { rulesAt, type Schedule } from '../rules/schedule.js';
import { apply } from './apply.js';
import { settleUntil } from './settle.js';
import type { Sink } from './sink.js';
import type { PairState } from './state.js';

export interface Watch {
  /** The state after everything stamped `at`, and after every instant at which something ended by itself. */
  stateAt(at: Instant, state: PairState): void;
  /** An event at whose date no rules are known; it changes nothing. */
  withoutRules(event: TimelineEvent): void;
  /** Before an event is applied. */
  event(event: TimelineEvent, rules: CompiledRules): void;
}

/**
 * Replays the events of one pair, in replay order, each under the rules in force at its instant, and then lets time run
 * until nothing is open any more.
 */
export function replayPair(
  state: PairState,
  events: readonly TimelineEvent[],
  schedule: Schedule,
  sink: Sink,
  watch: Watch,
): void {
  let rules: CompiledRules | null = null;
  for (const [index, event] of events.entries()) {
    const inForce = rulesAt(schedule, event.at);
    if (inForce === null) {
      watch.withoutRules(event);
      continue;
    }
    rules = inForce;
    settleUntil(state, event.at, rules, sink, (end) => {
      if (end !== event.at) watch.stateAt(end, state);
    });
    watch.event(event, rules);
    apply(state, event, rules, sink);
    if (events[index + 1]?.at !== event.at) watch.stateAt(event.at, state);
  }
  if (rules !== null) settleUntil(state, FOREVER, rules, sink, (end) => watch.stateAt(end, state));
}
