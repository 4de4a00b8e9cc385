import { readTime } from '../input/time.js';
import type { Pseudonyms } from './pseudonyms.js';
import { isKnownName } from './words.js';

/** Keys and indexes from the root of a JSON value to one of its parts. */
export type Path = readonly (string | number)[];

/** The times that webhooks tell, read as they stand. */
const TIMES = new Set([
  'timestamp',
  'time',
  'expiration_timestamp',
  'category_update_timestamp',
  'tier_update_time',
  'start_time',
  'end_time',
  'created_timestamp',
]);

/** Fields that hold one word of a list of Meta's. */
const WORD_FIELDS = new Set([
  'object',
  'field',
  'messaging_product',
  'status',
  'type',
  'event',
  'direction',
  'category',
  'pricing_model',
  'pricing_type',
  'pricing_category',
  'recipient_type',
  'source_type',
  'media_type',
  'value',
  'policy',
  'method',
  'new_category',
  'correct_category',
  'previous_category',
  'template_category',
  'message_type',
  'decision',
  'level',
]);

/** Short texts of a fixed form that say nothing about a person. */
const FORMS: Readonly<Record<string, RegExp>> = {
  country_code: /^[A-Za-z]{2}$/,
  country: /^[A-Za-z]{2}$/,
  currency: /^[A-Z]{3}$/,
  language: /^[a-z]{2,3}(?:[_-][A-Z]{2})?$/,
  message_template_language: /^[a-z]{2,3}(?:[_-][A-Z]{2})?$/,
  tier: /^\d{1,10}:(?:\d{1,10}|MAX)$/,
  effective_month: /^\d{4}-\d\d$/,
};

/** JSON numbers that count something. */
const FIGURES = new Set(['quantity', 'count', 'duration', 'phase', 'progress', 'chunk_order', 'version', 'status']);

const NAMES = new Set(['name', 'formatted_name', 'first_name', 'last_name', 'username', 'profile_name']);
const TEMPLATES = new Set(['template', 'template_name', 'templateName', 'message_template_name', 'hsm_name']);
/** What a business attaches to a message may name its template. */
const CALLBACK = 'biz_opaque_callback_data';
const NUMBER_IDS = new Set(['phone_number_id', 'display_phone_number']);
const PEOPLE =
  /^(?:from|to|input|customer|user|phone|participant|wa_id|new_wa_id|previous|current)$|(?:user|recipient|participant|wa|group)_id$/;
const IDS = /^(?:id|[a-z_]*message_id|[a-z_]+_id|.+Id|clid|ctwa_clid|sid|uuid|wamid)$/;

/** What stands for one text of a webhook, told by the field it stands in and by its form. */
export function otherText(pseudonyms: Pseudonyms, text: string, path: Path): string {
  const trimmed = text.trim();
  if (trimmed === '') return text;
  const key = fieldOf(path);
  const replaced = otherTrimmed(pseudonyms, trimmed, key, path);
  return replaced === trimmed ? text : text.replace(trimmed, () => replaced);
}

function otherTrimmed(pseudonyms: Pseudonyms, text: string, key: string, path: Path): string {
  if (TIMES.has(key)) return otherTime(text);
  if (FORMS[key]?.test(text) === true || (isErrorCode(path) && /^\d+$/.test(text))) return text;
  if (WORD_FIELDS.has(key)) return isKnownName(text) ? text : pseudonyms.word(text);
  if (TEMPLATES.has(key) || key === CALLBACK || isTemplateName(path)) return pseudonyms.template(text);
  if (NUMBER_IDS.has(key) || PEOPLE.test(key)) return pseudonyms.identity(text);
  if (IDS.test(key)) return pseudonyms.messageId(text);
  if (pseudonyms.isNumber(text)) return pseudonyms.identity(text);
  if (text.startsWith('wamid.')) return pseudonyms.messageId(text);
  return NAMES.has(key) ? pseudonyms.name(text) : pseudonyms.text(text);
}

/** What no time can be read from stays so, without what it said. */
export function otherTime(text: string): string {
  const reading = readTime(text, 'UTC');
  return reading.kind === 'fault' && reading.code === 'BAD_TIME' ? 'redacted' : text;
}

/** What stands for a JSON number, as its digits are written. */
export function otherNumber(pseudonyms: Pseudonyms, digits: string, path: Path): string {
  const key = fieldOf(path);
  if (TIMES.has(key) || FIGURES.has(key) || isErrorCode(path)) return digits;
  if (!/^\d+$/.test(digits)) return digits.replace(/\d+(?=\.)|(?<=\.)\d+/g, (run) => otherFigure(pseudonyms, run));
  if (NUMBER_IDS.has(key) || PEOPLE.test(key)) return pseudonyms.identity(digits);
  if (IDS.test(key)) return pseudonyms.messageId(digits);
  return pseudonyms.isNumber(digits) ? pseudonyms.identity(digits) : otherFigure(pseudonyms, digits);
}

/** A number of JSON begins with no zero. */
function otherFigure(pseudonyms: Pseudonyms, digits: string): string {
  if (digits.length === 1) return digits;
  return digits.slice(0, 1) + pseudonyms.figure(digits.slice(1));
}

/** The name of the field that a value stands in, also as one of a list. */
function fieldOf(path: Path): string {
  for (let index = path.length - 1; index >= 0; index--) {
    const step = path[index];
    if (typeof step === 'string') return step;
  }
  return '';
}

/** A code anywhere else could be one that a customer was sent. */
function isErrorCode(path: Path): boolean {
  return path.at(-1) === 'code' && path.some((step) => step === 'errors' || step === 'error');
}

function isTemplateName(path: Path): boolean {
  return path.at(-1) === 'name' && path.at(-2) === 'template';
}
