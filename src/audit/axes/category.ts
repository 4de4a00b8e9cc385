import { TEMPLATE_CATEGORIES, type KindSource } from '../../model/event.js';
import type { Charge } from '../../model/outcome.js';
import type { Reason } from '../causes.js';
import type { Message } from '../message.js';
import type { Evidence } from '../result.js';
import type { Axis, Fault, Surroundings } from './axis.js';
import { said } from './words.js';

/** Where the kind of a message was told by its own price, a comparison of categories would agree with itself. */
const CIRCULAR: ReadonlySet<KindSource> = new Set(['pricing', 'conversation', 'entry_point']);

export function isCategoryCircular({ event: { kindFrom } }: Message): boolean {
  return kindFrom !== undefined && CIRCULAR.has(kindFrom);
}

/** Under which category was it booked? */
export const compareCategory: Axis = (message, around) => {
  const { charge, verdict } = message;
  const reported = verdict.category;
  if (charge === null || reported === null || isCategoryCircular(message)) return 'silent';
  if (verdict.inEntryPoint === true || charge.type === 'free_entry_point') return 'silent';
  const expected = expectedCategories(message, charge);
  if (expected.some((category) => isSame(category, reported, charge))) return 'agrees';
  if (charge.unit === 'conversation' && !isCertain(message)) return 'either';
  return faultOf(message, charge, reported, around);
};

/** A free-form message belongs to one of the conversations that are open; nothing says to which (C10). */
function expectedCategories({ event, conversations }: Message, charge: Charge): readonly string[] {
  if (charge.unit !== 'conversation' || event.type === 'template') return [charge.category];
  return [charge.category, ...conversations.map(({ category }) => category)];
}

function isCertain({ conversations, charge }: Message): boolean {
  return charge?.certain === true && conversations.every(({ certain }) => certain);
}

/** A template of the same name can be sent through either interface, at one price since 2025-07. */
function isSame(expected: string, reported: string, { unit }: Charge): boolean {
  const plain = (category: string): string =>
    unit === 'message' && category === 'marketing_lite' ? 'marketing' : category;
  return plain(expected) === plain(reported);
}

function faultOf(message: Message, charge: Charge, reported: string, around: Surroundings): Fault {
  const base = { expected: charge.category, reported, evidence: categoryFacts(message) };
  const pair = new Set([charge.category, reported]);
  if (pair.has('authentication') && pair.has('authentication_international')) {
    return { ...base, cause: 'INTERNATIONAL', reason: 'eligibility' };
  }
  const { event } = message;
  if (event.type !== 'template') return { ...base, cause: 'CATEGORY', reason: freeFormReason(charge) };
  const isTemplateCategory = TEMPLATE_CATEGORIES.some((category) => category === reported);
  if (!isTemplateCategory || charge.category !== event.category) {
    return { ...base, cause: 'CATEGORY', reason: 'not_a_template' };
  }
  return {
    ...base,
    cause: 'TEMPLATE_RECATEGORISED',
    reason: recategorisedBecause(event.template, event.category, around),
  };
}

function freeFormReason({ unit }: Charge): Reason {
  return unit === 'conversation' ? 'other_conversation' : 'not_a_template';
}

/** Meta says so, or has billed the same template as declared before. */
function recategorisedBecause(template: string | null, declared: string, around: Surroundings): Reason {
  if (template === null) return 'recategorised';
  const isTold = around.notices.some((notice) => notice.kind === 'template_category' && notice.template === template);
  return isTold || around.billedAs(template).has(declared) ? 'recategorised' : 'declared_wrong';
}

const KIND_WORDS: Readonly<Record<KindSource, string>> = {
  input: 'a record of the input',
  send_log: 'the log of what was sent',
  callback_data: 'the data attached to it',
  pricing: 'its price',
  conversation: 'the conversation it opened',
  error: 'its error code',
  entry_point: 'an answered ad',
};

/** What it was booked as, and how its own kind is known. */
export function categoryFacts({ event }: Message): readonly Evidence[] {
  const { pricing, conversation } = event.reported;
  const booked = pricing?.category ?? null;
  return [
    ...said('pricing.category', booked),
    ...(booked === null ? said('conversation.origin.type', conversation?.origin) : []),
    ...(event.kindFrom === undefined ? [] : said('kind told by', KIND_WORDS[event.kindFrom])),
  ];
}
