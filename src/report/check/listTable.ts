import type { ChalkInstance } from 'chalk';
import type { Standing } from '../../check/answer.js';
import { MINUTE, type Instant } from '../../model/instant.js';
import { calendarOf, type Calendar } from '../calendar.js';
import type { ContactList } from '../contactList.js';
import { isUnseen, leftWords, STATE_WORDS } from './words.js';
import { fits, layOut, line, type Column, type Row } from '../layout.js';
import { contactName, numberName } from '../names.js';
import { themeOf, type Theme, type Tone } from '../theme.js';
import { plural } from '../words.js';
import { wrap } from '../wrap.js';

type Shorten = (stamp: string) => string;

const NEVER = '–';

/** A line for each contact and, last, how many there are. */
export function contactsTable(list: ContactList, width: number, color: ChalkInstance): string {
  const theme = themeOf(color);
  const calendar = calendarOf(list);
  const zone = list.dated ? ` Times in ${list.timezone}.` : '';
  const blocks = [
    [theme.title(`Contacts as of ${calendar.stamp(list.at)}.`) + zone],
    ...(list.shown.length === 0 ? [] : [[table(list, calendar, width, theme)]]),
    [...wrap(hiddenWords(list), width, 2).filter((text) => text !== ''), theme.title(countWords(list))],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Times are shortened where that makes the table fit. */
function table(list: ContactList, calendar: Calendar, width: number, theme: Theme): string {
  const isOneNumber = new Set(list.meant.map(({ number }) => number)).size === 1;
  const drawn = shortenings(list, calendar).map((shorten) => {
    const { columns, rows } = cells(
      list,
      isOneNumber,
      (at) => (at === null ? NEVER : shorten(calendar.stamp(at))),
      theme,
    );
    return { isFitting: fits(columns, rows, width), text: () => layOut(columns, rows, width, theme.title) };
  });
  return (drawn.find(({ isFitting }) => isFitting) ?? drawn.at(-1))?.text() ?? '';
}

/** Whole, without the year where it is the same for all, dates alone. */
function shortenings({ shown, dated }: ContactList, calendar: Calendar): readonly Shorten[] {
  const whole: Shorten = (stamp) => stamp;
  if (!dated) return [whole];
  const years = new Set(
    shown
      .flatMap(({ window, lastMessageAt }) => [endOf(window), lastMessageAt])
      .map((at) => (at === null ? null : calendar.stamp(at).slice(0, 4))),
  );
  years.delete(null);
  const withoutYear: Shorten = (stamp) => stamp.slice('YYYY-'.length);
  const date: Shorten = (stamp) => stamp.slice(0, 'YYYY-MM-DD'.length);
  return [whole, ...(years.size < 2 ? [withoutYear] : []), date];
}

function cells(
  { shown }: ContactList,
  isOneNumber: boolean,
  stamp: (at: Standing['lastMessageAt']) => string,
  theme: Theme,
): { columns: readonly Column[]; rows: readonly Row[] } {
  const titles = ['contact', ...(isOneNumber ? [] : ['number']), 'window', 'until', 'last message', 'answered'];
  const rows = shown.map((standing) => {
    const { contact, number, window, lastMessageAt, unanswered } = standing;
    return {
      cells: [
        [line(contactName(contact))],
        ...(isOneNumber ? [] : [[line(numberName(number))]]),
        [line(windowCell(standing), theme[toneOf(standing)])],
        [line(window.permanent ? 'for ever' : stamp(endOf(window)))],
        [line(stamp(lastMessageAt))],
        [line(lastMessageAt === null ? NEVER : unanswered ? 'no' : 'yes')],
      ],
    };
  });
  return { columns: titles.map((title) => ({ title, align: 'left', yields: false })), rows };
}

function endOf(window: Standing['window']): Instant | null {
  return isUnseen(window) ? null : window.until;
}

/** `open 18h 12m`; `closing` says that it closes soon. */
function windowCell({ window, at }: Standing): string {
  const { state, until, closesSoon } = window;
  if (state !== 'open' || until === null) return STATE_WORDS[state];
  const left = until - at < MINUTE ? '<1m' : leftWords(until - at);
  return `${closesSoon ? 'closing' : 'open'} ${left}`;
}

function toneOf({ window }: Standing): Tone {
  if (window.state === 'closed') return 'quiet';
  return window.state === 'maybe' || window.closesSoon ? 'doubt' : 'open';
}

function hiddenWords({ shown, meant }: ContactList): string {
  const hidden = meant.length - shown.length;
  return hidden === 0 ? '' : `${plural(hidden, 'more contact')} not shown: see them with --limit all.`;
}

/** `3 of 140 contacts: 2 open, 1 closed; 1 unanswered.` */
function countWords({ meant, total }: ContactList): string {
  const names = new Set(meant.map(({ number }) => number)).size > 1 ? 'contact on a number' : 'contact';
  const many = names === 'contact' ? 'contacts' : 'contacts, each on a number';
  const open = meant.filter(({ verdict }) => verdict === 'open').length;
  const unanswered = meant.filter((standing) => standing.unanswered).length;
  const of = meant.length === total ? plural(total, names, many) : `${meant.length} of ${plural(total, names, many)}`;
  return `${of}: ${open} open, ${meant.length - open} closed; ${unanswered} unanswered.`;
}
