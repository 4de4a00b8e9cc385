import type { ChargeUnit } from '../model/category.js';
import { cardId, type Amendment, type Gap, type RateBook, type RateCard } from './card.js';
import { dayBefore, type Day } from './day.js';

/** No answer, and why: a sentence without its full stop. */
export interface None {
  readonly none: string;
  /** Whether the price exists and is not held here, or there is no such price. */
  readonly kind: 'not_held' | 'no_such_rate';
}

export function isNone(answer: object): answer is None {
  return 'none' in answer;
}

/** A card on a day on which it is in force. */
export interface CardInForce {
  readonly card: RateCard;
  /** As charges and reports name it: `USD 2026-10-01`. */
  readonly id: string;
  /** The day the card is read for; markets are to be looked up on this day too. */
  readonly day: Day;
  /** Changes to single cells up to this day. */
  readonly amendments: readonly Amendment[];
}

export interface CardQuestion {
  readonly currency: string;
  readonly unit: ChargeUnit;
  /** The account's own day. */
  readonly day: Day;
}

/** When what is charged was a notification, a conversation, a message (rules.md 0): `[from, until)`. */
export const DAYS_OF_UNIT: Readonly<Record<ChargeUnit, Days>> = {
  notification: { from: null, until: '2022-02-01' },
  conversation: { from: '2022-02-01', until: '2025-07-01' },
  message: { from: '2025-07-01', until: null },
};

/** What Meta charged for on this day. */
export function unitOn(day: Day): ChargeUnit {
  if (isWithin(day, DAYS_OF_UNIT.message)) return 'message';
  return isWithin(day, DAYS_OF_UNIT.conversation) ? 'conversation' : 'notification';
}

/** The card in force on that day. None is ever applied before its date, nor after the next one's. */
export function cardAt(book: RateBook, question: CardQuestion): CardInForce | None {
  const { currency, unit, day } = question;
  const { from, until } = DAYS_OF_UNIT[unit];
  if (from !== null && day < from) return notHeld(`${unit}s are charged only from ${from} on`);
  if (until !== null && day >= until) return notHeld(`${unit}s are charged only to ${dayBefore(until)}`);
  const card = latestCard(book, question);
  const gap = book.gaps.find((one) => one.unit === unit && isWithin(day, one));
  if (gap !== undefined && isAfter(gap, card)) return notHeld(`${gapWords(gap)} are not held`);
  if (card === undefined) return notHeld(missing(book, question));
  const amendments = book.amendments.filter(
    (one) => one.currency === currency && one.unit === unit && one.from >= card.from && one.from <= day,
  );
  return { card, id: cardId(card), day, amendments };
}

/** A card that is read for another day than the charge's. */
export interface NearestCard extends CardInForce {
  /** The day that was asked for; null when the card is in force on it. */
  readonly insteadOf: Day | null;
}

/**
 * The card for rules that are forced upon a day outside `[from, until)`, the time in which they are valid: that of the
 * nearest day inside it (contract §2).
 */
export function nearestCard(book: RateBook, question: CardQuestion, valid: Days): NearestCard | None {
  const { day } = question;
  const nearest = nearestDay(day, valid);
  const found = cardAt(book, { ...question, day: nearest });
  if (isNone(found)) return found;
  return { ...found, insteadOf: nearest === day ? null : day };
}

/** `[from, until)`; null is open-ended. */
export interface Days {
  readonly from: Day | null;
  readonly until: Day | null;
}

export function nearestDay(day: Day, { from, until }: Days): Day {
  if (from !== null && day < from) return from;
  return until !== null && day >= until ? dayBefore(until) : day;
}

function latestCard({ cards }: RateBook, { currency, unit, day }: CardQuestion): RateCard | undefined {
  let latest: RateCard | undefined;
  for (const card of cards) {
    if (card.currency !== currency || card.unit !== unit || card.from > day) continue;
    if (latest === undefined || card.from > latest.from) latest = card;
  }
  return latest;
}

/** `conversation prices from 2022-02-01 to 2023-05-31` */
export function gapWords({ what, from, until }: Gap): string {
  return `${what}${from === null ? '' : ` from ${from}`}${until === null ? '' : ` to ${dayBefore(until)}`}`;
}

/** A card that began within the gap fills it. */
function isAfter({ from }: Gap, card: RateCard | undefined): boolean {
  return card === undefined || (from !== null && card.from < from);
}

function missing({ cards }: RateBook, { currency, unit }: CardQuestion): string {
  const [first] = cards
    .filter((card) => card.currency === currency && card.unit === unit)
    .map(({ from }) => from)
    .sort();
  if (first !== undefined) return `no ${currency} card before ${first} is held`;
  return cards.some((card) => card.currency === currency)
    ? `no ${currency} card of prices per ${unit} is held`
    : `no card in ${currency} is held`;
}

function isWithin(day: Day, { from, until }: Days): boolean {
  return (from === null || day >= from) && (until === null || day < until);
}

export function notHeld(reason: string): None {
  return { none: reason, kind: 'not_held' };
}

export function noSuchRate(reason: string): None {
  return { none: reason, kind: 'no_such_rate' };
}
