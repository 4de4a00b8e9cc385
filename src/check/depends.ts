import type { TimelineEvent } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import { SWITCHES, SWITCH_IDS, type SwitchId } from '../rules/switches.js';
import { switchesFrom } from '../run/options.js';
import type { Answer, MessageAnswer, PairName } from './answer.js';
import { createReplay, type ReplayOptions } from './replay.js';
import type { AskOptions } from './standing.js';

/** A contested point on whose other side the answer would be another one. */
export interface Dependency {
  readonly id: SwitchId;
  /** The side that was taken. */
  readonly value: string;
  readonly other: string;
  readonly otherwise: Answer;
}

/** Asks again under each other value of every switch; `events` are those of the pair up to `at`. */
export function dependenciesOf(
  answer: Answer,
  events: readonly TimelineEvent[],
  options: ReplayOptions,
  ask: AskOptions = {},
): readonly Dependency[] {
  const taken = switchesFrom(options.assume ?? {});
  return SWITCH_IDS.flatMap((id) => {
    const value: string = taken[id];
    const others = Object.keys(SWITCHES[id].values).filter((other) => other !== value);
    return others.flatMap((other) => {
      const assume = { ...options.assume, [id]: other };
      const otherwise = answerTo(answer, answer.at, events, { ...options, assume }, ask);
      return effectOf(otherwise) === effectOf(answer) ? [] : [{ id, value, other, otherwise }];
    });
  });
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
