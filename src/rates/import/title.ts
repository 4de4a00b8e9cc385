import { monthOfLetters } from '../../model/month.js';
import type { CardUnit } from '../card.js';
import { dayOf, isDay, type Day } from '../day.js';
import type { Sheet } from './sheet.js';

/** What stands above a table and in its header: `Cost per message in USD on the WhatsApp Business Platform, effective July 1, 2026`. */
export interface Title {
  /** Of the first title; null without one. */
  readonly line: number | null;
  readonly unit: CardUnit | null;
  /** What may be its currency: three capital letters are also those of a country. */
  readonly currencies: readonly string[];
  readonly from: Day | null;
}

export function titleOf(sheet: Sheet, headerLine: number): Title {
  const above = sheet.filter(({ line, cells }) => line <= headerLine && cells.some((cell) => cell !== ''));
  const text = above.flatMap(({ cells }) => cells).join(' ');
  const [, unit] = /\bper (conversation|message)\b/i.exec(text) ?? [];
  const currencies = Array.from(text.matchAll(/\bin ([A-Z]{3})\b/g), ([, currency = '']) => currency);
  return {
    line: above[0]?.line ?? null,
    unit: (unit?.toLowerCase() as CardUnit | undefined) ?? null,
    currencies: [...new Set(currencies)],
    from: dateIn(text),
  };
}

const EFFECTIVE = [
  /\beffective\D{0,20}?(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/i,
  /\beffective\b.{0,20}?\b(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?[,;]? (?<year>\d{4})/i,
  /\beffective\b.{0,20}?\b(?<day>\d{1,2}) (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})/i,
];

function dateIn(text: string): Day | null {
  for (const pattern of EFFECTIVE) {
    const { year, month = '', day } = pattern.exec(text)?.groups ?? {};
    if (year === undefined) continue;
    const number = /^\d/.test(month) ? Number(month) : monthOfLetters(month.slice(0, 3));
    const date = dayOf(Number(year), number, Number(day));
    if (isDay(date)) return date;
  }
  return null;
}
