import { fold } from '../words.js';
import { jsonInText } from './jsonInText.js';
import { isObject, objectIn, objectsIn, textIn, type JsonObject, type Path } from './objects.js';

/** One `changes[]` element, or what stands for one, with what its envelope says about it. */
export interface Change {
  /** `field`; null where no envelope names it. */
  readonly field: string | null;
  readonly value: JsonObject;
  /** Where `value` stands. */
  readonly path: Path;
  /** `entry[].id`: the WhatsApp Business Account. */
  readonly account: string | null;
  /** `entry[].time` as it stands. */
  readonly time: string | null;
}

/** Wrappers around webhooks are a few levels deep; nothing below that is looked at. */
const DEEPEST = 16;

interface Envelope {
  readonly account: string | null;
  readonly time: string | null;
}

/** Every change in a logged value, however it is wrapped. */
export function changesIn(value: unknown): readonly Change[] {
  const found: Change[] = [];
  search(value, [], { account: null, time: null }, found);
  return found;
}

function search(value: unknown, path: Path, envelope: Envelope, found: Change[]): void {
  if (path.length > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) search(element, [...path, index], envelope, found);
  } else if (typeof value === 'string') {
    searchText(value, path, envelope, found);
  } else if (isObject(value)) {
    searchObject(value, path, envelope, found);
  }
}

/** Some gateways log the body as a text, and containers each line of a log. */
function searchText(text: string, path: Path, envelope: Envelope, found: Change[]): void {
  const inside = jsonInText(text);
  if (inside !== null) search(inside.value, path, envelope, found);
}

function searchObject(object: JsonObject, path: Path, envelope: Envelope, found: Change[]): void {
  const entries = objectsIn(object, 'entry');
  if (entries.some(([, entry]) => isEntry(entry))) {
    for (const [index, entry] of entries) found.push(...changesOf(entry, [...path, 'entry', index]));
  } else if (isEntry(object)) {
    found.push(...changesOf(object, path));
  } else if (isChange(object)) {
    found.push(changeOf(object, path, envelope));
  } else if (isValue(object)) {
    found.push({ field: textIn(object, 'field'), value: object, path, ...envelope });
  } else if (isStatus(object)) {
    found.push({ field: null, value: { statuses: [object] }, path, ...envelope });
  } else if (isMessage(object)) {
    found.push({ field: null, value: { messages: [object] }, path, ...envelope });
  } else {
    for (const [key, inner] of Object.entries(object)) search(inner, [...path, key], envelope, found);
  }
}

function changesOf(entry: JsonObject, path: Path): readonly Change[] {
  const envelope = { account: textIn(entry, 'id'), time: textIn(entry, 'time') };
  return objectsIn(entry, 'changes').map(([index, change]) => changeOf(change, [...path, 'changes', index], envelope));
}

function changeOf(change: JsonObject, path: Path, envelope: Envelope): Change {
  return {
    field: textIn(change, 'field'),
    value: objectIn(change, 'value') ?? {},
    path: [...path, 'value'],
    ...envelope,
  };
}

function isEntry(object: JsonObject): boolean {
  return objectsIn(object, 'changes').some(([, change]) => isObject(change['value']));
}

function isChange(object: JsonObject): boolean {
  return textIn(object, 'field') !== null && isObject(object['value']);
}

/** Arrays that only a webhook's `value` has. */
const OWN_ARRAYS = ['message_echoes', 'user_preferences', 'user_id_update', 'calls'];

function isValue(object: JsonObject): boolean {
  if (object['messaging_product'] === 'whatsapp') return true;
  if (OWN_ARRAYS.some((key) => Array.isArray(object[key]) && objectsIn(object, key).length > 0)) return true;
  if (objectsIn(object, 'history').some(([, part]) => Array.isArray(part['threads']))) return true;
  const messages = objectsIn(object, 'messages').some(([, message]) => isMessage(message));
  return messages || objectsIn(object, 'statuses').some(([, status]) => isStatus(status));
}

const STATUS_MARKS = ['recipient_id', 'recipient_user_id', 'recipient_type', 'conversation', 'pricing', 'errors'];

function isStatus(object: JsonObject): boolean {
  const named = textIn(object, 'status') !== null && textIn(object, 'timestamp') !== null;
  return named && STATUS_MARKS.some((key) => key in object) && !saysDirection(object);
}

function isMessage(object: JsonObject): boolean {
  const named = textIn(object, 'id') !== null && textIn(object, 'timestamp') !== null;
  const typed = textIn(object, 'type');
  if (!named || typed === null || saysDirection(object)) return false;
  return 'from' in object || 'from_user_id' in object || isObject(object[typed]);
}

const DIRECTION_KEYS = new Set(
  ['direction', 'dir', 'in_out', 'message_direction', 'sender_type', 'author_type'].map(fold),
);

/** Records of a tidy timeline say it, messages and statuses never do. */
function saysDirection(object: JsonObject): boolean {
  return Object.keys(object).some((key) => DIRECTION_KEYS.has(fold(key)));
}
