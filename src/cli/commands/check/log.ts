import type { PairName } from '../../../check/answer.js';
import type { Source } from '../../../input/bytes.js';
import { PlainLog } from '../../../input/plain/log.js';
import type { ReadOptions } from '../../../input/readTimeline.js';
import type { TimelineEvent } from '../../../model/event.js';
import type { Instant } from '../../../model/instant.js';
import type { Timeline } from '../../../model/timeline.js';
import { extentOf } from '../../../run/pairs.js';
import type { Io } from '../../io.js';

/** What `check` wants to know of its input. */
export interface CheckedLog extends Pick<
  Timeline,
  'dated' | 'hourZero' | 'past' | 'rules' | 'timezone' | 'untold' | 'findings'
> {
  /** In the order in which their events begin. */
  readonly pairs: readonly PairName[];
  /** When the first event was. */
  readonly firstAt: Instant;
  eventsOf(pair: PairName): readonly TimelineEvent[];
  /** Of all pairs, some after others; those of a pair are together and in replay order. */
  allEvents(): Iterable<readonly TimelineEvent[]>;
  /** How many lie after an instant. */
  eventsAfter(instant: Instant): number;
}

/** No more of a log is held than what is asked for takes. Throws as `readTimeline` does. */
export async function readCheckedLog(sources: readonly Source[], reading: ReadOptions, io: Io): Promise<CheckedLog> {
  const [only, ...others] = sources;
  const { start, sends } = reading;
  if (only !== undefined && others.length === 0 && start === undefined && sends === undefined) {
    const log = PlainLog.open(only, reading);
    if (log !== null) return plainly(log);
  }
  const { readInMemory } = await import('../../inMemory.js');
  return whole(await readInMemory(sources, reading, io));
}

function plainly(log: PlainLog): CheckedLog {
  const { findings, pairs } = log;
  return {
    dated: true,
    hourZero: null,
    past: 'closed',
    rules: null,
    timezone: null,
    untold: [],
    findings,
    pairs,
    firstAt: log.firstAt,
    eventsOf: (pair) => log.eventsOf(pair),
    allEvents: () => log.eventsByContact(),
    eventsAfter: (instant) => log.eventsAfter(instant),
  };
}

function whole(timeline: Timeline): CheckedLog {
  const { events } = timeline;
  return {
    ...timeline,
    pairs: pairsIn(events),
    firstAt: extentOf(events).first,
    eventsOf: (pair) => events.filter((event) => isOf(event, pair)),
    allEvents: () => [events],
    eventsAfter: (instant) => events.filter(({ at }) => at > instant).length,
  };
}

function isOf(event: TimelineEvent, { contact, number }: PairName): boolean {
  return event.contact === contact && event.number === number;
}

/** Also those that write only later than is asked for: they are no strangers to the log. */
function pairsIn(events: readonly TimelineEvent[]): readonly PairName[] {
  const pairs = new Map<string, PairName>();
  for (const { contact, number } of events) pairs.set(JSON.stringify([contact, number]), { contact, number });
  return [...pairs.values()];
}
