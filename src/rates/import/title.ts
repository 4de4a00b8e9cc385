import type { CardUnit } from '../card.js';
import { dayOf, isDay, type Day } from '../day.js';
import type { Sheet } from './sheet.js';

/** What stands above a table: `Cost per message in USD on the WhatsApp Business Platform, effective July 1, 2026`. */
interface Title {
  readonly unit: CardUnit | null;
  readonly currency: string | null;
  readonly from: Day | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function titleOf(sheet: Sheet, headerLine: number): Title {
  const text = sheet
    .filter(({ line }) => line < headerLine)
    .flatMap(({ cells }) => cells)
    .join(' ');
  const [, unit] = /\bper (conversation|message)\b/i.exec(text) ?? [];
  const [, currency] = /\bin ([A-Z]{3})\b/.exec(text) ?? [];
  return {
    unit: (unit?.toLowerCase() as CardUnit | undefined) ?? null,
    currency: currency ?? null,
    from: dateIn(text),
  };
}

const EFFECTIVE = [
  /\beffective\D{0,20}?(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/i,
  /\beffective\b.{0,20}?\b(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})/i,
  /\beffective\b.{0,20}?\b(?<day>\d{1,2}) (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})/i,
];

function dateIn(text: string): Day | null {
  for (const pattern of EFFECTIVE) {
    const { year, month = '', day } = pattern.exec(text)?.groups ?? {};
    if (year === undefined) continue;
    const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const date = dayOf(Number(year), number, Number(day));
    if (isDay(date)) return date;
  }
  return null;
}
