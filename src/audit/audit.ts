import type { TimelineEvent } from '../model/event.js';
import { checkOptions, listOf, OBJECT, type ShapesOf } from '../model/shape.js';
import type { Timeline } from '../model/timeline.js';
import type { SimulateOptions } from '../run/options.js';
import { SIMULATE_OPTIONS, TIMELINE } from '../run/shape.js';
import { settingOf } from '../run/setting.js';
import { simulate } from '../run/simulate.js';
import { Auditor } from './auditor.js';
import { messagesOf } from './messages.js';
import type { Audit } from './result.js';
import type { ReportedSums } from './sums/check.js';
import { Foretold } from './surroundings.js';

export interface AuditOptions extends SimulateOptions {
  /** Sums that Meta or a biller reports, to hold against the replay's. */
  readonly sums?: readonly ReportedSums[];
}

const AUDIT_OPTIONS: ShapesOf<AuditOptions> = { ...SIMULATE_OPTIONS, sums: listOf(OBJECT) };

/**
 * Replays a timeline without Meta's verdicts and holds the replay against them. Throws a UsageFault on an option that
 * makes no sense.
 */
export function audit(timeline: Timeline, options: AuditOptions = {}): Audit {
  TIMELINE('timeline', timeline);
  checkOptions(AUDIT_OPTIONS, options);
  const { sums = [], ...replayOptions } = options;
  const blind = { ...timeline, events: timeline.events.map(withoutVerdict) };
  const told = { ...replayOptions, pastEvidence: false };
  const run = simulate(blind, told);
  const setting = settingOf(blind, told);
  const { events, notices, untold } = timeline;
  const foretold = new Foretold();
  const messages = messagesOf(events, run.pairs, setting.terms.switches.C14);
  foretold.note(messages);
  const auditor = new Auditor({ head: run, setting, notices, foretold, sums });
  auditor.take({ told: messages, pairs: run.pairs, untold: untold.length });
  return auditor.result();
}

/** No verdict enters the replay, neither a message's own nor a later one of its pair. */
export function withoutVerdict(event: TimelineEvent): TimelineEvent {
  if (event.kind !== 'outbound' || event.reported === undefined) return event;
  const { reported: _, ...blind } = event;
  return blind;
}
