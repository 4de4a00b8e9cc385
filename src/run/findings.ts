import type { TimelineEvent } from '../model/event.js';
import { finding, type Finding } from '../model/finding.js';
import type { Recorder } from './recorder.js';

/** What a replay shows about the data that reading could not see. */
export function replayFindings(recorders: readonly Recorder[]): readonly Finding[] {
  const unjudged = recorders.flatMap(({ eventsWithoutRules }) => eventsWithoutRules);
  const delivered = recorders.flatMap(({ deliveredThoughRejected }) => deliveredThoughRejected);
  return [...delivered.map(deliveredThoughRejected), ...noRules(unjudged)];
}

function deliveredThoughRejected({ handle, source }: TimelineEvent): Finding {
  const message = `message ${handle} is said to be delivered, but it was sent while the window was closed (131047)`;
  return finding('DELIVERED_THOUGH_REJECTED', { message, source });
}

function noRules(events: readonly TimelineEvent[]): readonly Finding[] {
  const [first] = [...events].sort((a, b) => a.at - b.at);
  if (first === undefined) return [];
  const message = `${String(events.length)} events are at dates for which this version holds no rules; here is the first`;
  return [finding('NO_RULES_FOR_DATE', { message, source: first.source })];
}
