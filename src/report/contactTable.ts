import type { PairRun } from '../model/run.js';
import type { Calendar } from './calendar.js';
import { fits, layOut, line, plain, type Column, type Row } from './text/layout.js';
import { countMessages } from './messages.js';
import { contactName, numberName } from './names.js';
import { totalsOf } from '../billing/totals.js';
import { extent, sumOf } from './summary.js';
import type { Theme } from './text/theme.js';
import { wrap } from './text/wrap.js';

/** What is told of a pair, or of all, in one line. */
export interface ContactRow {
  readonly contact: string;
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly in: string;
  readonly out: string;
  readonly opened: string;
  readonly billable: string;
  readonly rejected: string;
}

type ContactColumn = Column & { readonly key: keyof ContactRow };
type Shorten = (stamp: string) => string;

const text = (key: keyof ContactRow): ContactColumn => ({ key, title: key, align: 'left', yields: true });
const figure = (key: keyof ContactRow): ContactColumn => ({ key, title: key, align: 'right', yields: false });

const COLUMNS: readonly ContactColumn[] = [
  text('contact'),
  text('number'),
  figure('first'),
  figure('last'),
  figure('in'),
  figure('out'),
  figure('opened'),
  figure('billable'),
  figure('rejected'),
];

const WITHOUT_TIMES = 'No room for the first and last time of each: they are in --format csv --summary.';

/** A line for each pair shown, and one for all pairs. */
export function contactTable(
  shown: readonly PairRun[],
  all: readonly PairRun[],
  calendar: Calendar,
  width: number,
  theme: Theme,
): string {
  const oneNumber = new Set(all.map(({ number }) => number)).size === 1;
  const columns = COLUMNS.filter(({ key }) => key !== 'number' || !oneNumber);
  const told = { each: shown.map((pair) => contactRow(pair, calendar)), sum: allRow(all, calendar) };
  for (const shorten of shortenings(all, calendar)) {
    const rows = tableRows(told, columns, shorten, theme);
    if (fits(columns, rows, width)) return layOut(columns, rows, width, theme.title);
  }
  const withoutTimes = columns.filter(({ key }) => key !== 'first' && key !== 'last');
  const rows = tableRows(told, withoutTimes, whole, theme);
  const note = wrap(WITHOUT_TIMES, width, 2).map(theme.quiet);
  return [layOut(withoutTimes, rows, width, theme.title), ...note].join('\n');
}

const whole: Shorten = (stamp) => stamp;

/** With the time of day where there is room, else dates alone, else without the year where all is in one. */
function shortenings(all: readonly PairRun[], calendar: Calendar): readonly Shorten[] {
  const { first, last } = extent(all);
  if (calendar.day(first) === null) return [whole, (stamp) => stamp.replace('Hour ', '')];
  const date: Shorten = (stamp) => stamp.slice(0, 'YYYY-MM-DD'.length);
  const isOneYear = calendar.stamp(first).slice(0, 4) === calendar.stamp(last).slice(0, 4);
  return [whole, date, ...(isOneYear ? [(stamp: string) => date(stamp).slice('YYYY-'.length)] : [])];
}

function tableRows(
  { each, sum }: { readonly each: readonly ContactRow[]; readonly sum: ContactRow },
  columns: readonly ContactColumn[],
  shorten: Shorten,
  theme: Theme,
): readonly Row[] {
  const rows = [...each.map((row) => ({ row, paint: plain })), { row: sum, paint: theme.title }];
  return rows.map(({ row, paint }) => {
    const short = { ...row, first: shorten(row.first), last: shorten(row.last) };
    const isRefused = row.rejected !== '0';
    return {
      cells: columns.map(({ key }) => [line(short[key], key === 'rejected' && isRefused ? theme.refused : paint)]),
    };
  });
}

export function contactRow(pair: PairRun, calendar: Calendar): ContactRow {
  const { contact, number } = pair;
  return { contact: contactName(contact), number: numberName(number), ...figures([pair], calendar) };
}

export function allRow(pairs: readonly PairRun[], calendar: Calendar): ContactRow {
  const contacts = new Set(pairs.map(({ contact }) => contact)).size;
  return { contact: `all ${contacts}`, number: '', ...figures(pairs, calendar) };
}

function figures(pairs: readonly PairRun[], calendar: Calendar): Omit<ContactRow, 'contact' | 'number'> {
  const { first, last } = extent(pairs);
  const counts = pairs.map(countMessages);
  const totals = totalsOf(pairs);
  return {
    first: calendar.stamp(first),
    last: calendar.stamp(last),
    in: String(counts.reduce((sum, { received }) => sum + received, 0)),
    out: String(counts.reduce((sum, { sent }) => sum + sent, 0)),
    opened: String(sumOf(totals.conversations)),
    billable: String(sumOf(totals.billable)),
    rejected: String(totals.rejected),
  };
}
