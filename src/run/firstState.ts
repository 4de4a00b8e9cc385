import { initialState, type PairState } from '../engine/state.js';
import type { Schedule } from '../rules/schedule.js';
import type { Pair } from './pairs.js';

/** What is open before the first event of a pair: nothing, but for sessions that never close. */
export function firstState(pair: Pair, schedule: Schedule, permanentSessions: ReadonlySet<string>): PairState {
  const permanent =
    schedule.some(({ rules }) => rules.window.permanentSessions) &&
    namesOf(pair).some((name) => permanentSessions.has(name));
  return initialState({ permanent });
}

function namesOf({ number, events }: Pair): readonly string[] {
  const channels = events.flatMap((event) =>
    event.kind === 'outbound' && event.channel !== null ? [event.channel] : [],
  );
  return number === null ? channels : [number, ...channels];
}
