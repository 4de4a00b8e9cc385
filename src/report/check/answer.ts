import type { ChalkInstance } from 'chalk';
import type { Answer } from '../../check/answer.js';
import { isSameMessage, type Dependency } from '../../check/depends.js';
import { calendarOf, type Calendar } from '../calendar.js';
import { factLines } from './facts.js';
import { messageTable, ruleLines } from './messages.js';
import { KIND_WORDS, messageCell, verdictWords } from './words.js';
import { contactName, numberName } from '../names.js';
import { themeOf, type Tone } from '../text/theme.js';
import { wrap } from '../text/wrap.js';

interface CheckContext {
  readonly dated: boolean;
  readonly timezone: string;
  readonly width: number;
  readonly color: ChalkInstance;
}

const NARROWEST = 40;

/** What a person asks before writing to a contact: how things stand, what may be sent and as what, why; the verdict last. */
export function renderAnswer(answer: Answer, dependencies: readonly Dependency[], context: CheckContext): string {
  const theme = themeOf(context.color);
  const calendar = calendarOf(context);
  const width = Math.max(context.width, NARROWEST);
  const advice = [...adviceWords(answer), ...dependencies.map((one) => dependencyWords(one, answer))];
  const blocks = [
    [theme.title(headline(answer, calendar))],
    factLines(answer, calendar, context.dated ? context.timezone : null, width),
    messageTable(answer, width, theme),
    advice.flatMap((text) => wrap(text, width, 2)),
    ruleLines(answer, width, theme),
    wrap(verdictWords(answer, calendar), width, 2).map(theme[toneOf(answer)]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function toneOf({ verdict, window }: Answer): Tone {
  if (verdict === 'closed') return window.state === 'closed' ? 'refused' : 'doubt';
  return window.closesSoon ? 'doubt' : 'open';
}

function headline({ contact, number, at }: Answer, calendar: Calendar): string {
  const name = contact === null ? 'The contact' : contactName(contact);
  return `${name}${number === null ? '' : ` on ${numberName(number)}`}, ${calendar.stamp(at)}`;
}

/** What to do when free-form messages are refused. */
function adviceWords({ window, messages, afterReply }: Answer): readonly string[] {
  if (window.state === 'open' || afterReply === null) return [];
  const template = messages.some(({ kind, delivered }) => kind !== 'free_form' && delivered);
  return [template ? SEND_TEMPLATE : NO_TEMPLATE, WAIT];
}

const SEND_TEMPLATE =
  'To write now, send a template, or many at once as a campaign: each recipient is charged as under "sent now".';
const NO_TEMPLATE = 'Nothing may be sent now, not even a template (see the rules below).';
const WAIT = 'Or wait for a reply: once the customer has written, "after a reply" holds.';

/** The first thing that would be different, for the window decides more than a charge does. */
function dependencyWords({ id, value, other, otherwise }: Dependency, { window, messages }: Answer): string {
  return `This depends on ${id}=${value}: under ${id}=${other} ${difference()}.`;

  function difference(): string {
    if (otherwise.window.state !== window.state) return `the window would be ${otherwise.window.state}`;
    const index = messages.findIndex((message, at) => !isSame(message, otherwise.messages[at]));
    const [message, changed] = [messages[index], otherwise.messages[index]];
    if (message === undefined || changed === undefined) {
      return `the entry point would be ${otherwise.entryPoint.state}`;
    }
    return `a ${KIND_WORDS[message.kind]} would be: ${messageCell(changed)}`;
  }
}

function isSame(message: Answer['messages'][number], other: Answer['messages'][number] | undefined): boolean {
  return other !== undefined && isSameMessage(message, other);
}
