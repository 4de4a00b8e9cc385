import type { ChalkInstance } from 'chalk';
import type { Fact, MessageExplanation, OpenConversation } from '../explain/explanation.js';
import { FINDING_KINDS } from '../model/finding.js';
import type { Instant } from '../model/instant.js';
import type { Charge, Outcome } from '../model/outcome.js';
import { ruleById } from '../rules/catalogue.js';
import { SOURCES } from '../rules/sources.js';
import type { ExplanationDocument } from '../schema/explanation.js';
import { calendarOf, type Calendar } from './calendar.js';
import { instantText } from './instantText.js';
import { visible } from './text/text.js';
import { themeOf, type Theme } from './text/theme.js';
import { CATEGORY_WORDS, ENTRY_POINT_WORDS, FREE_WORDS, messageWords } from './words.js';
import { wrap } from './text/wrap.js';

interface ExplanationContext {
  readonly dated: boolean;
  readonly timezone: string;
  readonly width: number;
  readonly color: ChalkInstance;
}

/** One message: its chain of facts as numbered sentences, then the rules that they name. */
export function renderExplanation(explanation: MessageExplanation, context: ExplanationContext): string {
  const { facts } = explanation;
  const theme = themeOf(context.color);
  const calendar = calendarOf(context);
  const sentences = facts.map((fact) => sentence(fact, calendar));
  const rules = [...new Set(facts.flatMap((fact) => ruleOf(fact) ?? []))];
  const zone = context.dated ? [`Times in ${context.timezone}, the account's zone.`] : [];
  return [
    theme.title(visible(headline(explanation))),
    ...zone,
    '',
    ...sentences.flatMap((text, index) => numbered(index + 1, text, context.width)),
    '',
    ...ruleSections(rules, context.width, theme),
  ].join('\n');
}

/** The same as data: instants as text, each fact with the sentence that a person reads and the rule behind it. */
export function explanationDocument(
  explanation: MessageExplanation,
  context: { dated: boolean; timezone: string },
): ExplanationDocument {
  const calendar = calendarOf(context);
  return {
    schema: 'wa-window/explanation@1',
    message: explanation.handle,
    contact: explanation.contact,
    number: explanation.number,
    timezone: context.timezone,
    facts: explanation.facts.map((fact) => ({
      kind: fact.kind,
      at: 'at' in fact ? instantText(fact.at, context.dated) : null,
      sentence: sentence(fact, calendar),
      recipient: fact.kind === 'charge' ? fact.charge.recipient : null,
      rule: ruleDocument(ruleOf(fact)),
    })),
  };
}

function ruleDocument(id: string | null): ExplanationDocument['facts'][number]['rule'] {
  if (id === null) return null;
  const rule = ruleById(id);
  return {
    id,
    statement: rule?.statement ?? null,
    confidence: rule?.confidence ?? null,
    sources: rule?.sources.map((key) => ({ key, ...SOURCES[key] })) ?? [],
  };
}

/** The chain of facts alone, a sentence each. */
export function explanationSentences(
  { facts }: MessageExplanation,
  context: Pick<ExplanationContext, 'dated' | 'timezone'>,
): readonly string[] {
  const calendar = calendarOf(context);
  return facts.map((fact) => visible(sentence(fact, calendar)));
}

function headline({ handle, contact, number }: MessageExplanation): string {
  const customer = contact === null ? '' : ` with ${contact}`;
  return `${handle}${customer}${number === null ? '' : ` on ${number}`}`;
}

function numbered(index: number, text: string, width: number): readonly string[] {
  const label = String(index).padStart(3);
  return wrap(visible(text), width - 5).map((line, row) => `${row === 0 ? label : '   '}  ${line}`);
}

/** The rules that were named, and then their sources, each once. A link is never broken, so that it can be followed. */
export function ruleSections(ids: readonly string[], width: number, theme: Theme): readonly string[] {
  if (ids.length === 0) return [];
  const sources = [...new Set(ids.flatMap((id) => ruleById(id)?.sources ?? []))];
  const column = Math.max(...[...ids, ...sources].map(({ length }) => length)) + 2;
  return [
    theme.title('Rules'),
    ...ids.flatMap((id) => ruleLines(id, column, width)),
    '',
    ...(sources.length === 0 ? [] : [theme.title('Sources')]),
    ...sources.flatMap((key) => {
      const { title, link } = SOURCES[key];
      const lines = labelled(key, title, column, width);
      return link === null ? lines : [...lines, `${' '.repeat(column + 2)}${theme.quiet(link)}`];
    }),
    '',
  ];
}

function ruleLines(id: string, column: number, width: number): readonly string[] {
  const rule = ruleById(id);
  if (rule === null) return labelled(id, 'a rule of your own', column, width);
  return labelled(id, `${rule.statement} (${[rule.confidence, ...rule.sources].join(', ')})`, column, width);
}

function labelled(label: string, text: string, column: number, width: number): readonly string[] {
  const first = `  ${label.padEnd(column)}`;
  return wrap(text, width - first.length).map((line, row) => `${row === 0 ? first : ' '.repeat(first.length)}${line}`);
}

function ruleOf(fact: Fact): string | null {
  if ('rule' in fact) return fact.rule;
  return fact.kind === 'charge' ? fact.charge.rule : null;
}

function sentence(fact: Fact, calendar: Calendar): string {
  return SENTENCES[fact.kind](fact as never, calendar);
}

const SENTENCES: {
  readonly [K in Fact['kind']]: (fact: Extract<Fact, { kind: K }>, calendar: Calendar) => string;
} = {
  sent: ({ at, event }, calendar) => `The business sent ${withArticle(messageWords(event))} at ${calendar.stamp(at)}.`,
  sent_unknown: ({ at }, calendar) => `The business sent a message at ${calendar.stamp(at)}.`,
  not_judged: ({ code }) => {
    const { explanation, remedy } = FINDING_KINDS[code];
    return `It is not judged (${code}). ${explanation} ${remedy}`;
  },
  received: ({ at, event }, calendar) => {
    if (event.kind === 'call') return `The customer called at ${calendar.stamp(at)}.`;
    const through = event.entryPoint === null ? '' : ` ${ENTRY_POINT_WORDS[event.entryPoint]}`;
    return `The customer sent ${withArticle(event.type)}${through} at ${calendar.stamp(at)}.`;
  },
  rules: ({ id, from, until }, calendar) => `Rules ${id} applied${period(from, until, calendar)}.`,
  no_rules: () => 'No rules are known for this date.',
  window: ({ state, last, until }, calendar) => {
    const behind = last === null ? '' : `: ${last.handle} at ${calendar.stamp(last.at)} had opened it`;
    if (until === null) return `The window was ${WINDOW[state]}: nothing had opened one before.`;
    if (state === 'no' && last === null) return 'The window was closed: the log shows nothing that opened one.';
    const end = Number.isFinite(until) ? ` until ${calendar.stamp(until)}` : ' without an end';
    return `The window was ${WINDOW[state]}${behind}${end}.`;
  },
  entry_point: ({ state, openedBy, until }, calendar) => {
    const reply = `${openedBy.handle} at ${calendar.stamp(openedBy.at)}`;
    if (state === 'no') return `The entry point that ${reply} had opened was over at ${calendar.stamp(until)}.`;
    return `An entry point was ${state === 'yes' ? '' : 'perhaps '}open: ${reply} had opened it, until ${calendar.stamp(until)}.`;
  },
  answers_ad: ({ ad }, calendar) => `It answers the ad message ${ad.handle} of ${calendar.stamp(ad.at)}.`,
  conversations: ({ open }, calendar) =>
    open.length === 0 ? 'No conversation was open.' : `Open conversations: ${openList(open, calendar)}.`,
  accepted: ({ certain }) =>
    certain ? 'It was allowed.' : 'It was perhaps allowed: that depends on what is not known.',
  rejected: ({ code }) =>
    `It was refused${code === null ? '' : ` with error ${code}`}, and so opened and cost nothing.`,
  delivered: ({ at, receipt }, calendar) =>
    receipt.assumed
      ? 'It counts as delivered at once, for the input does not say (D1).'
      : `It was ${receipt.status === 'read' ? 'read, and so delivered,' : 'delivered'} at ${calendar.stamp(at)}.`,
  not_delivered: ({ failedAt }, calendar) =>
    failedAt === null
      ? 'It was not delivered, as far as the input says, and so opened and cost nothing.'
      : `It failed at ${calendar.stamp(failedAt)}, and so opened and cost nothing.`,
  opens_entry_point: ({ from, until }, calendar) =>
    `It opened a free entry point from ${calendar.stamp(from)} to ${calendar.stamp(until)}.`,
  opens_conversation: ({ category, until, certain }, calendar) =>
    `It ${certain ? '' : 'perhaps '}opened a ${CATEGORY_WORDS[category]} conversation, until ${calendar.stamp(until)}.`,
  joins_conversation: ({ category }) => `It belongs to the open ${CATEGORY_WORDS[category]} conversation.`,
  charge: ({ charge }) => chargeSentence(charge),
  opens_window: ({ refreshed, until }, calendar) =>
    `It ${refreshed ? 'started the open window anew' : 'opened the window'}, until ${calendar.stamp(until)}.`,
  opens_no_window: () => 'It opened no window.',
  allows_calls: ({ until }, calendar) =>
    `It gave permission to call: calls are allowed ${until === null ? 'until the customer takes it back' : `until ${calendar.stamp(until)}`}.`,
  refuses_calls: () => 'It refused permission to call, which ends one that was given before.',
  came_by_ad: ({ replyBefore }, calendar) =>
    `A reply sent before ${calendar.stamp(replyBefore)} opens a free entry point.`,
  depends_on: ({ id, value, other, otherwise }) =>
    `This depends on ${id}=${value}: under ${id}=${other} it ${otherwiseWords(otherwise)}.`,
};

/** Of the words that open with a vowel only `utility` does not sound so. */
function withArticle(words: string): string {
  return `${/^(?:[aeio]|un)/.test(words) ? 'an' : 'a'} ${words}`;
}

const WINDOW = { yes: 'open', maybe: 'perhaps open', no: 'closed' } as const;

function chargeSentence(charge: Charge): string {
  const { billable, certain, category, type, unit } = charge;
  const whom = charge.group ? `For ${recipientWords(charge)} it` : 'It';
  if (!billable) return `${whom} is not charged: ${FREE_WORDS[type]} (${type}).`;
  return `${whom} is ${certain ? '' : 'perhaps '}charged as one ${CATEGORY_WORDS[category]} ${unit}.`;
}

/** A message to a group is charged once for each recipient (rule 2f.13). */
function recipientWords({ recipient }: Charge): string {
  return recipient ?? 'a recipient that the log does not name';
}

/** What a message does, told by the outcome that says most. */
function otherwiseWords(outcomes: readonly Outcome[]): string {
  const charges = outcomes.flatMap((outcome) => (outcome.kind === 'charged' ? outcome.charge : []));
  if (charges.length > 0) return otherwiseCharged(charges);
  if (outcomes.some(({ kind }) => kind === 'message_rejected')) return 'would be refused';
  if (outcomes.some(({ kind }) => kind === 'opens_no_window')) return 'would open no window';
  return outcomes.length === 0 ? 'would have no effect' : 'would open the window';
}

/** Recipients of a group for whom the same holds are named together. */
function otherwiseCharged(charges: readonly Charge[]): string {
  const alike = new Set(charges.map((charge) => otherwiseChargeWords(charge, '')));
  return [...alike]
    .flatMap((words) => {
      const [first, ...others] = charges.filter((charge) => otherwiseChargeWords(charge, '') === words);
      if (first === undefined) return [];
      const whom = first.group ? ` for ${[first, ...others].map(recipientWords).join(' and ')}` : '';
      return otherwiseChargeWords(first, whom);
    })
    .join('; it ');
}

function otherwiseChargeWords({ billable, certain, category, type }: Charge, whom: string): string {
  if (!billable) return `would not be charged${whom}: ${FREE_WORDS[type]}`;
  return `would ${certain ? '' : 'perhaps '}be charged as ${CATEGORY_WORDS[category]}${whom}`;
}

function openList(open: readonly OpenConversation[], calendar: Calendar): string {
  return open
    .map(
      ({ category, startedAt, until }) =>
        `${CATEGORY_WORDS[category]} since ${calendar.stamp(startedAt)} (until ${calendar.stamp(until)})`,
    )
    .join(', ');
}

function period(from: Instant | null, until: Instant | null, calendar: Calendar): string {
  if (from === null && until === null) return '';
  if (until === null) return `, since ${calendar.stamp(from as Instant)}`;
  return from === null
    ? `, until ${calendar.stamp(until)}`
    : `, from ${calendar.stamp(from)} to ${calendar.stamp(until)}`;
}
