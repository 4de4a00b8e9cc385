import type { Charge } from '../../model/outcome.js';
import { messageClass, selects } from '../../rules/messageClass.js';
import { revisionsOf } from '../../rules/ruleSets.js';
import type { Cause, Reason } from '../causes.js';
import { sentAt, stateAt, type Message } from '../message.js';
import type { Evidence } from '../result.js';
import type { Axis, Compared, Surroundings } from './axis.js';
import { eraEdge, isWithinZonesOfSwitch, windowEdge, type Edge } from './edges.js';
import { dependsOnNumber, windowIn } from './number.js';
import { contestedFact, openedBecause, windowFact } from './window.js';
import { expectedWords, reportedWords, said } from './words.js';

/** Is money due? */
export const compareCharge: Axis = (message, around) => {
  const { charge, verdict } = message;
  if (charge === null || charge.type === 'not_delivered' || verdict.charged === null) return 'silent';
  // What every member of a conversation says is that of its opener.
  if (charge.type === 'in_open_conversation') return 'silent';
  if (!charge.certain) return 'either';
  if (verdict.charged === charge.billable) return compareFreeTypes(message, charge);
  if (isFreeInWindow(message, charge) && dependsOnNumber(message, around, windowIn, 'closed')) return 'either';
  const edge = eraEdge(around, [sentAt(message), charge.at]) ?? edgeThatMatters(message);
  const cause = edge?.cause ?? causeOf(charge);
  const reason = reasonOf(cause, message, charge, around);
  return {
    cause,
    expected: expectedWords(charge),
    reported: reportedWords(verdict),
    evidence: [
      ...fields(message),
      edge?.evidence ?? windowFact(message),
      ...(reason === 'contested_inbound' ? contestedFact(message) : []),
    ],
    reason,
  };
};

/** Both say that nothing is due: the reasons can still differ. */
function compareFreeTypes({ verdict }: Message, charge: Charge): Compared {
  if (charge.billable || verdict.type === null || verdict.type === charge.type) return 'agrees';
  if (!charge.type.startsWith('free_') || charge.type === 'free_tier') return 'agrees';
  return {
    cause: 'FREE_FOR_ANOTHER_REASON',
    expected: expectedWords(charge),
    reported: reportedWords(verdict),
    evidence: [{ field: 'pricing.type', value: verdict.type }],
    reason: 'unknown',
  };
}

/** Only templates are free because a window is open. */
function edgeThatMatters(message: Message): Edge | null {
  return message.event.type === 'template' ? windowEdge(message.pair, sentAt(message)) : null;
}

function causeOf(charge: Charge): Cause {
  if (hasAllowance(charge)) return 'ALLOWANCE_MARKING';
  return charge.billable ? 'FREE_THOUGH_CHARGED' : 'CHARGED_THOUGH_FREE';
}

/** Whether a monthly allowance of messages decides it, whose marking nobody has seen. */
function hasAllowance({ unit, category, ruleSet, message }: Charge): boolean {
  if (unit !== 'message' || message !== 'free_form') return false;
  return revisionsOf(ruleSet).some(({ allowances }) =>
    allowances.some(({ categories }) => categories.includes(category)),
  );
}

function reasonOf(cause: Cause, message: Message, charge: Charge, around: Surroundings): Reason {
  if (cause === 'ALLOWANCE_MARKING') return 'allowance';
  if (cause === 'NEAR_ERA_MIDNIGHT') return 'era_switch';
  if (cause === 'NEAR_WINDOW_EDGE') return 'clock';
  if (isWithinZonesOfSwitch(around, sentAt(message))) return 'account_zone';
  const openAtDelivery = stateAt(message.pair.states, charge.at)?.window === 'open';
  if ((message.window === 'open') !== openAtDelivery) return 'delivery_time';
  if (cause === 'CHARGED_THOUGH_FREE') return message.window === 'open' ? 'customer_wrote_late' : 'unknown';
  if (message.window === 'open' || !isFreeInWindow(message, charge)) return 'unknown';
  return openedBecause(message, around);
}

/** Whether some message of the customer could have made it free. */
function isFreeInWindow({ event }: Message, { ruleSet }: Charge): boolean {
  const kind = messageClass(event);
  const freed = revisionsOf(ruleSet).flatMap(({ charges }) =>
    charges.filter(({ when, type }) => when?.window === 'open' && type !== 'regular' && when.group !== 'yes'),
  );
  return freed.some(({ when }) => when?.message?.some((selector) => selects(selector, kind)) ?? true);
}

function fields({ event: { reported } }: Message): readonly Evidence[] {
  const { type, billable } = reported.pricing ?? { type: null, billable: null };
  if (type !== null || billable === null) return said('pricing.type', type);
  return said('pricing.billable', String(billable));
}
