import type { PairName } from '../../../check/answer.js';
import type { TimelineEvent } from '../../../model/event.js';
import type { BirdSession } from '../../../report/check/bird.js';
import type { Config } from '../../config.js';

/** What the configuration says of the number of a pair with these events, and else of its channel; null where it says nothing. */
export function birdSession({ number }: PairName, events: readonly TimelineEvent[], { values }: Config): BirdSession {
  const channel = events.findLast((event) => event.kind === 'outbound' && event.channel !== null);
  const ofNumber = number === null ? undefined : values.numbers?.[number];
  const ofChannel =
    channel?.kind === 'outbound' && channel.channel !== null ? values.channels?.[channel.channel] : undefined;
  return {
    isPermanent: ofNumber?.permanent_session ?? ofChannel?.permanent_session ?? null,
    metadata: ofNumber?.metadata ?? ofChannel?.metadata ?? null,
  };
}
