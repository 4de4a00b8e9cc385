import type { Limit } from '../model/limit.js';

/** A day of the account's own calendar, `YYYY-MM-DD`: such texts stand in order of time. */
export type Day = string;

/** A month of it: `2026-10`. */
export const MONTH_PATTERN = /^\d{4}-(?:0[1-9]|1[0-2])$/;
export const MONTH: Limit<string> = {
  holds: (text) => MONTH_PATTERN.test(text),
  allowed: 'a month, such as 2026-10',
};

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has this day. */
export function isDay(text: string): text is Day {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return false;
  return Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
}

function daysOf(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (DAYS_OF_MONTHS[month - 1] ?? 0) + Number(leap);
}

/** The day before `day`. */
export function dayBefore(day: Day): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (date > 1) return dayOf(year, month, date - 1);
  if (month > 1) return dayOf(year, month - 1, daysOf(year, month - 1));
  return dayOf(year - 1, 12, 31);
}

export function dayOf(year: number, month: number, date: number): Day {
  return [String(year).padStart(4, '0'), pad(month), pad(date)].join('-');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
