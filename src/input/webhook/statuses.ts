import type { ReceiptStatus } from '../../model/event.js';
import { CATEGORIES_ON_THE_WIRE } from './kind.js';
import { quote } from '../words.js';
import type { Counts } from './counts.js';
import type { Part } from './delivery.js';
import { objectIn, textIn, wordIn, type JsonObject, type Path } from './objects.js';
import { itemBase, namesIn, onlyContact, type Reading, type Surroundings } from './reading.js';
import { verdictIn, type Verdict } from './reported.js';

export const RECIPIENT_KEYS = [
  'recipient_id',
  'recipient_user_id',
  'parent_recipient_user_id',
  'recipient_parent_user_id',
];
const PARTICIPANT_KEYS = [
  'recipient_participant_id',
  'participant_recipient_id',
  'recipient_participant_user_id',
  'recipient_participant_parent_user_id',
];

/** What became of a message of the business. */
export function readStatus(reading: Reading, around: Surroundings, status: JsonObject, path: Path): void {
  const part = reading.part(around, path);
  const word = statusOf(status, part, reading.counts);
  const verdict = verdictIn(status);
  countUnknownWords(verdict, part, reading.counts);
  if (word === null) return;
  const id = textIn(status, 'id');
  if (id === null) {
    reading.setAside(part, 'MISSING_ID', 'the status does not say which message it is about');
    return;
  }
  const at = reading.timeOf(status, part, around);
  if (at === null) return;
  const to = recipientOf(status, around.change.value);
  const callback = textIn(status, 'biz_opaque_callback_data');
  reading.items.push({ kind: 'status', id, status: word, verdict, callback, ...itemBase(around, part, at), ...to });
}

/** Of a message to a group the group, and the member whom the status is about. Other statuses may say what this leaves out. */
function recipientOf(status: JsonObject, value: JsonObject) {
  const id = textIn(status, 'recipient_id');
  if (wordIn(status, 'recipient_type') === 'group' || id?.endsWith('@g.us') === true) {
    return { group: true, aliases: id === null ? [] : [id], recipient: namesIn(status, PARTICIPANT_KEYS) };
  }
  const onPremises = objectIn(status, 'message') ?? {};
  const named = [...namesIn(status, RECIPIENT_KEYS), ...namesIn(onPremises, ['recipient_id'])];
  return { group: false, aliases: named.length > 0 ? named : onlyContact(value), recipient: [] };
}

const STATUSES: Readonly<Record<string, 'sent' | ReceiptStatus>> = {
  accepted: 'sent',
  pending: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message that was played was read.
  played: 'read',
  failed: 'failed',
};

/** Known, and nothing follows from them. */
const WITHOUT_EFFECT = new Set(['deleted', 'warning']);

/** What a status says of its message; null for what says nothing about delivery, which is counted. */
function statusOf(status: JsonObject, part: Part, counts: Counts): 'sent' | ReceiptStatus | null {
  const type = wordIn(status, 'type');
  if (type === 'call' || type === 'payment') {
    counts.add('PARTS_NOT_READ', `statuses of a ${type}`, part);
    return null;
  }
  const word = wordIn(status, 'status') ?? '';
  const known = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  if (known !== undefined) return known;
  if (WITHOUT_EFFECT.has(word)) counts.add('PARTS_NOT_READ', `statuses "${word}"`, part);
  else counts.add('UNKNOWN_WORD', word === '' ? 'a status without a word' : `the status ${quote(word)}`, part);
  return null;
}

/** Categories, price types and models that this version does not know. */
function countUnknownWords({ pricing, conversation }: Verdict, part: Part, counts: Counts): void {
  const count = (what: string, word: string | null, words: ReadonlySet<string>) => {
    if (word !== null && !words.has(word)) counts.add('UNKNOWN_WORD', `the ${what} ${quote(word)}`, part);
  };
  const category = pricing?.category ?? null;
  const origin = conversation?.origin ?? null;
  count('category', category, CATEGORIES_ON_THE_WIRE);
  if (origin !== category) count('category', origin, CATEGORIES_ON_THE_WIRE);
  count('price type', pricing?.type ?? null, PRICE_TYPES);
  count('pricing model', pricing?.model ?? null, PRICING_MODELS);
}

const PRICE_TYPES = new Set(['regular', 'free_customer_service', 'free_entry_point', 'free_group_customer_service']);
const PRICING_MODELS = new Set(['NBP', 'CBP', 'PMP']);
