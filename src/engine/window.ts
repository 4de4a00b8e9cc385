import { openAt, type Certainty } from '../model/ends.js';
import type { Call, Inbound, Outbound } from '../model/event.js';
import { FOREVER, shift, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Sink } from './sink.js';
import type { PairState } from './state.js';

/** A customer's message or call: the window starts anew, whatever was left of it. False when it counts for no window. */
export function receiveInbound(state: PairState, event: Inbound | Call, rules: CompiledRules, sink: Sink): boolean {
  const exception = event.kind === 'inbound' ? rules.window.exceptions.get(event.type) : undefined;
  if (event.kind === 'inbound' && exception !== undefined) {
    sink.windowUnmoved(event, exception);
    return false;
  }
  state.lastInboundAt = event.at;
  state.extraMessageUsed = false;
  if (rules.window.openedBy.has('customer')) openWindow(state, event, rules, sink);
  return true;
}

/** Where a dialect lets the business start the window: with an answer to a recent message, or with a template. */
export function openByBusiness(state: PairState, event: Outbound, rules: CompiledRules, sink: Sink): void {
  if (event.type === 'reaction' || windowAt(state, event.at, rules) !== 'no') return;
  const { openedBy } = rules.window;
  const opens =
    (openedBy.has('reply') && customerWroteRecently(state, event.at, rules)) ||
    (openedBy.has('template') && event.type === 'template');
  if (opens) openWindow(state, event, rules, sink);
}

export function windowAt(state: PairState, at: Instant, rules: CompiledRules): Certainty {
  return openAt(state.window, shift(at, -rules.window.overtime));
}

/** From when on the window is closed. */
export function windowClosesAt(state: PairState, rules: CompiledRules): Instant {
  return shift(state.window.maybe, rules.window.overtime);
}

export function customerWroteRecently(state: PairState, at: Instant, rules: CompiledRules): boolean {
  return at < shift(state.lastInboundAt, rules.window.lasts);
}

function openWindow(state: PairState, event: Inbound | Call | Outbound, rules: CompiledRules, sink: Sink): void {
  if (state.window.sure === FOREVER) return;
  const refreshed = windowAt(state, event.at, rules) !== 'no';
  const until = shift(event.at, rules.window.lasts);
  state.window.sure = until;
  state.window.maybe = until;
  sink.windowOpened(event, until, refreshed, rules.window.rule);
}
