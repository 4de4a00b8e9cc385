import { finding, type Finding } from '../model/finding.js';
import { DAY } from '../model/instant.js';
import type { Example } from './clock.js';
import { quote } from './words.js';

/** 1 January 1970 in the days that a spreadsheet counts. */
const EPOCH = 25_569;
/** From 2018, when the API opened, to the end of the century: no timeline begins at such an hour. */
const FIRST = 43_101;
const LAST = 73_050;

/** A spreadsheet that shows dates as numbers writes days, and bare numbers of that size are read as hours. */
export function spreadsheetDays(undated: Example | null): readonly Finding[] {
  const days = undated !== null && /^\d{5}(?:\.\d+)?$/.test(undated.text) ? Number(undated.text) : 0;
  if (undated === null || days < FIRST || days > LAST) return [];
  const date = new Date((Math.floor(days) - EPOCH) * DAY).toISOString().slice(0, 10);
  return [
    finding('SPREADSHEET_DAYS', {
      message: `${quote(undated.text)} is read as an hour; as a day that a spreadsheet counts it is ${date}`,
      ...undated.place,
    }),
  ];
}
