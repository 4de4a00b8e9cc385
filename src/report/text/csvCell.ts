import { visible } from './text.js';

const RUNS_IN_SPREADSHEETS = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** A line of RFC 4180. A cell that a spreadsheet would run gets a leading apostrophe; numbers and phone numbers stay. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const raw = String(value);
  const harmless = RUNS_IN_SPREADSHEETS.test(raw) && !PLAIN_NUMBER.test(raw) ? `'${raw}` : raw;
  const text = visible(harmless);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
