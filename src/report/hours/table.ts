import { DAY, HOUR, type Instant } from '../../model/instant.js';
import type { PairRun } from '../../model/run.js';
import type { Calendar } from '../calendar.js';
import { durationText } from '../durations.js';
import { hourRows, type HourRow, type RowOptions } from './hours.js';
import { fits, isWrapped, layOut, line, type Cell, type Column, type Row } from '../text/layout.js';
import { isQuiet, rowWords, type RowWords, type ToneLine } from './rowWords.js';
import { isNothingOpen } from './stateAt.js';
import type { Theme } from '../text/theme.js';

type WordColumn = Column & { readonly key: keyof RowWords };

const WINDOW: WordColumn = { key: 'window', title: 'window', align: 'left', yields: false };
const CONVERSATIONS: WordColumn = { key: 'conversations', title: 'conversations', align: 'left', yields: false };
const EVENTS: WordColumn = { key: 'events', title: 'events', align: 'left', yields: true };
const OPENED: WordColumn = { key: 'opened', title: 'opened', align: 'left', yields: true };
const BILLABLE: WordColumn = { key: 'billable', title: 'billable', align: 'left', yields: true };

/** From wide to narrow: first what opened moves in with the events, then the time left may be wrapped too. The shortest table wins. */
const EVENTS_AND_OPENED: WordColumn = { ...EVENTS, key: 'eventsAndOpened' };
const LOOSE: WordColumn = { ...CONVERSATIONS, key: 'conversationsLoose', yields: true };
const LAYOUTS: readonly (readonly WordColumn[])[] = [
  [WINDOW, CONVERSATIONS, EVENTS, OPENED, BILLABLE],
  [WINDOW, CONVERSATIONS, EVENTS_AND_OPENED, BILLABLE],
  [WINDOW, LOOSE, EVENTS_AND_OPENED, BILLABLE],
];

/** The hour rows of a pair, with a line for each day, at most `width` columns wide. */
export function hourTable(pair: PairRun, calendar: Calendar, options: RowOptions, width: number, theme: Theme): string {
  const rows = [...hourRows(pair, calendar, options)].flatMap((row) => cutAtMidnights(row, calendar, options.step));
  const words = rowWords(rows, calendar, options.step);
  const time: Column = {
    title: timeTitle(calendar.day(pair.firstAt) !== null, options.step),
    align: 'right',
    yields: false,
  };
  const drawn: string[] = [];
  for (const layout of LAYOUTS) {
    const columns = [time, ...layout];
    const lines = tableRows(rows, words, layout, calendar, options.step, theme);
    const isLast = layout === LAYOUTS.at(-1);
    if (!fits(columns, lines, width) && !(isLast && drawn.length === 0)) continue;
    drawn.push(layOut(columns, lines, width, theme.title));
    if (!isWrapped(columns, lines, width)) break;
  }
  return drawn.reduce((best, other) => (lineCount(other) < lineCount(best) ? other : best));
}

function lineCount(text: string): number {
  return text.split('\n').length;
}

function tableRows(
  rows: readonly HourRow[],
  words: readonly RowWords[],
  columns: readonly WordColumn[],
  calendar: Calendar,
  step: number,
  theme: Theme,
): readonly Row[] {
  let shownDay: string | null = null;
  return rows.flatMap((row, index): Row[] => {
    if (isLongPause(row, calendar)) return [{ across: line(pauseWords(row, calendar), theme.quiet) }];
    const day = step < DAY ? calendar.day(row.from) : null;
    const heading = day === null || day === shownDay ? [] : [{ across: line(day, theme.title) }];
    shownDay = day;
    const label = rowLabel(row, calendar, step).map((text) => line(text));
    const cells = columns.map(({ key }) => toned(words[index]?.[key] ?? [], theme));
    return [...heading, { cells: [label, ...cells] }];
  });
}

function toned(lines: readonly ToneLine[], theme: Theme): Cell {
  return lines.map(({ text, tone }) => line(text, theme[tone]));
}

export function timeTitle(dated: boolean, step: number): string {
  if (!dated) return 'hour';
  return step < DAY ? 'time' : 'day';
}

/** `9`, `1–3`, `09:00`, `Thu 2026-10-01`; a run of days on two lines. */
export function rowLabel({ from, last }: HourRow, calendar: Calendar, step: number): readonly string[] {
  const day = step < DAY ? null : calendar.day(from);
  const lastDay = calendar.day(last);
  if (day === null || lastDay === null) {
    return [from === last ? calendar.time(from) : `${calendar.time(from)}–${calendar.time(last)}`];
  }
  return from === last ? [day] : [`${day} –`, lastDay];
}

/** How to read the rows of these pairs: only what occurs in them is explained. */
export function hourTableNotes(pairs: readonly PairRun[], calendar: Calendar, options: RowOptions): readonly string[] {
  const rows = pairs.flatMap((pair) => [...hourRows(pair, calendar, options)]);
  const later = rows.flatMap(({ from, happenings }) => happenings.filter(({ at }) => at !== from))[0]?.at;
  const at = later === undefined ? null : options.step > HOUR ? calendar.time(later) : calendar.minutes(later);
  const repeated = options.step < DAY ? repeatedTime(rows, calendar) : undefined;
  const isDoubtful = rows.some(({ state }) => isMaybe(state));
  return [
    ...(at === null ? [] : [`Each row shows what holds at its start; ${at} says when within it an event came.`]),
    ...(rows.some(({ from, last }) => from !== last)
      ? ['Folded rows show the time left at the last of them; --all unfolds them.']
      : []),
    ...(repeated === undefined ? [] : [`${repeated}: the clocks are put back and show it twice, first A, then B.`]),
    ...(isDoubtful ? ['maybe: cannot be known for sure.'] : []),
  ];
}

function repeatedTime(rows: readonly HourRow[], calendar: Calendar): string | undefined {
  return rows
    .flatMap(({ from, last }) => [calendar.time(from), calendar.time(last)])
    .find((time) => /[AB]$/.test(time));
}

function isMaybe({ window, entryPoint, conversations }: HourRow['state']): boolean {
  return window === 'maybe' || entryPoint?.certain === false || conversations.some(({ certain }) => !certain);
}

/** A row folded past midnight is cut there, for each day has its heading; a pause with nothing open stays whole. */
function cutAtMidnights(row: HourRow, calendar: Calendar, step: number): readonly HourRow[] {
  if (calendar.day(row.from) === null || step >= DAY || !isQuiet(row) || isLongPause(row, calendar)) return [row];
  const pieces: HourRow[] = [];
  for (let from = row.from; from < row.until;) {
    const midnight = calendar.next(calendar.floor(from, DAY), DAY);
    const until = midnight < row.until ? midnight : row.until;
    pieces.push({ ...row, from, until, last: calendar.floor((until - 1) as Instant, step) });
    from = until;
  }
  return pieces;
}

/** Nothing open, into another day. */
function isLongPause(row: HourRow, calendar: Calendar): boolean {
  const goesOn = calendar.day(row.from) !== null && calendar.day(row.from) !== calendar.day(row.last);
  return goesOn && isQuiet(row) && isNothingOpen(row.state);
}

function pauseWords(row: HourRow, calendar: Calendar): string {
  const length = durationText(row.until - row.from);
  return `… nothing open and no change for ${length}, until ${calendar.day(row.until) ?? ''} ${calendar.time(row.until)}`;
}
