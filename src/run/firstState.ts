import { initialState, type PairState } from '../engine/state.js';
import type { Schedule } from '../rules/schedule.js';
import type { Pair } from './pairs.js';
import { forgetPast } from './past.js';
import type { Setting } from './setting.js';

/** What is open before the first event of a pair: nothing, but for sessions that never close and a past not seen. */
export function firstState(
  pair: Pair,
  schedule: Schedule,
  {
    permanentSessions,
    unseenBefore,
    pastEvidence,
  }: Pick<Setting, 'permanentSessions' | 'unseenBefore' | 'pastEvidence'>,
): PairState {
  const permanent =
    schedule.some(({ rules }) => rules.window.permanentSessions) &&
    namesOf(pair).some((name) => permanentSessions.has(name));
  const state = initialState({ permanent });
  if (unseenBefore !== null && !permanent) forgetPast(state, unseenBefore, pair.events, schedule, pastEvidence);
  return state;
}

function namesOf({ number, events }: Pair): readonly string[] {
  const channels = events.flatMap((event) =>
    event.kind === 'outbound' && event.channel !== null ? [event.channel] : [],
  );
  return number === null ? channels : [number, ...channels];
}
