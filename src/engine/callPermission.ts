import type { Inbound } from '../model/event.js';
import { NEVER, shift } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Sink } from './sink.js';
import type { PairState } from './state.js';

/**
 * The customer answers whether the business may call. The latest answer stands: another yes counts from itself, and a no
 * takes back what was given, for only the customer gives and revokes it.
 */
export function receiveCallPermission(state: PairState, event: Inbound, rules: CompiledRules, sink: Sink): void {
  if (event.callPermission === undefined) return;
  const { response, until } = event.callPermission;
  const { lasts, rule } = rules.callPermission;
  if (response === 'reject') {
    state.callsUntil = NEVER;
    sink.callPermissionRefused(event, rule);
    return;
  }
  const end = until ?? shift(event.at, lasts);
  // An end that is past when the answer is given allows nothing.
  if (end <= event.at) return;
  state.callsUntil = end;
  sink.callPermissionGiven(event, end, rule);
}
