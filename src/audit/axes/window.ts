import { OUTSIDE_WINDOW } from '../../model/errorCode.js';
import { TEMPLATE_CATEGORIES, type Inbound, type TimelineEvent } from '../../model/event.js';
import { DAY, shift, type Instant } from '../../model/instant.js';
import { openedByC7 } from '../../rules/switches.js';
import type { Reason } from '../causes.js';
import { sentAt, stateAt, type Message } from '../message.js';
import type { Evidence } from '../result.js';
import type { Axis, Compared, Surroundings } from './axis.js';
import { categoryFacts } from './category.js';
import { windowEdge } from './edges.js';
import { unitOf } from './era.js';
import { dependsOnNumber, windowIn } from './number.js';
import { reportedWords, said } from './words.js';

const REFUSED = 'refused: outside the window';
const ACCEPTED = 'accepted';

/** May it be sent? A template always may, so that only free-form messages show the window. */
export const compareWindow: Axis = (message, around) => {
  if (message.verdict.refused) return compareRefusal(message, around);
  const accepted = message.verdict.priced || message.delivery !== null;
  if (!accepted || message.event.type === 'template') return 'silent';
  if (message.rejection === null) return message.window === 'maybe' ? 'either' : 'agrees';
  if (isBookedAsTemplate(message, around)) return templateAfterAll(message);
  if (dependsOnNumber(message, around, windowIn, 'closed')) return 'either';
  const edge = windowEdge(message.pair, sentAt(message));
  return {
    cause: edge?.cause ?? 'ACCEPTED_OUTSIDE_WINDOW',
    expected: REFUSED,
    reported: ACCEPTED,
    evidence: [...acceptance(message), windowFact(message), ...contestedFact(message)],
    reason: edge !== null ? 'clock' : openedBecause(message, around),
  };
};

/** Where messages are priced each by itself, the category of a template tells a template, whatever the log calls it. */
function isBookedAsTemplate({ event, verdict: { model, category } }: Message, around: Surroundings): boolean {
  const unit = unitOf(model) ?? around.unitAt(event.at);
  return unit === 'message' && TEMPLATE_CATEGORIES.some((one) => one === category);
}

function templateAfterAll(message: Message): Compared {
  return {
    cause: 'CATEGORY',
    expected: REFUSED,
    reported: reportedWords(message.verdict),
    evidence: [...categoryFacts(message), windowFact(message)],
    reason: 'not_a_template',
  };
}

function compareRefusal(message: Message, around: Surroundings): Compared {
  if (message.rejection !== null) return 'agrees';
  if (message.window === 'maybe' || dependsOnNumber(message, around, windowIn, 'closed')) return 'either';
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

/** Why the window can have been open for Meta where it is closed for the replay. */
export function openedBecause(message: Message, around: Surroundings): Reason {
  if (contestedInbound(message) !== null) return 'contested_inbound';
  return hasWindowElsewhere(message, around, sentAt(message)) ? 'other_number' : 'missing_inbound';
}

/** The message of the customer that opens the window by a reading that was not taken (C7). */
export function contestedFact(message: Message): readonly Evidence[] {
  const contested = contestedInbound(message);
  return contested === null ? [] : [{ field: `${contested.type} (C7)`, value: { at: contested.at } }];
}

const CONTESTED = openedByC7('all');

function contestedInbound(message: Message): Inbound | null {
  const at = sentAt(message);
  const latest = message.pair.steps.findLast(({ event }) => event !== null && event.at <= at && isContested(event));
  const event = latest?.event ?? null;
  return event?.kind === 'inbound' && at < shift(event.at, DAY) ? event : null;
}

function isContested(event: TimelineEvent): boolean {
  return event.kind === 'inbound' && CONTESTED.includes(event.type);
}

function refusedBecause(message: Message, around: Surroundings): Reason {
  return around.pairsOf(message.pair.contact).length > 1 ? 'other_number' : 'customer_wrote_late';
}

/** Whether the customer had an open window with another number of the business. */
function hasWindowElsewhere({ pair }: Message, around: Surroundings, at: Instant): boolean {
  return around.pairsOf(pair.contact).some((other) => other !== pair && stateAt(other.states, at)?.window === 'open');
}
