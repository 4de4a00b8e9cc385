import { openAt, type Certainty } from '../model/ends.js';
import type { Call, Inbound } from '../model/event.js';
import { shift, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Sink } from './sink.js';
import type { PairState } from './state.js';

/** A customer's message or call: the window starts anew, whatever was left of it. */
export function receiveInbound(state: PairState, event: Inbound | Call, rules: CompiledRules, sink: Sink): void {
  const exception = event.kind === 'inbound' ? rules.window.exceptions.get(event.type) : undefined;
  if (event.kind === 'inbound' && exception !== undefined) {
    sink.windowUnmoved(event, exception);
    return;
  }
  const refreshed = windowAt(state, event.at, rules) !== 'no';
  const until = shift(event.at, rules.window.lasts);
  state.window.sure = until;
  state.window.maybe = until;
  if (event.kind === 'inbound' && event.entryPoint !== null) state.adAt = event.at;
  sink.windowOpened(event, until, refreshed, rules.window.rule);
}

export function windowAt(state: PairState, at: Instant, rules: CompiledRules): Certainty {
  // Instants are whole milliseconds, so "still open at its very end" is "open one millisecond before".
  return openAt(state.window, rules.window.endIncluded ? shift(at, -1) : at);
}

/** From when on the window is closed. */
export function windowClosesAt(state: PairState, rules: CompiledRules): Instant {
  return rules.window.endIncluded ? shift(state.window.maybe, 1) : state.window.maybe;
}
