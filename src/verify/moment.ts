import { readTime } from '../input/time.js';
import { instantOf, shift, type Instant } from '../model/instant.js';
import type { PairRun } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import { instantText, type Clock } from './instants.js';

/** When a case looks: at an instant, with everything stamped so and nothing later, or at the end. */
export type Moment = { readonly kind: 'instant'; readonly at: Instant } | { readonly kind: 'end' };

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

export interface TimeContext extends Clock {
  readonly timeline: Timeline;
  /** The zone of times that are written without one. */
  readonly inputTimezone: string | undefined;
}

/** Whether a case looks at the end. */
export function isEnd(written: string | number): boolean {
  return typeof written === 'string' && /^end$/i.test(written.trim());
}

export function readMoment(written: string | number, context: TimeContext): Read<Moment> {
  if (isEnd(written)) return { ok: true, value: { kind: 'end' } };
  const read = readInstant(written, context);
  return read.ok ? { ok: true, value: { kind: 'instant', at: read.value } } : read;
}

/** An instant of this timeline: dated where it is, an hour where it has hours. */
export function readInstant(written: string | number, { timeline, inputTimezone }: TimeContext): Read<Instant> {
  const reading = readTime(String(written).trim(), inputTimezone);
  switch (reading.kind) {
    case 'fault':
      return refused(
        reading.code === 'TIME_WITHOUT_ZONE'
          ? `${reading.message}: write its offset, or input_timezone at the top of the file`
          : reading.message,
      );
    case 'relative':
      return refused(
        `"${String(written)}" says from when it counts on nowhere: write an instant, or an hour such as Hour 5`,
      );
    case 'dated':
      if (timeline.dated) return { ok: true, value: instantOf(reading.at) };
      return refused(`"${String(written)}" is a date, and the timeline has hours: write an hour such as Hour 5`);
    case 'undated':
      if (!timeline.dated) return { ok: true, value: instantOf(reading.at) };
      if (timeline.hourZero !== null) return { ok: true, value: shift(timeline.hourZero, reading.at) };
      return refused(
        `"${String(written)}" is an hour, and the timeline has dates: write an instant such as 2026-10-01T09:30:00+02:00`,
      );
  }
}

/** Why nothing can be seen at this moment of these pairs; null where something can. */
export function outside(moment: Moment, pairs: readonly PairRun[], clock: Clock): string | null {
  if (moment.kind === 'end') return null;
  const first = Math.min(...pairs.map(({ firstAt }) => firstAt)) as Instant;
  const last = Math.max(...pairs.map(lastChange)) as Instant;
  const whose = pairs.length === 1 ? 'here' : 'in the timeline';
  if (moment.at < first) {
    return `${instantText(moment.at, clock)} lies before anything happened: the first event ${whose} is at ${instantText(first, clock)}`;
  }
  if (moment.at > last) {
    return `${instantText(moment.at, clock)} lies after everything: the last thing to happen ${whose} is at ${instantText(last, clock)}; write end for the end`;
  }
  return null;
}

/** The last event, or the last end of something that was open. */
function lastChange({ lastAt, states }: PairRun): Instant {
  const changed = states.at(-1)?.from ?? lastAt;
  return changed > lastAt ? changed : lastAt;
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
