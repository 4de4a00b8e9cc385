import { MARKETING_WITHHELD, OUTSIDE_WINDOW } from '../../model/errorCode.js';
import { TEMPLATE_CATEGORIES, type ReportedPricing, type TemplateCategory } from '../../model/event.js';
import { DAY, MINUTE } from '../../model/instant.js';
import type { Kind, Wire } from '../row.js';
import { CATEGORIES } from '../vocabulary.js';
import { firstTextIn, isObject } from './objects.js';

/** Categories by which Meta books something that is a template, and no other thing, under per-message pricing. */
const TEMPLATES = new Map<string, TemplateCategory>([
  ...TEMPLATE_CATEGORIES.map((category) => [category, category] as const),
  ['group_marketing', 'marketing'],
  ['group_utility', 'utility'],
]);
/** Messages of AI providers are priced per message that is no template. */
const FREE_FORM = new Set(['service', 'group_service', 'general_purpose_ai']);
/** Conversations of these hold messages of either kind. */
const EITHER = ['referral_conversion', 'user_initiated', 'business_initiated'];

export const CATEGORIES_ON_THE_WIRE: ReadonlySet<string> = new Set([...TEMPLATES.keys(), ...FREE_FORM, ...EITHER]);

/** The category of a template when the message was sent: null where that is not known, undefined where the name is not. */
export type CategoryOf = (template: string) => TemplateCategory | null | undefined;

/** The kind of a message by its own statuses alone; `opens` says whether it is the first of its conversation. */
export function kindOf(wire: Wire, opens: boolean, categoryOf: CategoryOf = () => undefined): Kind | null {
  return (
    byCallback(wire, categoryOf) ?? byPricing(wire.reported.pricing) ?? byConversation(wire, opens) ?? byError(wire)
  );
}

/** The category in which Meta books the message, if that is one of a template. */
export function bookedCategory({ reported: { pricing, conversation } }: Wire): TemplateCategory | null {
  return TEMPLATES.get(pricing?.category ?? conversation?.origin ?? '') ?? null;
}

/** Whether Meta booked it in a free entry point: everything there is free, a template or not. */
export function isInEntryPoint({ reported: { pricing, conversation } }: Wire): boolean {
  const categories = [pricing?.category, conversation?.origin];
  return pricing?.type === 'free_entry_point' || categories.includes('referral_conversion');
}

function byCallback(wire: Wire, categoryOf: CategoryOf): Kind | null {
  const named = wire.callback === null ? null : templateIn(wire.callback, categoryOf);
  if (named === null) return null;
  const category = named.category ?? categoryOf(named.template) ?? bookedCategory(wire);
  return { type: 'template', template: named.template, category, from: 'callback_data' };
}

/** The business attaches what it likes: a template's name counts if the input knows that name, or the data says so. */
function templateIn(
  callback: string,
  categoryOf: CategoryOf,
): { template: string; category: TemplateCategory | null } | null {
  if (categoryOf(callback) !== undefined) return { template: callback, category: null };
  let data: unknown;
  try {
    data = JSON.parse(callback);
  } catch {
    return null;
  }
  if (!isObject(data)) return null;
  const template = firstTextIn(data, ['template', 'template_name', 'templateName']);
  if (template === null) return null;
  const category = CATEGORIES.read(firstTextIn(data, ['category', 'template_category']) ?? '');
  return { template, category: category === 'service' ? null : category };
}

/**
 * Under per-message pricing the category is the message's own. Under conversation pricing it is the conversation's, and
 * of those only service tells: a template never joins one, it opens a conversation of its own category (rule 2c.5).
 */
function byPricing(pricing: ReportedPricing | null): Kind | null {
  const category = pricing?.category ?? '';
  if (FREE_FORM.has(category)) return { type: 'text', template: null, category: null, from: 'pricing' };
  const template = TEMPLATES.get(category);
  if (template === undefined || !isPerMessage(pricing)) return null;
  return { type: 'template', template: null, category: template, from: 'pricing' };
}

/** Price types came with per-message pricing. */
function isPerMessage(pricing: ReportedPricing | null): boolean {
  return pricing?.model === null ? pricing.type !== null : pricing?.model === 'PMP';
}

/** Only a template opens a conversation of its category, and the opener is stamped with 24 hours from its sending. */
function byConversation(wire: Wire, opens: boolean): Kind | null {
  const category = bookedCategory(wire);
  if (category === null || !opens || !isOpener(wire)) return null;
  return { type: 'template', template: null, category, from: 'conversation' };
}

/** Recorded expiries are `ceil_to_minute(sent + 24 h)` (rule 1.9); a conversation that was joined ends earlier. */
function isOpener({ reported: { conversation }, sentAt }: Wire): boolean {
  const expiresAt = conversation?.expiresAt ?? null;
  if (expiresAt === null || sentAt === null) return false;
  const beyond = expiresAt - (sentAt + DAY);
  return beyond >= 0 && beyond < MINUTE;
}

function byError({ reported: { errors } }: Wire): Kind | null {
  const told = { template: null, from: 'error' } as const;
  if (errors.some((code) => OUTSIDE_WINDOW.includes(code))) return { type: 'text', category: null, ...told };
  if (errors.some((code) => MARKETING_WITHHELD.includes(code)))
    return { type: 'template', category: 'marketing', ...told };
  return null;
}
