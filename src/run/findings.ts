import { PRICED_APART } from '../model/category.js';
import type { TimelineEvent } from '../model/event.js';
import { finding, type Finding } from '../model/finding.js';
import type { Charge } from '../model/outcome.js';
import type { SourceRef } from '../model/source.js';
import type { Noticed } from './recorder.js';

/** What a replay shows about the data that reading could not see. */
export function replayFindings(
  noticed: readonly Noticed[],
  charges: readonly Charge[],
  events: readonly TimelineEvent[],
): readonly Finding[] {
  const unjudged = noticed.flatMap(({ eventsWithoutRules }) => eventsWithoutRules);
  const delivered = noticed.flatMap(({ deliveredThoughRejected }) => deliveredThoughRejected);
  const unpriced = new Unpriced();
  for (const charge of charges) unpriced.add(charge);
  return [
    ...delivered.map(({ handle, source }) => deliveredThoughRejected(handle, source)),
    ...noRules(unjudged.length, earliest(unjudged)),
    ...unpriced.findings(),
    ...pricedApart(events),
  ];
}

export function deliveredThoughRejected(handle: string, source: SourceRef): Finding {
  const message = `message ${handle} is said to be delivered, but it was sent while the window was closed (131047)`;
  return finding('DELIVERED_THOUGH_REJECTED', { message, source });
}

/** The first by time; of several the one that comes first. */
export function earliest(events: readonly TimelineEvent[]): TimelineEvent | null {
  return events.reduce<TimelineEvent | null>(
    (first, event) => (first === null || event.at < first.at ? event : first),
    null,
  );
}

/** `first` is the earliest of `count` such events. */
export function noRules(count: number, first: TimelineEvent | null): readonly Finding[] {
  if (first === null) return [];
  const message = `${String(count)} events are at dates for which this version holds no rules; here is the first`;
  return [finding('NO_RULES_FOR_DATE', { message, source: first.source })];
}

function pricedApart(events: readonly TimelineEvent[]): readonly Finding[] {
  return PRICED_APART.flatMap((category) => {
    const own = events.filter((event) => event.kind === 'outbound' && event.reported?.pricing?.category === category);
    const [first] = own;
    if (first === undefined) return [];
    const which =
      own.length === 1 ? `${first.handle} was` : `${String(own.length)} messages, ${first.handle} the first, were`;
    return [finding('PRICED_APART', { message: `${which} billed as ${category}`, source: first.source })];
  });
}

/** One finding for each reason for which what is due has no price. */
export class Unpriced {
  readonly #reasons = new Map<string, { code: 'NO_MARKET' | 'NO_RATE'; count: number; handle: string }>();

  add({ billable, price, handle }: Charge): void {
    if (!billable || price === null || price.unpriced === null) return;
    const code = price.market === null ? 'NO_MARKET' : 'NO_RATE';
    const reason = this.#reasons.get(price.unpriced) ?? { code, count: 0, handle };
    reason.count += 1;
    this.#reasons.set(price.unpriced, reason);
  }

  findings(): readonly Finding[] {
    return [...this.#reasons].map(([reason, { code, count, handle }]) => {
      const which =
        count === 1 ? `${handle} is unpriced` : `${String(count)} charges are unpriced, ${handle} the first`;
      return finding(code, { message: `${which}: ${reason}` });
    });
  }
}
