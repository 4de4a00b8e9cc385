import { TEMPLATE_CATEGORIES, type Outbound, type TemplateCategory } from '../model/event.js';

/** The kinds of outbound message that rules tell apart; a class is its index here. */
export const MESSAGE_CLASSES = ['free_form', 'reaction', ...TEMPLATE_CATEGORIES] as const;
export type MessageClass = number;

/** What kind of outbound message a row speaks of; `template` stands for a template of any category. */
export const MESSAGE_SELECTORS = [...MESSAGE_CLASSES, 'template'] as const;
export type MessageSelector = (typeof MESSAGE_SELECTORS)[number];

const FREE_FORM: MessageClass = MESSAGE_CLASSES.indexOf('free_form');
export const REACTION: MessageClass = MESSAGE_CLASSES.indexOf('reaction');
const TEMPLATES = Object.fromEntries(
  TEMPLATE_CATEGORIES.map((category) => [category, MESSAGE_CLASSES.indexOf(category)]),
) as Record<TemplateCategory, MessageClass>;

export function messageClass(message: Outbound): MessageClass {
  if (message.type === 'template') return TEMPLATES[message.category];
  return message.type === 'reaction' ? REACTION : FREE_FORM;
}

export function selects(selector: MessageSelector, index: MessageClass): boolean {
  const name = MESSAGE_CLASSES[index];
  if (selector === 'template') return name !== 'free_form' && name !== 'reaction';
  return name === selector;
}
