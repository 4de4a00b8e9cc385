import type { Instant } from '../../model/instant.js';
import { startOfDay } from '../../time/zone.js';

const DAY = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:\D.*)?$/;
const MONTH = /^(\d{4})[-/](\d{2})(?:[-/]\d{2})?$/;

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** The account's day that `2026-03-02` names; null for what is none. */
export function daySpan(said: string, timezone: string): Span | null {
  const [, year, month, day] = DAY.exec(said) ?? [];
  return spanOf([year, month, day], { days: 1, months: 0 }, timezone);
}

/** The account's month that `2026-03` names; null for what is none. */
export function monthSpan(said: string, timezone: string): Span | null {
  const [, year, month] = MONTH.exec(said) ?? [];
  return spanOf([year, month, '01'], { days: 0, months: 1 }, timezone);
}

type Part = string | undefined;

function spanOf(
  [year, month, day]: readonly [Part, Part, Part],
  length: { readonly days: number; readonly months: number },
  timezone: string,
): Span | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const first = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const date = dayText(first);
  // A day beyond the end of its month would count on into the next.
  if (date !== `${year}-${month}-${day}`) return null;
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + length.months, next.getUTCDate() + length.days);
  return { from: startOfDay(date, timezone), until: startOfDay(dayText(next), timezone) };
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
