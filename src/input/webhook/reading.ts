import { finding, type FindingCode } from '../../model/finding.js';
import { MINUTE } from '../../model/instant.js';
import type { Notice } from '../../model/timeline.js';
import type { Entry } from '../interpret.js';
import type { Place } from '../textFile.js';
import { readTime } from '../time.js';
import { quote } from '../words.js';
import { Counts } from './counts.js';
import { Part, type Delivery } from './delivery.js';
import type { Item } from './items.js';
import { Numbers, type NumberName } from './numbers.js';
import { objectsIn, textsIn, writtenIn, type JsonObject, type Path } from './objects.js';
import { aliasOf } from './names.js';
import { People } from './people.js';
import { Receipts } from './receipts.js';
import { nearest, type ReceiptTimes } from './receiptTime.js';
import type { Change } from './unpack.js';

/** A timestamp this much later than its own receipt is in the future of the log (C18). */
const FUTURE = 5 * MINUTE;

/** What an envelope says about everything in it. */
export interface Surroundings {
  readonly change: Change;
  readonly delivery: Delivery;
  readonly received: ReceiptTimes;
  readonly number: NumberName | null;
}

/** What has been read of all webhooks so far, and what reading any part of one needs. */
export class Reading {
  items: Item[] = [];
  readonly notices: Notice[] = [];
  readonly counts = new Counts();
  readonly people = new People();
  readonly numbers = new Numbers();
  /** `country_code` of people, by their user ids: ISO 3166. */
  readonly countries = new Map<string, string>();
  /** Ids of messages that were sent from the Business app. */
  readonly echoes = new Set<string>();
  /** Parts that could not be used. */
  readonly faulty: Entry[] = [];
  readonly receipts: Receipts;
  /** Parts read, used or not. */
  parts = 0;

  constructor(receipts = new Receipts()) {
    this.receipts = receipts;
  }

  /** A part that is read: every part passes here or through `skip`, once. */
  part({ delivery, change }: Surroundings, path: Path): Part {
    this.parts += 1;
    return new Part(delivery, [...change.path, ...path]);
  }

  /** A part that is no event, counted under a word. */
  skip(code: FindingCode, word: string, part: Part): void {
    this.parts += 1;
    this.counts.add(code, word, part);
  }

  /** Null when the time cannot be used, which is noted. */
  timeOf(object: JsonObject, part: Part, { received, delivery }: Surroundings): number | null {
    const text = writtenIn(object, 'timestamp');
    if (text === null) return this.setAside(part, 'MISSING_TIME', 'there is no timestamp');
    const reading = readTime(text);
    if (reading.kind !== 'dated') return this.setAside(part, 'BAD_TIME', `the timestamp ${quote(text)} is no time`);
    const receivedAt = nearest(received, reading.at);
    if (receivedAt === null) return reading.at;
    const isLater = reading.at > receivedAt + FUTURE;
    this.receipts.note(delivery.file, part, isLater);
    if (!isLater) return reading.at;
    const message = `the timestamp ${stamp(reading.at)} is later than its receipt at ${stamp(receivedAt)}`;
    return this.setAside(part, 'FUTURE_TIME', message);
  }

  setAside(part: Part, code: FindingCode, message: string, place: Place = part.place()): null {
    const fault = finding(code, { message, ...place });
    this.faulty.push({ record: part, row: null, contact: null, findings: [fault], faults: [code] });
    return null;
  }
}

/** What every item says about where it comes from. */
export function itemBase({ number, received, change }: Surroundings, part: Part, at: number) {
  return { part, at, receivedAt: nearest(received, at), number, account: change.account };
}

const CONTACT_KEYS = ['wa_id', 'user_id', 'parent_user_id'];
export const SENDER_KEYS = ['from', 'from_user_id', 'from_parent_user_id'];

/** Every name of a contact. */
export function contactNames(contact: JsonObject): readonly string[] {
  return namesIn(contact, CONTACT_KEYS);
}

/** Who sent a message or called; where it does not say so, the only contact that its webhook names. */
export function senderNames(message: JsonObject, value: JsonObject): readonly string[] {
  const named = namesIn(message, SENDER_KEYS);
  return named.length > 0 ? named : onlyContact(value);
}

export function onlyContact(value: JsonObject): readonly string[] {
  const [only, ...others] = objectsIn(value, 'contacts');
  return only === undefined || others.length > 0 ? [] : contactNames(only[1]);
}

/** The names in several fields, in their one spelling. */
export function namesIn(object: JsonObject, keys: readonly string[]): readonly string[] {
  return textsIn(object, keys).flatMap((name) => aliasOf(name) ?? []);
}

function stamp(at: number): string {
  return new Date(at).toISOString();
}
