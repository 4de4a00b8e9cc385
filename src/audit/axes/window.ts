import { OUTSIDE_WINDOW } from '../../model/errorCode.js';
import type { Instant } from '../../model/instant.js';
import type { Reason } from '../causes.js';
import { sentAt, stateAt, type Message } from '../message.js';
import type { Evidence } from '../result.js';
import type { Axis, Compared, Surroundings } from './axis.js';
import { windowEdge } from './edges.js';
import { said } from './words.js';

const REFUSED = 'refused: outside the window';
const ACCEPTED = 'accepted';

/** May it be sent? A template always may, so that only free-form messages show the window. */
export const compareWindow: Axis = (message, around) => {
  if (message.verdict.refused) return compareRefusal(message, around);
  const accepted = message.verdict.priced || message.delivery !== null;
  if (!accepted || message.event.type === 'template') return 'silent';
  if (message.rejection === null) return message.window === 'maybe' ? 'either' : 'agrees';
  const edge = windowEdge(message.pair, sentAt(message));
  return {
    cause: edge?.cause ?? 'ACCEPTED_OUTSIDE_WINDOW',
    expected: REFUSED,
    reported: ACCEPTED,
    evidence: [...acceptance(message), windowFact(message)],
    reason: edge !== null ? 'clock' : acceptedBecause(message, around),
  };
};

function compareRefusal(message: Message, around: Surroundings): Compared {
  if (message.rejection !== null) return 'agrees';
  if (message.window === 'maybe') return 'either';
  const isTemplate = message.event.type === 'template';
  const edge = isTemplate ? null : windowEdge(message.pair, sentAt(message));
  return {
    cause: isTemplate ? 'CATEGORY' : (edge?.cause ?? 'REFUSED_INSIDE_WINDOW'),
    expected: ACCEPTED,
    reported: REFUSED,
    evidence: [{ field: 'errors', value: refusalCode(message) }, windowFact(message)],
    reason: isTemplate ? 'not_a_template' : edge !== null ? 'clock' : refusedBecause(message, around),
  };
}

function refusalCode({ event }: Message): string {
  return event.reported.errors.filter((code) => OUTSIDE_WINDOW.includes(code)).join(', ');
}

function acceptance({ delivery, event: { reported } }: Message): readonly Evidence[] {
  return [
    ...(delivery === null ? [] : said(`status ${delivery.status}`, { at: delivery.at })),
    ...said('pricing.type', reported.pricing?.type),
  ];
}

/** Until when the latest window before the message was, or is, open. */
export function windowFact({ pair, event }: Message): Evidence {
  const latest = pair.windows.findLast(({ openedAt }) => openedAt <= event.at);
  if (latest === undefined) return { field: 'window', value: 'none in the log' };
  return { field: latest.expiresAt <= event.at ? 'window ended' : 'window ends', value: { at: latest.expiresAt } };
}

function acceptedBecause(message: Message, around: Surroundings): Reason {
  return hasWindowElsewhere(message, around, sentAt(message)) ? 'other_number' : 'missing_inbound';
}

function refusedBecause(message: Message, around: Surroundings): Reason {
  return around.pairsOf(message.pair.contact).length > 1 ? 'other_number' : 'customer_wrote_late';
}

/** Whether the customer had an open window with another number of the business. */
export function hasWindowElsewhere({ pair }: Message, around: Surroundings, at: Instant): boolean {
  return around.pairsOf(pair.contact).some((other) => other !== pair && stateAt(other.states, at)?.window === 'open');
}
