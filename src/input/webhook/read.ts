import { isUserId } from '../../model/userId.js';
import { quote } from '../words.js';
import { ARRAY_NAMES, ARRAYS, READ_FIELDS } from './elements.js';
import { Part, type Delivery } from './delivery.js';
import { noticeIn, startsOf } from './notices.js';
import { numberIn } from './numbers.js';
import { objectIn, objectsIn, othersIn, textIn, wordIn, type JsonObject } from './objects.js';
import { contactNames, type Reading, type Surroundings } from './reading.js';
import { NO_TIMES, receiptTimes, receiptTimesIn, type ReceiptTimes } from './receiptTime.js';
import { instantIn } from './reported.js';
import { changesIn, type Change } from './unpack.js';

/** Takes one delivery apart. `zone` is where a time before its JSON was written. */
export function readDelivery(reading: Reading, delivery: Delivery, zone: string | undefined): void {
  const changes = changesIn(delivery.value);
  if (changes.length === 0) reading.skip('PARTS_NOT_READ', 'JSON that is no webhook', new Part(delivery, []));
  const isTold = !reading.receipts.without.has(delivery.file.name);
  const written = isTold ? receiptTimesIn(delivery.prefix, zone) : NO_TIMES;
  for (const change of changes) {
    readChange(reading, change, delivery, isTold ? receivedAt(written, change, zone) : NO_TIMES);
  }
}

/** The times before the JSON, or else that of the entry. */
function receivedAt(written: ReceiptTimes, { time }: Change, zone: string | undefined): ReceiptTimes {
  const isWritten = written.all.length > 0 || written.lackZone;
  return isWritten || time === null ? written : receiptTimes([time], zone);
}

function readChange(reading: Reading, change: Change, delivery: Delivery, received: ReceiptTimes): void {
  const { value, field } = change;
  const metadata = objectIn(value, 'metadata');
  if (isDashboardTest(change, metadata)) {
    reading.skip('TEST_WEBHOOK', 'test', new Part(delivery, change.path));
    return;
  }
  if (received.all.length === 0 && received.lackZone) {
    reading.counts.add('RECEIPT_TIME_NOT_READ', 'time', new Part(delivery, []));
  }
  const number = numberIn(metadata);
  reading.numbers.learn(number);
  linkContacts(reading, value);
  const around = { change, delivery, number, received };
  if (field === null || Object.hasOwn(READ_FIELDS, field)) readValue(reading, around);
  else readOther(reading, around);
}

/** What the button "Test" of the app dashboard sends, in every field. */
function isDashboardTest({ account }: Change, metadata: JsonObject | null): boolean {
  return account === '0' || (metadata !== null && textIn(metadata, 'phone_number_id') === '123456123');
}

/** The contacts of what a webhook tells have their names at the time of that. */
function linkContacts({ people, countries }: Reading, value: JsonObject): void {
  const contacts = objectsIn(value, 'contacts');
  if (contacts.length === 0) return;
  const at = firstTimeIn(value) ?? -Infinity;
  for (const [, contact] of contacts) {
    const aliases = contactNames(contact);
    people.link(aliases, at);
    const country = wordIn(contact, 'country_code')?.toUpperCase();
    if (country === undefined || !/^[A-Z]{2}$/.test(country)) continue;
    for (const alias of aliases) if (isUserId(alias)) countries.set(alias, country);
  }
}

function firstTimeIn(value: JsonObject): number | null {
  for (const name of ARRAY_NAMES) {
    for (const [, element] of objectsIn(value, name)) {
      const at = instantIn(element, 'timestamp');
      if (at !== null) return at;
    }
  }
  return null;
}

/** Every array of the value; an array in a field that has none of its kind is named and left. */
function readValue(reading: Reading, around: Surroundings): void {
  const { value, field } = around.change;
  const expected = field === null ? ARRAY_NAMES : (READ_FIELDS[field] ?? []);
  const arrays = ARRAY_NAMES.filter((name) => objectsIn(value, name).length > 0);
  const others = ARRAY_NAMES.filter((name) => othersIn(value, name) > 0);
  for (const name of others) {
    const part = reading.part(around, [name]);
    reading.counts.add('PARTS_NOT_READ', `elements of "${name}" that are no object`, part, othersIn(value, name));
  }
  if (arrays.length + others.length === 0) {
    const part = reading.part(around, []);
    reading.counts.add('PARTS_NOT_READ', field === null ? 'empty values' : `empty "${field}"`, part);
  }
  for (const name of arrays) {
    const readElement = ARRAYS[field === 'history' ? 'history' : name];
    for (const [index, element] of objectsIn(value, name)) {
      const path = Array.isArray(value[name]) ? [name, index] : [name];
      if (expected.includes(name)) readElement(reading, around, element, path);
      else reading.counts.add('PARTS_NOT_READ', `"${name}" in the field "${field ?? ''}"`, reading.part(around, path));
    }
  }
}

function readOther(reading: Reading, around: Surroundings): void {
  const part = reading.part(around, []);
  const notice = noticeIn(around.change, part);
  if (notice?.kind === 'authentication_international') {
    reading.counts.add('INTERNATIONAL_ELIGIBILITY', startsOf(notice), part);
  }
  if (notice !== null) reading.notices.push(notice);
  else reading.counts.add('PARTS_NOT_READ', `the field ${quote(around.change.field ?? '')}`, part);
}
