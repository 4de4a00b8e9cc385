import type { Answer, EntryPointAnswer, Mention, WindowAnswer } from '../../check/answer.js';
import type { Calendar } from '../calendar.js';
import { isUnseen } from './words.js';
import { visible } from '../text/text.js';
import { CATEGORY_WORDS } from '../words.js';
import { widest, wrap } from '../text/wrap.js';

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
    ...openerFacts(answer.window, calendar),
    ...entryPointFacts(answer.entryPoint, calendar),
    ...callPermissionFacts(answer, calendar),
    ...conversationFacts(answer, calendar),
    ...chargedFacts(answer),
    ...answeredFacts(answer),
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

function openerFacts({ openedBy }: WindowAnswer, calendar: Calendar): readonly Fact[] {
  return openedBy === null ? [] : [['opened by', mentionWords(openedBy, calendar)]];
}

function windowWords(window: WindowAnswer, calendar: Calendar): string {
  const { state, permanent, until, safeUntil } = window;
  if (permanent) return 'open, a session that never closes';
  if (until === null) return 'closed, nothing has opened one';
  if (isUnseen(window)) return 'closed, the log shows nothing that opened one';
  if (state === 'closed') return `closed since ${calendar.stamp(until)}`;
  if (state === 'maybe') return `maybe open, until ${calendar.stamp(until)} at the latest`;
  const safe = safeUntil === null || safeUntil === until ? '' : `, to be safe until ${calendar.stamp(safeUntil)}`;
  return `open until ${calendar.stamp(until)}${safe}`;
}

function mentionWords({ handle, at }: Mention, calendar: Calendar): string {
  return `${visible(handle)}, ${calendar.stamp(at)}`;
}

function entryPointFacts(entryPoint: EntryPointAnswer, calendar: Calendar): readonly Fact[] {
  const { until, openedBy, replyBefore } = entryPoint;
  const open: readonly Fact[] =
    until === null
      ? []
      : [
          ['entry point', freeWords(entryPoint, until, calendar)],
          ...(openedBy === null ? [] : [['opened by', mentionWords(openedBy, calendar)] as const]),
        ];
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

function callPermissionFacts({ callPermission }: Answer, calendar: Calendar): readonly Fact[] {
  if (callPermission === null) return [];
  const { until, givenBy } = callPermission;
  const end = until === null ? 'until the customer takes it back' : `until ${calendar.stamp(until)}`;
  return [
    ['calls', `allowed ${end}`],
    ...(givenBy === null ? [] : [['allowed by', mentionWords(givenBy, calendar)] as const]),
  ];
}

/** Said where nobody answered, or nothing tells. */
function answeredFacts({ unanswered }: Answer): readonly Fact[] {
  if (unanswered === false) return [];
  const words =
    unanswered === null
      ? 'unknown, a contacts export says only when the customer last wrote'
      : 'no, nothing was sent since the customer last wrote';
  return [['answered', words]];
}

/** What is counted, and where its prices come from. */
function chargedFacts({ messages, afterReply }: Answer): readonly Fact[] {
  const charge = [...messages, ...(afterReply ?? [])].find(({ charge: one }) => one?.billable === true)?.charge ?? null;
  if (charge === null) return [];
  const prices = charge.price === null ? '' : ', at list prices, before allowances and volume tiers';
  return [['charged', `by the ${charge.unit}${prices}`]];
}

function conversationFacts({ conversations }: Answer, calendar: Calendar): readonly Fact[] {
  return conversations.map(({ category, state, until }, index) => [
    index === 0 ? 'conversations' : '',
    `${CATEGORY_WORDS[category]} ${state} until ${calendar.stamp(until)}`,
  ]);
}
