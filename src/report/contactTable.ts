import type { PairRun, RunSummary, Totals } from '../model/run.js';
import type { Calendar } from './calendar.js';
import { fits, layOut, line, plain, type Column, type Row } from './text/layout.js';
import { countMessages, type MessageCount } from './messages.js';
import { contactName, numberName } from './names.js';
import { totalsOf } from '../billing/totals.js';
import { sumOf } from './summary.js';
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
  run: RunSummary,
  calendar: Calendar,
  width: number,
  theme: Theme,
): string {
  const columns = COLUMNS.filter(({ key }) => key !== 'number' || run.counts.numbers > 1);
  const told = { each: shown.map((pair) => contactRow(pair, calendar)), sum: allRow(run, calendar) };
  for (const shorten of shortenings(told.sum, run.dated)) {
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
function shortenings({ first, last }: ContactRow, dated: boolean): readonly Shorten[] {
  if (!dated) return [whole, (stamp) => stamp.replace('Hour ', '')];
  const date: Shorten = (stamp) => stamp.slice(0, 'YYYY-MM-DD'.length);
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
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
  const { contact, number, firstAt, lastAt } = pair;
  return {
    contact: contactName(contact),
    number: numberName(number),
    first: calendar.stamp(firstAt),
    last: calendar.stamp(lastAt),
    ...figures(countMessages(pair), totalsOf([pair])),
  };
}

export function allRow({ counts, totals }: RunSummary, calendar: Calendar): ContactRow {
  const { contacts, first, last } = counts;
  return {
    contact: `all ${contacts}`,
    number: '',
    first: first === null ? '' : calendar.stamp(first),
    last: last === null ? '' : calendar.stamp(last),
    ...figures(counts, totals),
  };
}

function figures({ received, sent }: MessageCount, { conversations, billable, rejected }: Totals) {
  return {
    in: String(received),
    out: String(sent),
    opened: String(sumOf(conversations)),
    billable: String(sumOf(billable)),
    rejected: String(rejected),
  };
}
