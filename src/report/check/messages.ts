import type { Answer, MessageAnswer } from '../../check/answer.js';
import { ruleById } from '../../rules/catalogue.js';
import { allowanceWords, KIND_WORDS, messageCell } from './words.js';
import { layOut, line, type Cell, type Column } from '../text/layout.js';
import { visible } from '../text/text.js';
import type { Theme } from '../text/theme.js';
import { widest, wrap } from '../text/wrap.js';

const column = (title: string, yields: boolean): Column => ({ title, align: 'left', yields });

/** A line for each kind of message: what becomes of it now, what after a reply where none may be sent, and by which rules. */
export function messageTable({ messages, afterReply }: Answer, width: number, theme: Theme): readonly string[] {
  if (messages.length === 0) return [];
  const columns = [
    column('message', true),
    column('sent now', true),
    ...(afterReply === null ? [] : [column('after a reply', true)]),
    column('rules', true),
  ];
  const rows = messages.map((message, index) => {
    const later = afterReply?.[index] ?? null;
    const cells: readonly Cell[] = [
      [line(KIND_WORDS[message.kind])],
      [line(messageCell(message), theme[message.delivered ? 'plain' : 'refused'])],
      ...(later === null ? [] : [[line(messageCell(later))]]),
      [line(rulesOf(later === null ? [message] : [message, later]).join(', '), theme.quiet)],
    ];
    return { cells };
  });
  const all = both({ messages, afterReply });
  const notes = [...new Set([...all.flatMap(allowanceNote), ...all.flatMap(unpricedNote)])];
  return [layOut(columns, rows, width, theme.title), ...notes.flatMap((note) => wrap(note, width, 2))];
}

/** The statement of every rule that the table names. */
export function ruleLines(answer: Answer, width: number, theme: Theme): readonly string[] {
  const ids = rulesOf(both(answer));
  if (ids.length === 0) return [];
  const indent = widest(ids) + 2;
  const lines = ids.flatMap((id) =>
    wrap(ruleById(id)?.statement ?? 'a rule of your own', width - indent - 2).map(
      (part, row) => `  ${(row === 0 ? visible(id) : '').padEnd(indent)}${part}`,
    ),
  );
  return [theme.title('Rules'), ...lines];
}

function both({ messages, afterReply }: Pick<Answer, 'messages' | 'afterReply'>): readonly MessageAnswer[] {
  return [...messages, ...(afterReply ?? [])];
}

function allowanceNote({ charge }: MessageAnswer): readonly string[] {
  const allowance = charge?.allowance ?? null;
  return allowance === null ? [] : [allowanceWords(allowance)];
}

function unpricedNote({ charge }: MessageAnswer): readonly string[] {
  const unpriced = charge?.billable === true ? (charge.price?.unpriced ?? null) : null;
  return unpriced === null ? [] : [`Price unknown: ${visible(unpriced)}.`];
}

/** By which they are allowed or refused, and charged; each once. */
function rulesOf(messages: readonly MessageAnswer[]): readonly string[] {
  return [...new Set(messages.flatMap(({ rule, charge }) => (charge === null ? [rule] : [rule, charge.rule])))];
}
