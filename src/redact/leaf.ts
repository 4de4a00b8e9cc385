import { readTime } from '../input/time.js';
import { namesMessage, namesSomebody, otherAnything } from './anything.js';
import type { Pseudonyms } from './pseudonyms.js';
import { isKnownName } from './words.js';

/** Keys and indexes from the root of a JSON value to one of its parts. */
export type Path = readonly (string | number)[];

/** Where a value stands. */
export interface Place {
  readonly path: Path;
  /** The object that it is a field of. */
  readonly holder: () => object | null;
}

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
const PEOPLE = /^(?:from|to|input|customer|user|phone|participant|previous|current)$/;

/** What stands for one text of a webhook, told by the field it stands in and by its form. */
export function otherText(pseudonyms: Pseudonyms, text: string, place: Place): string {
  const trimmed = text.trim();
  if (trimmed === '') return text;
  const replaced = otherTrimmed(pseudonyms, trimmed, place);
  return replaced === trimmed ? text : text.replace(trimmed, () => replaced);
}

function otherTrimmed(pseudonyms: Pseudonyms, text: string, place: Place): string {
  const key = fieldOf(place.path);
  return (
    (isAnswer(place.path) ? null : otherRead(pseudonyms, text, key, place)) ??
    otherAnything(pseudonyms, text, key) ??
    (NAMES.has(key) ? pseudonyms.name(text) : pseudonyms.text(text))
  );
}

/** What a reader of webhooks reads there, or could; null for a field that says nothing to it. */
function otherRead(pseudonyms: Pseudonyms, text: string, key: string, place: Place): string | null {
  if (TIMES.has(key)) return otherTime(text);
  if (FORMS[key]?.test(text) === true || (isErrorCode(place.path) && /^\d+$/.test(text))) return text;
  if (WORD_FIELDS.has(key)) return isKnownName(text) ? text : pseudonyms.word(text);
  if (TEMPLATES.has(key) || key === CALLBACK || isTemplateName(place.path)) return pseudonyms.template(text);
  return otherNamed(pseudonyms, text, key, place);
}

/** What names somebody or a message; null for what does not. */
function otherNamed(pseudonyms: Pseudonyms, text: string, key: string, place: Place): string | null {
  const isSomebody = NUMBER_IDS.has(key) || PEOPLE.test(key) || namesSomebody(key) || isIdOfThread(place.path);
  if (isSomebody) return pseudonyms.identity(text);
  return namesMessage(key) || isIdOfMessage(key, place) ? pseudonyms.messageId(text) : null;
}

/** A thread of imported history is called by its contact. */
function isIdOfThread(path: Path): boolean {
  return path.at(-1) === 'id' && path.at(-3) === 'threads';
}

/** What an `id` is of is told by what it stands in: anywhere else it may be that of a customer or an order. */
function isIdOfMessage(key: string, { path, holder }: Place): boolean {
  if (key !== 'id') return false;
  const owner = path.at(-2);
  return owner === 'context' || owner === 'conversation' || 'timestamp' in (holder() ?? {});
}

/** What a customer filled in may have the names of fields that a reader reads elsewhere. */
function isAnswer(path: Path): boolean {
  return path.includes('response_json');
}

/** What no time can be read from stays so, without what it said. */
export function otherTime(text: string): string {
  const reading = readTime(text, 'UTC');
  return reading.kind === 'fault' && reading.code === 'BAD_TIME' ? 'redacted' : text;
}

/** What stands for a JSON number, as its digits are written. */
export function otherNumber(pseudonyms: Pseudonyms, written: string, place: Place): string {
  const key = fieldOf(place.path);
  const isRead = !isAnswer(place.path);
  if (isRead && (TIMES.has(key) || FIGURES.has(key) || isErrorCode(place.path))) return written;
  const digits = wholeNumber(written);
  const named = digits === null || !isRead ? null : otherNamed(pseudonyms, digits, key, place);
  const other = named ?? (digits === null ? null : otherAnything(pseudonyms, digits, key));
  return other ?? written.replace(/^[\d.]+/, (mantissa) => pseudonyms.figure(mantissa));
}

/** 31612345678 also for 31612345678.0 and 3.1612345678e10; null for what is no whole number. */
export function wholeNumber(written: string): string | null {
  if (/^\d+$/.test(written)) return written;
  const number = Number(written);
  return Number.isSafeInteger(number) ? String(number) : null;
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
