import type { Answer, ChargeAnswer, Mention, MessageAnswer, WindowAnswer } from '../../check/answer.js';
import type { Dependency } from '../../check/depends.js';
import type { Finding } from '../../model/finding.js';
import { MINUTE, type Instant } from '../../model/instant.js';
import type { CheckDocument, MessageDocument } from '../../schema/check.js';
import { findingDocument } from '../findingDocument.js';
import { instantText } from '../instantText.js';
import { priceDocument } from '../moneyDocument.js';

/** What the answer does not say of itself. */
interface Asked {
  readonly dated: boolean;
  readonly timezone: string;
  /** The log holds this contact. */
  readonly inLog: boolean;
  readonly dependencies: readonly Dependency[];
  /** Of the log. */
  readonly findings: readonly Finding[];
}

/** The answer as data, `wa-window/check@1`. */
export function toCheckDocument(answer: Answer, asked: Asked): CheckDocument {
  const { dated, timezone, inLog, dependencies, findings } = asked;
  const { contact, number, ruleSet, verdict, window, entryPoint, callPermission, conversations, unanswered } = answer;
  const text = (at: Instant): string => instantText(at, dated);
  const optional = (at: Instant | null): string | null => (at === null ? null : text(at));
  const mention = (one: Mention | null) => (one === null ? null : { message: one.handle, at: text(one.at) });
  return {
    schema: 'wa-window/check@1',
    contact,
    number,
    inLog,
    dated,
    timezone,
    at: text(answer.at),
    ruleSet,
    verdict,
    window: {
      state: window.state,
      permanent: window.permanent,
      openedBy: mention(window.openedBy),
      until: optional(window.until),
      safeUntil: optional(window.safeUntil),
      minutesLeft: minutesLeft(window, answer.at),
      closesSoon: window.closesSoon,
    },
    entryPoint: {
      state: entryPoint.state,
      openedBy: mention(entryPoint.openedBy),
      surelyUntil: optional(entryPoint.surelyUntil),
      until: optional(entryPoint.until),
      replyBefore: optional(entryPoint.replyBefore),
    },
    callPermission:
      callPermission === null
        ? null
        : { givenBy: mention(callPermission.givenBy), until: optional(callPermission.until) },
    conversations: conversations.map(({ category, state, openedAt, until }) => ({
      category,
      state,
      openedAt: text(openedAt),
      until: text(until),
    })),
    lastMessageAt: optional(answer.lastMessageAt),
    unanswered,
    messages: answer.messages.map(messageDocument),
    afterReply: answer.afterReply?.map(messageDocument) ?? null,
    dependsOn: dependencies.map(({ id, value, other }) => ({ id, value, other })),
    findings: findings.map(findingDocument),
  };
}

/** Whole minutes that are left of an open window; null of any other, and without an end. */
export function minutesLeft({ state, until }: WindowAnswer, at: Instant): number | null {
  return state === 'open' && until !== null ? Math.floor((until - at) / MINUTE) : null;
}

function messageDocument({ kind, allowed, delivered, rule, code, charge }: MessageAnswer): MessageDocument {
  return { kind, allowed, delivered, rule, code, charge: charge === null ? null : chargeDocument(charge) };
}

function chargeDocument({ price, allowance, ...charge }: ChargeAnswer): NonNullable<MessageDocument['charge']> {
  return {
    ...charge,
    allowance: allowance === null ? null : { ...allowance },
    ...priceDocument(price),
  };
}
