import type { Answer, EntryPointAnswer, Mention, WindowAnswer } from '../check/answer.js';
import type { Calendar } from './calendar.js';
import { STATE_WORDS } from './checkWords.js';
import { visible } from './text.js';
import { CATEGORY_WORDS } from './words.js';
import { widest, wrap } from './wrap.js';

type Fact = readonly [label: string, text: string];

/** How things stand, a labelled line each; `timezone` is null on an undated timeline. */
export function factLines(
  answer: Answer,
  calendar: Calendar,
  timezone: string | null,
  width: number,
): readonly string[] {
  const facts: readonly Fact[] = [
    ['window', windowWords(answer.window, calendar)],
    ...entryPointFacts(answer.entryPoint, calendar),
    ...conversationFacts(answer, calendar),
    ...(answer.unanswered ? [['answered', 'no, nothing was sent since the customer last wrote'] as const] : []),
    [
      'rules',
      `${answer.ruleSet ?? 'none are known for this date'}${timezone === null ? '' : `; times in ${timezone}`}`,
    ],
  ];
  const column = widest(facts.map(([label]) => label)) + 2;
  return facts.flatMap(([label, text]) =>
    wrap(text, width - column - 2, 2).map((part, row) => `  ${(row === 0 ? label : '').padEnd(column)}${part}`),
  );
}

function windowWords({ state, permanent, until, safeUntil, openedBy }: WindowAnswer, calendar: Calendar): string {
  if (permanent) return 'open, a session that never closes';
  if (until === null) return 'closed, nothing has opened one';
  const opener = openedByWords(openedBy, calendar);
  if (state === 'closed') return `closed since ${calendar.stamp(until)}${opener}`;
  if (state === 'maybe') return `maybe open, until ${calendar.stamp(until)} at the latest${opener}`;
  const safe = safeUntil === null || safeUntil === until ? '' : `, to be safe until ${calendar.stamp(safeUntil)}`;
  return `open until ${calendar.stamp(until)}${safe}${opener}`;
}

function openedByWords(opener: Mention | null, calendar: Calendar): string {
  return opener === null ? '' : `, opened by ${visible(opener.handle)} at ${calendar.stamp(opener.at)}`;
}

function entryPointFacts(entryPoint: EntryPointAnswer, calendar: Calendar): readonly Fact[] {
  const { until, openedBy, replyBefore } = entryPoint;
  const open: readonly Fact[] =
    until === null
      ? []
      : [['entry point', `${freeWords(entryPoint, until, calendar)}${openedByWords(openedBy, calendar)}`]];
  const waiting: readonly Fact[] =
    replyBefore === null
      ? []
      : [['reply by', `${calendar.stamp(replyBefore)}: a reply to the ad sent before then opens a free entry point`]];
  return [...open, ...waiting];
}

function freeWords(
  { state, surelyUntil }: EntryPointAnswer,
  until: NonNullable<EntryPointAnswer['until']>,
  calendar: Calendar,
): string {
  if (state === 'maybe' || surelyUntil === null) return `maybe open, perhaps free until ${calendar.stamp(until)}`;
  if (surelyUntil === until) return `open, free until ${calendar.stamp(until)}`;
  return `open, free until ${calendar.stamp(surelyUntil)}, perhaps until ${calendar.stamp(until)}`;
}

function conversationFacts({ conversations }: Answer, calendar: Calendar): readonly Fact[] {
  return conversations.map(({ category, state, until }, index) => [
    index === 0 ? 'conversations' : '',
    `${CATEGORY_WORDS[category]} ${STATE_WORDS[state]} until ${calendar.stamp(until)}`,
  ]);
}
