import type { ConversationCategory } from '../../model/category.js';
import type { Call, EventKind, Inbound, OptIn, OptOut, Outbound, TimelineEvent } from '../../model/event.js';
import type { Instant } from '../../model/instant.js';
import type { Outcome, OutcomeKind, Step } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';

/** What a person sees happen at an instant: an event, or something that ended. */
export type Happening = { readonly at: Instant } & (
  | { readonly kind: 'received'; readonly event: Inbound | Call; readonly opensNoWindow: boolean }
  | { readonly kind: 'sent'; readonly event: Outbound; readonly deliveredAt: Instant | null }
  | { readonly kind: 'rejected'; readonly event: Outbound; readonly code: number | null }
  | { readonly kind: 'delivered'; readonly event: Outbound }
  | { readonly kind: 'failed'; readonly event: Outbound }
  | { readonly kind: 'consent'; readonly event: OptIn | OptOut }
  | { readonly kind: 'window_closed' }
  | { readonly kind: 'call_permission_ended' }
  | { readonly kind: 'entry_point_closed' }
  /** From here on nobody can say whether it is still open. */
  | { readonly kind: 'entry_point_doubtful' }
  | {
      readonly kind: 'conversation_closed';
      readonly category: ConversationCategory;
      readonly by: 'expiry' | 'entry_point';
    }
);
export type HappeningKind = Happening['kind'];

interface Messages {
  readonly sent: ReadonlyMap<string, Outbound>;
  /** When a message was first said to be delivered or read. */
  readonly deliveredAt: ReadonlyMap<string, Instant>;
}

/** In order of time; what ended by itself stands before the event of the same instant. */
export function happeningsOf(pair: PairRun): readonly Happening[] {
  const messages = messagesOf(pair);
  const happenings = pair.steps.flatMap((step) => {
    const endings = step.outcomes.flatMap((outcome) => ended(outcome, step.at));
    if (step.event === null) return endings;
    // What ends in the step of an event ends because of it.
    return [...happened(step, step.event, messages), ...endings];
  });
  const doubts = doubtsOf(pair);
  return doubts.length === 0 ? happenings : [...doubts, ...happenings].sort((a, b) => a.at - b.at);
}

function doubtsOf({ steps }: PairRun): readonly Happening[] {
  return steps.flatMap(({ at, outcomes }) =>
    outcomes.flatMap((outcome): Happening[] => {
      if (outcome.kind !== 'entry_point_opened') return [];
      const { sure, maybe } = outcome.ends;
      return sure > at && sure < maybe ? [{ kind: 'entry_point_doubtful', at: sure }] : [];
    }),
  );
}

function messagesOf(pair: PairRun): Messages {
  const sent = new Map<string, Outbound>();
  const deliveredAt = new Map<string, Instant>();
  for (const { event, at } of pair.steps) {
    if (event?.kind === 'outbound') sent.set(event.handle, event);
    if (event?.kind === 'receipt' && event.status !== 'failed' && !deliveredAt.has(event.handle)) {
      deliveredAt.set(event.handle, at);
    }
  }
  return { sent, deliveredAt };
}

function ended(outcome: Outcome, at: Instant): readonly Happening[] {
  const happening = ENDINGS[outcome.kind](outcome as never, at);
  return happening === null ? [] : [happening];
}

const nothing = (): null => null;

const ENDINGS: {
  readonly [K in OutcomeKind]: (outcome: Extract<Outcome, { kind: K }>, at: Instant) => Happening | null;
} = {
  window_closed: (_outcome, at) => ({ kind: 'window_closed', at }),
  call_permission_ended: (_outcome, at) => ({ kind: 'call_permission_ended', at }),
  entry_point_closed: (_outcome, at) => ({ kind: 'entry_point_closed', at }),
  conversation_closed: ({ category, by }, at) =>
    // The entry point's own end is told by entry_point_closed.
    category === 'referral_conversion' ? null : { kind: 'conversation_closed', at, category, by },
  window_opened: nothing,
  window_refreshed: nothing,
  entry_point_opened: nothing,
  conversation_opened: nothing,
  conversation_joined: nothing,
  message_rejected: nothing,
  charged: nothing,
  opens_no_window: nothing,
  call_permission_given: nothing,
  call_permission_refused: nothing,
};

function happened(step: Step, event: TimelineEvent, messages: Messages): readonly Happening[] {
  const happening = EVENTS[event.kind](event as never, step, messages);
  return happening === null ? [] : [happening];
}

const received = (event: Inbound | Call, { at, outcomes }: Step): Happening => ({
  kind: 'received',
  at,
  event,
  opensNoWindow: outcomes.some(({ kind }) => kind === 'opens_no_window'),
});

const consent = (event: OptIn | OptOut, { at }: Step): Happening => ({ kind: 'consent', at, event });

const EVENTS: {
  readonly [K in EventKind]: (
    event: Extract<TimelineEvent, { kind: K }>,
    step: Step,
    messages: Messages,
  ) => Happening | null;
} = {
  inbound: received,
  call: received,
  opt_in: consent,
  opt_out: consent,
  outbound: (event, { at, outcomes }, { deliveredAt }) => {
    const rejection = outcomes.find(({ kind }) => kind === 'message_rejected');
    if (rejection?.kind === 'message_rejected') return { kind: 'rejected', at, event, code: rejection.code };
    return { kind: 'sent', at, event, deliveredAt: deliveredAt.get(event.handle) ?? null };
  },
  receipt: ({ handle, status }, { at }, { sent, deliveredAt }) => {
    const event = sent.get(handle);
    if (event === undefined) return null;
    if (status === 'failed') return { kind: 'failed', at, event };
    // Shown only where it is news: later than the message, and not a second time when it is also read.
    const isNews = at > event.at && deliveredAt.get(handle) === at;
    return isNews ? { kind: 'delivered', at, event } : null;
  },
};
