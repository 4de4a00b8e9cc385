import type { TimelineEvent } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import { otherValues, SWITCH_IDS, type SwitchId } from '../rules/switches.js';
import { OUTERMOST_ZONES } from '../run/contested.js';
import { switchesFrom } from '../run/options.js';
import type { Answer, MessageAnswer, PairName } from './answer.js';
import { createReplay, type ReplayOptions } from './replay.js';
import type { AskOptions } from './standing.js';

/** What nobody has settled and the answer depends on: a contested point, or the account's zone where no one names it. */
export interface Dependency {
  readonly id: SwitchId | 'timezone';
  /** The side that was taken. */
  readonly value: string;
  readonly other: string;
  readonly otherwise: Answer;
}

/**
 * Asks again under each other value of every switch, and in the outermost zones where none is named; `events` are those of the
 * pair up to `at`.
 */
export function dependenciesOf(
  answer: Answer,
  events: readonly TimelineEvent[],
  options: ReplayOptions,
  ask: AskOptions = {},
): readonly Dependency[] {
  return sidesOf(options).flatMap(({ options: turned, ...side }) => {
    const otherwise = answerTo(answer, answer.at, events, turned, ask);
    return effectOf(otherwise) === effectOf(answer) ? [] : [{ ...side, otherwise }];
  });
}

interface Side extends Pick<Dependency, 'id' | 'value' | 'other'> {
  readonly options: ReplayOptions;
}

function sidesOf(options: ReplayOptions): readonly Side[] {
  const taken = switchesFrom(options.assume ?? {});
  const switches = SWITCH_IDS.flatMap((id) =>
    otherValues(id, taken[id]).map((other) => ({
      id,
      value: taken[id],
      other,
      options: { ...options, assume: { ...options.assume, [id]: other } },
    })),
  );
  if (options.timezone !== undefined || options.dated === false) return switches;
  const zones = OUTERMOST_ZONES.map((other) => ({
    id: 'timezone' as const,
    value: 'UTC',
    other,
    options: { ...options, timezone: other },
  }));
  return [...switches, ...zones];
}

function answerTo(
  pair: PairName,
  at: Instant,
  events: readonly TimelineEvent[],
  options: ReplayOptions,
  ask: AskOptions,
): Answer {
  const replay = createReplay(options);
  for (const event of events) replay.add(event);
  return replay.check(pair, at, ask);
}

/** Ends that move by seconds do not count, only what follows from them. */
function effectOf({ window, entryPoint, messages }: Answer): string {
  return JSON.stringify([window.state, entryPoint.state, messages.map(effectOfMessage)]);
}

/** Whether a message would come out as the other does. */
export function isSameMessage(a: MessageAnswer, b: MessageAnswer): boolean {
  return effectOfMessage(a) === effectOfMessage(b);
}

function effectOfMessage({ allowed, delivered, charge }: MessageAnswer): string {
  return JSON.stringify([allowed, delivered, charge?.type, charge?.category, charge?.certain]);
}
