import type { ChalkInstance } from 'chalk';
import type { Standing } from '../../check/answer.js';
import { MINUTE, type Instant } from '../../model/instant.js';
import { calendarOf, type Calendar } from '../calendar.js';
import type { ContactList } from '../contactList.js';
import { isUnseen, leftWords } from './words.js';
import { fits, layOut, line, type Cell, type Column, type Row } from '../text/layout.js';
import { contactName, numberName } from '../names.js';
import { themeOf, type Theme, type Tone } from '../text/theme.js';
import { plural } from '../words.js';
import { wrap } from '../text/wrap.js';

type Shorten = (stamp: string) => string;

const NEVER = '–';

/** A line for each contact and, last, how many there are. */
export function contactsTable(list: ContactList, width: number, color: ChalkInstance): string {
  const theme = themeOf(color);
  const calendar = calendarOf(list);
  const zone = list.dated ? ` Times in ${list.timezone}.` : '';
  const blocks = [
    [theme.title(`Contacts as of ${calendar.stamp(list.at)}.`) + zone],
    ...(list.shown.length === 0 ? [] : [table(list, calendar, width, theme)]),
    [
      ...[...hiddenWords(list), ...unsafeWords(list), ...unknownWords(list)].flatMap((text) => wrap(text, width, 2)),
      ...wrap(countWords(list), width, 2).map(theme.title),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Key = 'contact' | 'number' | 'window' | 'until' | 'last message' | 'answered';
const KEYS: readonly Key[] = ['contact', 'number', 'window', 'until', 'last message', 'answered'];

/** A way to draw the table: which columns, and how times are written in two of them. */
interface Draft {
  readonly left: readonly Key[];
  readonly until: Shorten;
  readonly lastMessage: Shorten;
}

/** The first draft that fits, from all that is known to what must be known. */
function table(list: ContactList, calendar: Calendar, width: number, theme: Theme): readonly string[] {
  const isOneNumber = new Set(list.meant.map(({ number }) => number)).size === 1;
  const drawn = drafts(list, calendar).map((draft) => {
    const keys = KEYS.filter((key) => !draft.left.includes(key) && (key !== 'number' || !isOneNumber));
    const columns = keys.map((title): Column => ({ title, align: 'left', yields: false }));
    const rows = list.shown.map((standing) => rowOf(standing, keys, draft, calendar, theme));
    const note = draft.left.length === 0 ? [] : wrap(noRoomWords(draft.left), width, 2).map(theme.quiet);
    return {
      isFitting: fits(columns, rows, width),
      lines: () => [layOut(columns, rows, width, theme.title), ...note],
    };
  });
  return (drawn.find(({ isFitting }) => isFitting) ?? drawn.at(-1))?.lines() ?? [];
}

/** Until when a window is open is told to the minute, however narrow the table: without the year where it is the same for all. */
function drafts({ shown, dated }: ContactList, calendar: Calendar): readonly Draft[] {
  const years = new Set(
    shown.flatMap(({ window, lastMessageAt }) =>
      [endOf(window), lastMessageAt].flatMap((at) => (at === null ? [] : [calendar.stamp(at).slice(0, 'YYYY'.length)])),
    ),
  );
  const whole: Shorten = (stamp) => stamp;
  const withoutYear: Shorten = (stamp) => stamp.slice('YYYY-'.length);
  const date: Shorten = (stamp) => stamp.slice(0, 'YYYY-MM-DD'.length);
  const least = dated && years.size < 2 ? withoutYear : whole;
  return [
    { left: [], until: whole, lastMessage: whole },
    { left: [], until: least, lastMessage: least },
    ...(dated ? [{ left: [], until: least, lastMessage: date }] : []),
    { left: ['last message'], until: least, lastMessage: least },
    { left: ['last message', 'answered'], until: least, lastMessage: least },
  ];
}

function noRoomWords(left: readonly Key[]): string {
  const what = left.includes('answered')
    ? 'the last message of each and whether it was answered: they are'
    : 'the last message of each: it is';
  return `No room for ${what} in --format csv.`;
}

function rowOf(
  standing: Standing,
  keys: readonly Key[],
  { until, lastMessage }: Draft,
  calendar: Calendar,
  theme: Theme,
): Row {
  const { contact, number, window, lastMessageAt, unanswered } = standing;
  const stamp = (at: Instant | null, shorten: Shorten): string => (at === null ? NEVER : shorten(calendar.stamp(at)));
  const cells: Readonly<Record<Key, Cell>> = {
    contact: [line(contactName(contact))],
    number: [line(numberName(number))],
    window: [line(windowCell(standing), theme[toneOf(standing)])],
    until: [line(window.permanent ? 'for ever' : stamp(endOf(window), until))],
    'last message': [line(stamp(lastMessageAt, lastMessage))],
    answered: [line(lastMessageAt === null ? NEVER : answeredWord(unanswered))],
  };
  return { cells: keys.map((key) => cells[key]) };
}

function answeredWord(unanswered: Standing['unanswered']): string {
  if (unanswered === null) return 'unknown';
  return unanswered ? 'no' : 'yes';
}

function endOf(window: Standing['window']): Instant | null {
  return isUnseen(window) ? null : window.until;
}

/** `open 18h 12m`; `closing` says that it closes soon, `unsafe` that the safety margin has begun. */
function windowCell(standing: Standing): string {
  const { window, at } = standing;
  const { state, until, closesSoon } = window;
  if (state !== 'open' || until === null) return state;
  const left = until - at < MINUTE ? '<1m' : leftWords(until - at);
  if (isUnsafe(standing)) return `unsafe ${left}`;
  return `${closesSoon ? 'closing' : 'open'} ${left}`;
}

/** Still open, but called closed for its safety margin. */
function isUnsafe({ window, verdict }: Standing): boolean {
  return window.state === 'open' && verdict === 'closed';
}

function toneOf(standing: Standing): Tone {
  const { window } = standing;
  if (window.state === 'closed') return 'quiet';
  return window.state === 'maybe' || window.closesSoon || isUnsafe(standing) ? 'doubt' : 'open';
}

function hiddenWords({ shown, meant }: ContactList): readonly string[] {
  const hidden = meant.length - shown.length;
  return hidden === 0 ? [] : [`${plural(hidden, 'more contact')} not shown: see them with --limit all.`];
}

function unsafeWords({ shown }: ContactList): readonly string[] {
  return shown.some(isUnsafe) ? ['unsafe: still open, and counted as closed for the safety margin.'] : [];
}

function unknownWords({ shown }: ContactList): readonly string[] {
  const isUnknown = shown.some(({ unanswered }) => unanswered === null);
  return isUnknown ? ['unknown: a contacts export says only when each contact last wrote.'] : [];
}

/** `3 of 140 contacts: 2 open, 1 closed; 1 unanswered.` */
function countWords({ meant, total }: ContactList): string {
  const names = new Set(meant.map(({ number }) => number)).size > 1 ? 'contact on a number' : 'contact';
  const many = names === 'contact' ? 'contacts' : 'contacts, each on a number';
  const open = meant.filter(({ verdict }) => verdict === 'open').length;
  const of = meant.length === total ? plural(total, names, many) : `${meant.length} of ${plural(total, names, many)}`;
  return `${of}: ${open} open, ${meant.length - open} closed; ${unansweredWords(meant)}.`;
}

function unansweredWords(meant: ContactList['meant']): string {
  const known = meant.filter(({ unanswered }) => unanswered === true).length;
  const unknown = meant.filter(({ unanswered }) => unanswered === null).length;
  if (unknown === 0) return `${known} unanswered`;
  return known === 0 ? `${unknown} perhaps unanswered` : `${known} unanswered, ${unknown} perhaps`;
}
