import type { TimelineEvent } from '../model/event.js';
import { add, compare as compareDecimals, magnitude, ZERO } from '../model/money.js';
import type { Run } from '../model/run.js';
import { checkOptions, listOf, OBJECT, type ShapesOf } from '../model/shape.js';
import type { Timeline } from '../model/timeline.js';
import { listPricer } from '../run/price.js';
import type { SimulateOptions } from '../run/options.js';
import { SIMULATE_OPTIONS, TIMELINE } from '../run/shape.js';
import { settingOf } from '../run/setting.js';
import { simulate } from '../run/simulate.js';
import { ConversationAxis } from './axes/conversation.js';
import { compareCategory, isCategoryCircular } from './axes/category.js';
import { compareCharge } from './axes/charge.js';
import { compareDelivery } from './axes/delivery.js';
import { compareEntryPoint } from './axes/entryPoint.js';
import { compareEra } from './axes/era.js';
import { compareOwnPrice } from './axes/ownPrice.js';
import { compareStatuses, contradictionFacts } from './axes/statuses.js';
import { compareWindow } from './axes/window.js';
import type { Axis, Compared, Fault, Surroundings } from './axes/axis.js';
import { CAUSE_CODES, CAUSES, type AuditSeverity, type Cause } from './causes.js';
import { messagesOf } from './messages.js';
import type { Message } from './message.js';
import type { Audit, AuditFinding, CauseTotal, Dispute } from './result.js';
import { stakeOf } from './stake.js';
import { checkSums, type ReportedSums } from './sums/check.js';
import { surroundingsOf } from './surroundings.js';
import { templateLines } from './templates.js';

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
  const { terms, money } = setting;
  const list = money === null ? null : listPricer(setting.scheduleFor(terms), terms, money);
  const { messages, withoutRules } = messagesOf(timeline, run, terms.switches.C14);
  const judged = judgeAll(messages, surroundingsOf(timeline, run, messages));
  const findings = judged.flatMap(({ message, fault }) =>
    fault === null ? [] : [findingOf(message, fault, stakeOf(message, fault.cause, list))],
  );
  const causes = causeTotals(findings);
  const compared = judged.filter(({ isCompared }) => isCompared);
  return {
    timezone: terms.timezone,
    assumptions: run.assumptions,
    currency: money?.currency ?? null,
    contacts: new Set(compared.map(({ message }) => message.pair.contact)).size,
    compared: compared.length,
    agreed: compared.length - findings.length,
    either: compared.filter(({ isEither }) => isEither).length,
    categoryNotCompared: compared.filter(({ message }) => isCategoryCircular(message)).length,
    apart: {
      silent: silentCount(timeline, compared.length, withoutRules),
      untold: timeline.untold.length,
      withoutRules,
    },
    findings: inOrder(findings, causes),
    causes,
    templates: templateLines(findings),
    dispute: disputeOver(findings, 'error'),
    doubt: disputeOver(findings, 'warning'),
    sums: sums.map((reported) => checkSums(reported, run, money?.currency ?? null)),
    data: dataFindings(run),
  };
}

/** No verdict enters the replay, neither a message's own nor a later one of its pair. */
function withoutVerdict(event: TimelineEvent): TimelineEvent {
  if (event.kind !== 'outbound' || event.reported === undefined) return event;
  const { reported: _, ...blind } = event;
  return blind;
}

interface Judged {
  readonly message: Message;
  readonly fault: Fault | null;
  readonly isCompared: boolean;
  readonly isEither: boolean;
}

/** The first axis on which a message parts tells the cause: those after it would only repeat it. */
const AXES: readonly Axis[] = [
  compareWindow,
  compareEra,
  compareDelivery,
  compareEntryPoint,
  compareOwnPrice,
  compareCategory,
  compareCharge,
];

function judgeAll(messages: readonly Message[], around: Surroundings): readonly Judged[] {
  const conversations = new ConversationAxis();
  return messages.map((message) => {
    const compared = [
      ...AXES.map((axis) => axis(message, around)),
      conversations.compare(message),
      compareStatuses(message, around),
    ];
    const fault = compared.find(isFault) ?? null;
    return {
      message,
      fault,
      isCompared: compared.some((one) => one !== 'silent'),
      isEither: fault === null && compared.includes('either'),
    };
  });
}

function isFault(compared: Compared): compared is Fault {
  return typeof compared !== 'string';
}

function findingOf(message: Message, fault: Fault, stake: AuditFinding['stake']): AuditFinding {
  const { event, pair, charges } = message;
  const { contact, number } = pair;
  const { id, handle, source, at } = event;
  const template = event.type === 'template' ? event.template : null;
  const recipients = charges.length < 2 ? [] : [{ field: 'recipients', value: String(charges.length) }];
  const contradictions = fault.cause === 'STATUSES_CONTRADICT' ? [] : contradictionFacts(message);
  const evidence = [...fault.evidence, ...contradictions, ...recipients];
  return { ...fault, evidence, contact, number, messageId: id, handle, template, source, at, stake };
}

/** Messages of the business without anything to compare, those of webhooks and those of records alike. */
function silentCount({ events }: Timeline, compared: number, withoutRules: number): number {
  return events.filter(({ kind }) => kind === 'outbound').length - compared - withoutRules;
}

/** The replay says it of its own accord; here it is a finding of the audit. */
function dataFindings({ findings }: Run): Audit['data'] {
  return findings.filter(({ code }) => code !== 'DELIVERED_THOUGH_REJECTED');
}

function causeTotals(findings: readonly AuditFinding[]): readonly CauseTotal[] {
  return CAUSE_CODES.flatMap((cause) => {
    const own = findings.filter((one) => one.cause === cause);
    return own.length === 0 ? [] : [{ cause, messages: own.length, dispute: disputeOf(own) }];
  }).sort(
    (a, b) =>
      rankOf(a.cause) - rankOf(b.cause) ||
      compareDecimals(b.dispute.amount, a.dispute.amount) ||
      b.messages - a.messages,
  );
}

function rankOf(cause: Cause): number {
  return CAUSES[cause].severity === 'error' ? 0 : 1;
}

function inOrder(findings: readonly AuditFinding[], causes: readonly CauseTotal[]): readonly AuditFinding[] {
  return causes.flatMap(({ cause }) => findings.filter((one) => one.cause === cause).sort((a, b) => a.at - b.at));
}

function disputeOver(findings: readonly AuditFinding[], severity: AuditSeverity): Dispute {
  return disputeOf(findings.filter(({ cause }) => CAUSES[cause].severity === severity));
}

/** Whoever it favours: what is too little is in dispute as what is too much. */
function disputeOf(findings: readonly AuditFinding[]): Dispute {
  const known = findings.flatMap(({ stake }) => stake.difference ?? []);
  return { amount: known.map(magnitude).reduce(add, ZERO), unknown: findings.length - known.length };
}
