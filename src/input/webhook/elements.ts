import type { FindingCode } from '../../model/finding.js';
import { quote } from '../words.js';
import { readMessage } from './messages.js';
import { lostDigits, objectsIn, textIn, wordIn, type JsonObject, type Path } from './objects.js';
import { itemBase, SENDER_KEYS, senderNames, type Reading, type Surroundings } from './reading.js';
import { readStatus } from './statuses.js';
import { readUserIdUpdate } from './system.js';

/** Reads one element of an array of a `value`. */
type ReadElement = (reading: Reading, around: Surroundings, element: JsonObject, path: Path) => void;

/** What each array of a `value` holds. */
export const ARRAYS = {
  messages: readMessage,
  statuses: readStatus,
  calls: readCall,
  user_id_update: readUserIdUpdate,
  history: readHistory,
  message_echoes: readEcho,
  user_preferences: skipAs('PARTS_NOT_READ', preference),
  errors: skipAs('PARTS_NOT_READ', (error) => `errors ${textIn(error, 'code') ?? ''} without a message`),
} as const satisfies Readonly<Record<string, ReadElement>>;
type ArrayName = keyof typeof ARRAYS;
export const ARRAY_NAMES = Object.keys(ARRAYS) as readonly ArrayName[];

/** The fields that are read, and which arrays each holds. */
export const READ_FIELDS: Readonly<Record<string, readonly ArrayName[]>> = {
  messages: ARRAY_NAMES,
  calls: ['calls', 'statuses', 'errors'],
  smb_message_echoes: ['message_echoes', 'errors'],
  history: ['history', 'messages', 'errors'],
  user_preferences: ['user_preferences', 'errors'],
  user_id_update: ['user_id_update', 'errors'],
};

function readCall(reading: Reading, around: Surroundings, call: JsonObject, path: Path): void {
  const part = reading.part(around, path);
  const event = wordIn(call, 'event');
  const direction = wordIn(call, 'direction');
  if (event !== 'connect' || direction !== 'user_initiated') {
    const what = direction === 'business_initiated' ? 'calls by the business' : `calls ${quote(event ?? '')}`;
    reading.counts.add('PARTS_NOT_READ', what, part);
    return;
  }
  const at = reading.timeOf(call, part, around);
  const aliases = senderNames(call, around.change.value);
  if (at === null) return;
  reading.people.link(aliases, at);
  if (aliases.length === 0)
    reading.setAside(part, 'MISSING_CONTACT', `the call does not say whom it is from${lostDigits(call, SENDER_KEYS)}`);
  else
    reading.items.push({ kind: 'call', id: textIn(call, 'id'), aliases, group: false, ...itemBase(around, part, at) });
}

/** A thread of history, or in the field of that name a message whose media came later. */
function readHistory(reading: Reading, around: Surroundings, history: JsonObject, path: Path): void {
  const threads = objectsIn(history, 'threads');
  const messages = threads.reduce((sum, [, thread]) => sum + objectsIn(thread, 'messages').length, 0);
  const refused = objectsIn(history, 'errors').length > 0 && messages === 0;
  const part = reading.part(around, path);
  reading.counts.add('IMPORTED_HISTORY', refused ? 'refusals to share it' : 'messages', part, Math.max(1, messages));
}

function readEcho(reading: Reading, around: Surroundings, echo: JsonObject, path: Path): void {
  const id = textIn(echo, 'id');
  if (id !== null) reading.echoes.add(id);
  reading.counts.add('APP_ECHO', 'echo', reading.part(around, path));
}

/** A stop of marketing is no opt-out: other templates go on, and Meta refuses what the customer stopped (131050). */
function preference(preferences: JsonObject): string {
  const category = wordIn(preferences, 'category') ?? '';
  return `preferences ${quote(wordIn(preferences, 'value') ?? '')} of ${category.replaceAll('_', ' ')}`;
}

function skipAs(code: FindingCode, wordFor: (element: JsonObject) => string): ReadElement {
  return (reading, around, element, path) => {
    reading.counts.add(code, wordFor(element), reading.part(around, path));
  };
}
