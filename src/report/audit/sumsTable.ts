import type { Audit } from '../../audit/result.js';
import type { Calendar } from '../calendar.js';
import { layOut, line } from '../text/layout.js';
import type { Theme } from '../text/theme.js';
import { plural } from '../words.js';
import { wrap } from '../text/wrap.js';
import { sumsSheet, sumsTitle, sumsWords } from './sumsSheet.js';

interface Page {
  readonly width: number;
  readonly theme: Theme;
  readonly calendar: Calendar;
  readonly limit: number | null;
}

/** A section for each report: the sums in all, and the cells that differ. */
export function sumsSections({ sums }: Audit, { width, theme, calendar, limit }: Page): readonly (readonly string[])[] {
  return sums.map((check) => {
    const { differences } = check;
    const shown = limit === null ? differences : differences.slice(0, limit);
    const hidden = differences.length - shown.length;
    const { columns, rows } = sumsSheet(check, shown, calendar);
    const cells = rows.map((row) => ({ cells: row.map((text) => [line(text)]) }));
    return [
      ...wrap(`── ${sumsTitle(check)}`, width, 3).map(theme.title),
      ...sumsWords(check).flatMap((text) => wrap(text, width, 2)),
      ...(rows.length === 0 ? [] : ['', layOut(columns, cells, width, theme.title)]),
      ...(hidden === 0 ? [] : ['', `${plural(hidden, 'sum')} more; --limit all shows them.`]),
    ];
  });
}
