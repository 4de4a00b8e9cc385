import type { StateSpan } from '../../model/run.js';
import { sentAt, stateAt, type Message } from '../message.js';
import type { Surroundings } from './axis.js';

/**
 * Whether what holds for a message hangs on a number that the log does not name: that of the message itself, or that of
 * messages of its customer. Those can only add to what is known of a named number; `least` is where nothing was added.
 */
export function dependsOnNumber<T>(
  message: Message,
  around: Surroundings,
  read: (state: StateSpan | null) => T,
  least: T,
): boolean {
  const { pair } = message;
  const at = sentAt(message);
  const own = read(stateAt(pair.states, at));
  return around.pairsOf(pair.contact).some((other) => {
    if (other === pair || (pair.number !== null && (other.number !== null || own !== least))) return false;
    return read(stateAt(other.states, at)) !== own;
  });
}

export function windowIn(state: StateSpan | null): StateSpan['window'] {
  return state?.window ?? 'closed';
}

export function hasEntryPoint(state: StateSpan | null): boolean {
  return state !== null && state.entryPointUntil !== null;
}
