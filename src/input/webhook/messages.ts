import { INBOUND_TYPES, type EntryPointSource, type InboundType } from '../../model/event.js';
import { quote } from '../words.js';
import { callPermissionIn } from './callPermission.js';
import type { Counts } from './counts.js';
import type { Part } from './delivery.js';
import { lostDigits, objectIn, textIn, wordIn, type JsonObject, type Path } from './objects.js';
import { itemBase, SENDER_KEYS, senderNames, type Reading, type Surroundings } from './reading.js';
import { readSystem, systemNames } from './system.js';

/** A customer message, also in a group, and what the system says in a customer's name. */
export function readMessage(reading: Reading, around: Surroundings, message: JsonObject, path: Path): void {
  const part = reading.part(around, path);
  const at = reading.timeOf(message, part, around);
  const type = inboundType(message, part, reading.counts);
  const entryPoint = entryPointOf(message, part, reading.counts);
  const sender = senderNames(message, around.change.value);
  if (at === null) return;
  reading.people.link(sender, at);
  if (type === 'system') readSystem(reading.people, message, sender, at);
  const group = textIn(message, 'group_id');
  const named = sender.length > 0 ? sender : systemNames(message);
  const aliases = group === null ? named : [group];
  if (aliases.length === 0) {
    reading.setAside(
      part,
      'MISSING_CONTACT',
      `the message does not say whom it is from${lostDigits(message, SENDER_KEYS)}`,
    );
    return;
  }
  const base = { id: textIn(message, 'id'), aliases, group: group !== null, ...itemBase(around, part, at) };
  const callPermission = callPermissionIn(message);
  reading.items.push({ kind: 'inbound', type, entryPoint, callPermission, ...base });
}

const TYPES = new Set<string>(INBOUND_TYPES);

/** The type of a customer message; one that is not known counts as `unknown`, as Meta's own word is. */
function inboundType(message: JsonObject, part: Part, counts: Counts): InboundType {
  const type = wordIn(message, 'type');
  if (type !== null && TYPES.has(type)) return type as InboundType;
  counts.add('UNKNOWN_WORD', type === null ? 'a message without a type' : `the message type ${quote(type)}`, part);
  return 'unknown';
}

/**
 * A referral from an ad is the entry to a free entry point. One from a post is not: the rules name ads and page buttons,
 * and a page button gives no referral (rule 3.1).
 */
function entryPointOf(message: JsonObject, part: Part, counts: Counts): EntryPointSource | null {
  const referral = objectIn(message, 'referral');
  if (referral === null) return null;
  const source = wordIn(referral, 'source_type');
  if (source === 'ad' || (source === null && textIn(referral, 'ctwa_clid') !== null)) return 'ctwa';
  if (source === 'post') counts.add('POST_REFERRAL', 'post', part);
  else
    counts.add(
      'UNKNOWN_WORD',
      source === null ? 'a referral without a source' : `the referral source ${quote(source)}`,
      part,
    );
  return null;
}
