import type { TimelineEvent } from '../model/event.js';
import { NEVER, type Instant } from '../model/instant.js';
import { INSTANT, within } from '../model/limit.js';
import { checkOptions, FLAG, NUMBER, partsOf, orNull, TEXT, type ShapesOf } from '../model/shape.js';
import { EVENT } from '../engine/shape.js';
import { rulesAt } from '../rules/schedule.js';
import { firstState } from '../run/firstState.js';
import { listPricer } from '../run/price.js';
import type { SimulateOptions } from '../run/options.js';
import { marked } from '../run/pairs.js';
import { SIMULATE_OPTIONS } from '../run/shape.js';
import { settingOf } from '../run/setting.js';
import type { Answer, PairName, Standing } from './answer.js';
import { Follower } from './follower.js';
import { standingAt, type AskOptions } from './standing.js';
import { tryMessages, tryMessagesAfterReply, type Trial } from './trial.js';

export interface ReplayOptions extends Omit<SimulateOptions, 'past'> {
  /** Whether instants are dates; false for a timeline of hours. Default true. */
  readonly dated?: boolean;
  /** Where the log begins, if what was open before it is not known. Default: nothing was open. */
  readonly logStart?: Instant;
}

const { past: _, ...JUDGING } = SIMULATE_OPTIONS;
const REPLAY_OPTIONS: ShapesOf<ReplayOptions> = { ...JUDGING, dated: FLAG, logStart: NUMBER };
const PAIR = partsOf<PairName>({ contact: orNull(TEXT), number: orNull(TEXT) });

/** A pair, and how things stand with it. */
interface Asked {
  readonly pair: PairName;
  readonly follower: Follower;
}

/** A pair that has been heard of. */
export interface FollowedPair extends PairName {
  readonly lastAt: Instant;
}

/** A timeline that is still being written, and can be asked at any time how things stand. */
export interface Replay {
  /** Takes the next event, in replay order. Throws a RangeError for one older than the latest of its pair, and a UsageFault
   * for one at no instant. */
  add(event: TimelineEvent): void;
  /**
   * May I write to this contact, and what would it be charged as? A pair that no event has named has nothing open; without
   * a number it is the contact's only pair. Throws a RangeError when `at` lies before the last event of the pair, for what
   * holds then is no longer known, and when the contact has several pairs and no number is named; a UsageFault on
   * an instant or option that makes no sense.
   */
  check(pair: PairName, at: Instant, options?: AskOptions): Answer;
  /** The same without trying messages, for lists. */
  standing(pair: PairName, at: Instant, options?: AskOptions): Standing;
  /** In the order in which they were first heard of. */
  pairs(): readonly FollowedPair[];
}

/**
 * Takes the events of a timeline one by one, in replay order, and can be asked at any time. Instants are those of the events:
 * say `dated: timeline.dated`. Throws a UsageFault on an option that makes no sense.
 */
export function createReplay(options: ReplayOptions = {}): Replay {
  checkOptions(REPLAY_OPTIONS, options);
  const { dated = true } = options;
  if (options.logStart !== undefined) within('logStart', options.logStart, INSTANT);
  const setting = {
    ...settingOf({ dated, timezone: null, rules: null, events: [] }, options),
    unseenBefore: options.logStart ?? null,
  };
  const schedule = setting.scheduleFor(setting.terms);
  const { accounts, money } = setting;
  const price = money === null ? null : listPricer(schedule, setting.terms, money);
  const followers = new Map<string, Asked>();

  const begin = (pair: PairName, events: readonly TimelineEvent[]): Follower => {
    const state = firstState({ ...pair, events }, schedule, setting);
    return new Follower(state, events[0]?.at ?? NEVER);
  };

  const followerOf = (event: TimelineEvent): Follower => {
    const { contact, number } = event;
    const known = followers.get(keyOf(event))?.follower;
    const follower = known ?? begin({ contact, number }, [event]);
    if (known === undefined) followers.set(keyOf(event), { pair: { contact, number }, follower });
    return follower;
  };

  const asked = (pair: PairName, at: Instant): Asked => {
    PAIR('pair', pair);
    const { contact, number } = pair;
    within('at', at, INSTANT);
    const known = followers.get(keyOf({ contact, number })) ?? (number === null ? onlyPairOf(contact) : undefined);
    const found = known ?? { pair: { contact, number }, follower: begin({ contact, number }, []) };
    if (at >= found.follower.lastAt) return found;
    throw new RangeError(
      `check asks for ${at}, and ${contact ?? 'the contact'} has an event at ${found.follower.lastAt}: ` +
        'how things stood before the last event of a pair is no longer known',
    );
  };

  const trialOf = (pair: PairName, { usual }: Follower, at: Instant): Trial | null => {
    const rules = rulesAt(schedule, at);
    if (rules === null) return null;
    const { contact, number } = pair;
    return { pair: { contact, number }, usual, accounts, at, rules, dated, price };
  };

  return {
    add(event) {
      EVENT('event', event);
      within('at', event.at, INSTANT);
      const follower = followerOf(event);
      if (event.at < follower.lastAt) throw new RangeError('events must come in order of time');
      if (isPermanentFrom(event)) follower.becomePermanent();
      follower.follow(marked(event, accounts), rulesAt(schedule, event.at));
    },
    check(name, at, ask = {}) {
      const { pair, follower } = asked(name, at);
      const standing = standingAt(pair, follower, at, rulesAt(schedule, at), ask);
      const trial = trialOf(pair, follower, at);
      if (trial === null) return { ...standing, messages: [], afterReply: null };
      return {
        ...standing,
        messages: tryMessages(follower.state, trial),
        afterReply: standing.window.state === 'open' ? null : tryMessagesAfterReply(follower.state, trial),
      };
    },
    standing(name, at, ask = {}) {
      const { pair, follower } = asked(name, at);
      return standingAt(pair, follower, at, rulesAt(schedule, at), ask);
    },
    pairs: () => [...followers.values()].map(({ pair, follower }) => ({ ...pair, lastAt: follower.lastAt })),
  };

  /** The pair of a contact of whom nobody says which number is meant. */
  function onlyPairOf(contact: string | null): Asked | undefined {
    const [first, ...others] = [...followers.values()].filter(({ pair }) => pair.contact === contact);
    if (others.length === 0) return first;
    const numbers = [first, ...others].map((one) => one?.pair.number ?? 'an unnamed one').join(', ');
    throw new RangeError(`check has to say which number is meant: ${contact ?? 'the contact'} wrote with ${numbers}`);
  }

  /** A channel is named by messages of the business alone, so that it may show only later that a session never closes. */
  function isPermanentFrom(event: TimelineEvent): boolean {
    if (event.kind !== 'outbound' || event.channel === null || !setting.permanentSessions.has(event.channel))
      return false;
    return begin(event, [event]).state.window.sure === Infinity;
  }
}

function keyOf({ contact, number }: PairName): string {
  return JSON.stringify([contact, number]);
}
