import { createReplay, readRecords, type Answer, type MessageKind, type ReplayOptions } from '../../src/index.js';
import type { AskOptions } from '../../src/check/standing.js';
import { HOUR, instantOf } from '../../src/model/instant.js';

export const ANNA = { contact: '+31612345678', number: null };

export interface Row {
  readonly time: string;
  readonly direction: 'inbound' | 'outbound';
  readonly type?: string;
  readonly category?: string;
  readonly entry_point?: string;
  readonly status?: string;
  readonly delivered_at?: string;
  readonly id?: string;
  readonly contact?: string;
  readonly country?: string;
  readonly channel?: string;
}

/** Asks about Anna at a date, after the rows. */
export function askAt(
  time: string,
  rows: readonly Row[],
  options: ReplayOptions = {},
  ask: AskOptions = {},
  contact = ANNA.contact,
): Answer {
  const replay = createReplay(options);
  if (rows.length > 0) {
    const timeline = readRecords(rows.map((row) => ({ contact, ...row })));
    for (const event of timeline.events) replay.add(event);
  }
  return replay.check({ contact, number: null }, instantOf(Date.parse(time)), ask);
}

/** Asks at an hour of a timeline without dates. */
export function askAtHour(hour: number, rows: readonly Row[], options: ReplayOptions = {}): Answer {
  const replay = createReplay({ dated: false, ...options });
  for (const event of readRecords(rows).events) replay.add(event);
  return replay.check({ contact: null, number: null }, instantOf(hour * HOUR));
}

/** What becomes of each kind of message, in a word or two. */
export function outcomes({ messages }: Pick<Answer, 'messages'>): Record<MessageKind, string> {
  return Object.fromEntries(
    messages.map(({ kind, allowed, delivered, code, charge }) => {
      if (!delivered || charge === null) return [kind, `${allowed === 'no' ? 'refused' : 'kept back'} ${code ?? ''}`];
      const doubt = allowed === 'yes' && charge.certain ? '' : 'maybe ';
      return [kind, `${doubt}${charge.type} ${charge.category}`];
    }),
  ) as Record<MessageKind, string>;
}

export const text = (time: string): Row => ({ time, direction: 'inbound', type: 'text' });
export const ad = (time: string): Row => ({ time, direction: 'inbound', type: 'text', entry_point: 'ctwa' });
export const answer = (time: string): Row => ({ time, direction: 'outbound', type: 'text' });
export const template = (time: string, category: string): Row => ({
  time,
  direction: 'outbound',
  type: 'template',
  category,
});
