import { add, compare as compareDecimals, magnitude, ZERO } from '../model/money.js';
import type { PairRun, RunHead } from '../model/run.js';
import { compareText } from '../model/text.js';
import type { Notice } from '../model/timeline.js';
import { listPricer, type ListPricer } from '../run/price.js';
import type { Setting } from '../run/setting.js';
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
import type { ToldMessages } from './messages.js';
import type { Message } from './message.js';
import type { Audit, AuditFinding, CauseTotal, Dispute } from './result.js';
import { stakeOf } from './stake.js';
import { SumsChecker, type ReportedSums } from './sums/check.js';
import { surroundingsOf, type Foretold } from './surroundings.js';
import { templateLines } from './templates.js';

/** What is known of a log before its messages are audited. */
export interface AboutAudit {
  readonly head: RunHead;
  readonly setting: Setting;
  readonly notices: readonly Notice[];
  readonly foretold: Foretold;
  readonly sums: readonly ReportedSums[];
}

/** What happened between some contacts and the business: of each of them everything. */
export interface Audited {
  /** With Meta's verdicts. */
  readonly told: ToldMessages;
  /** As they are without them. */
  readonly pairs: readonly PairRun[];
  /** Messages of whose kind nothing tells. */
  readonly untold: number;
}

/** Holds a replay without Meta's verdicts against them, some contacts after others. */
export class Auditor {
  readonly #about: AboutAudit;
  readonly #list: ListPricer | null;
  readonly #sums: readonly SumsChecker[];
  readonly #conversations = new ConversationAxis();
  readonly #contacts = new Set<string | null>();
  readonly #findings: AuditFinding[] = [];
  #compared = 0;
  #either = 0;
  #categoryNotCompared = 0;
  #sent = 0;
  #withoutRules = 0;
  #untold = 0;

  constructor(about: AboutAudit) {
    this.#about = about;
    const { terms, money, scheduleFor } = about.setting;
    this.#list = money === null ? null : listPricer(scheduleFor(terms), terms, money);
    this.#sums = about.sums.map((sums) => new SumsChecker(sums));
  }

  take({ told: { messages, sent, withoutRules }, pairs, untold }: Audited): void {
    const { head, notices, foretold } = this.#about;
    const around = surroundingsOf(head.rules, notices, foretold, pairs);
    for (const message of messages) this.#judge(message, around);
    for (const sums of this.#sums) for (const pair of pairs) sums.add(pair);
    this.#sent += sent;
    this.#withoutRules += withoutRules;
    this.#untold += untold;
  }

  result(): Audit {
    const { head, setting } = this.#about;
    const currency = setting.money?.currency ?? null;
    const causes = causeTotals(this.#findings);
    const findings = inOrder(this.#findings, causes);
    return {
      timezone: setting.terms.timezone,
      assumptions: head.assumptions,
      currency,
      contacts: this.#contacts.size,
      compared: this.#compared,
      agreed: this.#compared - findings.length,
      either: this.#either,
      categoryNotCompared: this.#categoryNotCompared,
      apart: {
        // Without anything to compare, those of webhooks and those of records alike.
        silent: this.#sent - this.#compared - this.#withoutRules,
        untold: this.#untold,
        withoutRules: this.#withoutRules,
      },
      findings,
      causes,
      templates: templateLines(findings),
      dispute: disputeOver(findings, 'error'),
      doubt: disputeOver(findings, 'warning'),
      sums: this.#sums.map((sums) => sums.check(currency)),
      // The replay says it of its own accord; here it is a finding of the audit.
      data: head.findings.filter(({ code }) => code !== 'DELIVERED_THOUGH_REJECTED'),
    };
  }

  #judge(message: Message, around: Surroundings): void {
    const compared = [
      ...AXES.map((axis) => axis(message, around)),
      this.#conversations.compare(message),
      compareStatuses(message, around),
    ];
    const fault = compared.find(isFault) ?? null;
    if (fault !== null) this.#findings.push(findingOf(message, fault, stakeOf(message, fault.cause, this.#list)));
    if (compared.every((one) => one === 'silent')) return;
    this.#compared += 1;
    this.#contacts.add(message.pair.contact);
    if (fault === null && compared.includes('either')) this.#either += 1;
    if (isCategoryCircular(message)) this.#categoryNotCompared += 1;
  }
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
  return causes.flatMap(({ cause }) => findings.filter((one) => one.cause === cause).sort(compareFindings));
}

/** As the messages are replayed. */
function compareFindings(a: AuditFinding, b: AuditFinding): number {
  return (
    a.at - b.at ||
    compareText(a.number, b.number) ||
    compareText(a.contact, b.contact) ||
    compareText(a.messageId, b.messageId)
  );
}

function disputeOver(findings: readonly AuditFinding[], severity: AuditSeverity): Dispute {
  return disputeOf(findings.filter(({ cause }) => CAUSES[cause].severity === severity));
}

/** Whoever it favours: what is too little is in dispute as what is too much. */
function disputeOf(findings: readonly AuditFinding[]): Dispute {
  const known = findings.flatMap(({ stake }) => stake.difference ?? []);
  return { amount: known.map(magnitude).reduce(add, ZERO), unknown: findings.length - known.length };
}
