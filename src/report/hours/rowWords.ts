import { HOUR, type Instant } from '../../model/instant.js';
import type { Calendar } from '../calendar.js';
import { durationText, isWholeHours, timeLeft } from '../durations.js';
import type { HourRow, Opening } from './hours.js';
import type { StateAt } from './stateAt.js';
import type { Tone } from '../text/theme.js';
import { billWords, CATEGORY_WORDS, counted, happeningWords, maybe, openingWords } from '../words.js';
import { padEnd, padStart, widest } from '../text/wrap.js';

/** Text of a cell's line with what it means, for colour. */
export interface ToneLine {
  readonly text: string;
  readonly tone: Tone;
}

/** The cells of a row as a person reads them. */
export interface RowWords {
  readonly window: readonly ToneLine[];
  readonly conversations: readonly ToneLine[];
  /** The same without lining up the time left, so that it can be wrapped. */
  readonly conversationsLoose: readonly ToneLine[];
  readonly events: readonly ToneLine[];
  /** The same with what they opened, where there is no room for a column of its own. */
  readonly eventsAndOpened: readonly ToneLine[];
  readonly opened: readonly ToneLine[];
  readonly billable: readonly ToneLine[];
}

interface Left {
  readonly name: string;
  readonly left: number | null;
  readonly tone: Tone;
}

/** Words for all rows of a table at once, so that the time left lines up within each column. */
export function rowWords(rows: readonly HourRow[], calendar: Calendar, step: number): readonly RowWords[] {
  const windows = aligned(rows.map((row) => [windowLeft(row.state, row.last)]));
  const conversations = aligned(rows.map((row) => openLeft(row.state, row.last)));
  return rows.map((row, index) => ({
    window: windows[index] ?? [],
    conversations: conversations[index] ?? [],
    conversationsLoose: (conversations[index] ?? []).map(({ text, tone }) => ({
      text: text.replaceAll(/ +/g, ' '),
      tone,
    })),
    events: eventLines(row, [], calendar, step),
    eventsAndOpened: eventLines(row, row.opened, calendar, step),
    opened: counted(row.opened.map(openingWords)).map((text) => ({ text, tone: 'open' })),
    billable: counted(row.bills.map(billWords)).map((text) => ({ text, tone: isNo(text) ? 'quiet' : 'billed' })),
  }));
}

/** Whether nothing happens in the row, which then stands for a run of time without change. */
export function isQuiet({ happenings, opened, bills }: HourRow): boolean {
  return happenings.length === 0 && opened.length === 0 && bills.length === 0;
}

function isNo(text: string): boolean {
  return text.startsWith('no: ');
}

function eventLines(row: HourRow, opened: readonly Opening[], calendar: Calendar, step: number): readonly ToneLine[] {
  if (isQuiet(row)) return [{ text: quietWords(row, calendar), tone: 'quiet' }];
  const happened = row.happenings.map((happening) => ({
    at: happening.at,
    text: pastStart(happening.at, row.from, calendar, step) + happeningWords(happening, row.until),
  }));
  const openings = opened.map((opening) => ({ at: opening.at, text: `opens ${openingWords(opening)}` }));
  const lines = [...happened, ...openings].sort((a, b) => a.at - b.at).map(({ text }) => text);
  return counted(lines).map((text) => ({ text, tone: toneOf(text) }));
}

function toneOf(event: string): Tone {
  if (event.includes('✕')) return 'refused';
  return event.startsWith('opens ') ? 'open' : 'plain';
}

function quietWords({ from, until, last }: HourRow, calendar: Calendar): string {
  if (from === last) return 'no change';
  const clocks = calendar.clocksChange(from, until) ? ' (clocks change)' : '';
  return `no change for ${durationText(until - from)}${clocks}`;
}

/** What comes later in a row says when: `:05 `, or `14:05 ` in rows longer than an hour. */
function pastStart(at: Instant, from: Instant, calendar: Calendar, step: number): string {
  if (at === from) return '';
  return `${step > HOUR ? calendar.time(at) : calendar.minutes(at)} `;
}

function windowLeft({ window, windowUntil }: StateAt, at: Instant): Left {
  if (window === 'closed') return { name: 'closed', left: null, tone: 'quiet' };
  const left = windowUntil === null ? null : windowUntil - at;
  return { name: window, left, tone: window === 'maybe' ? 'doubt' : 'open' };
}

function openLeft({ entryPoint, conversations }: StateAt, at: Instant): readonly Left[] {
  const open = conversations.map(({ category, until, certain }) => ({
    name: CATEGORY_WORDS[category],
    until,
    certain,
  }));
  const all = entryPoint === null ? open : [{ name: CATEGORY_WORDS.referral_conversion, ...entryPoint }, ...open];
  return all.map(({ name, until, certain }) => ({
    name: maybe(name, certain),
    left: until - at,
    tone: certain ? 'open' : 'doubt',
  }));
}

function aligned(cells: readonly (readonly Left[])[]): readonly (readonly ToneLine[])[] {
  const timed = cells.flat().filter(({ left }) => left !== null);
  const withMinutes = timed.some(({ left }) => !isWholeHours(left ?? 0));
  const text = (left: number | null): string => (left === null ? '' : timeLeft(left, withMinutes));
  const nameWidth = widest(timed.map(({ name }) => name));
  const timeWidth = widest(timed.map(({ left }) => text(left)));
  return cells.map((cell) =>
    cell.map(({ name, left, tone }) => ({
      text: left === null ? name : `${padEnd(name, nameWidth)} ${padStart(text(left), timeWidth)}`,
      tone,
    })),
  );
}
