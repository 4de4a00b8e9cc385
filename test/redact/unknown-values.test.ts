import { expect, test } from 'vitest';
import { Pseudonyms } from '../../src/redact/pseudonyms.js';
import { KEYED, redacted } from './redacting.js';

const MESSAGE = { from: '31612345678', id: 'wamid.A', timestamp: '1772442000', type: 'order' };

/** What becomes of an object inside a customer message. */
function inMessage(order: unknown): unknown {
  const post = { messaging_product: 'whatsapp', messages: [{ ...MESSAGE, order }] };
  const { messages } = JSON.parse(redacted(JSON.stringify(post))) as { messages: { order: unknown }[] };
  return messages[0]?.order;
}

/** What becomes of one value there. */
function other(field: string, value: unknown): unknown {
  return Object.values(inMessage({ [field]: value }) as Record<string, unknown>)[0];
}

/** The cell of a column that no reader reads. */
function otherCell(column: string, value: string): string {
  const table = `time,contact,direction,${column}\n2026-06-01T09:00:00Z,+31612345678,inbound,${value}\n`;
  return redacted(table).trimEnd().split('\n')[1]?.split(',')[3] ?? '';
}

/** How many characters from the beginning, and from the end, are still those that stood there. */
function kept(before: unknown, after: unknown): readonly [number, number] {
  const [a, b] = [String(before), String(after)];
  const same = (from: string, to: string) => {
    const first = [...from].findIndex((character, index) => character !== to[index]);
    return first === -1 ? from.length : first;
  };
  const reversed = (text: string) => [...text].reverse().join('');
  return [same(a, b), same(reversed(a), reversed(b))];
}

test.each([
  ['customer_id', '48213', /^\d{5}$/],
  ['customerId', '482134', /^\d{6}$/],
  ['order_id', '100234', /^\d{6}$/],
  ['student_id', 113344, /^\d{6}$/],
  ['national_id', '123456782', /^\d{9}$/],
  ['tax_id', '12345678901', /^\d{11}$/],
  ['bsnId', 123456782, /^\d{9}$/],
  ['recipient_logical_id', '113344', /^\d{6}$/],
  ['id', '48213', /^\d{5}$/],
  ['patient_id', 'P-48213', /^text-[a-z]{12}$/],
  ['email_id', 'marie.jansen1980', /^text-[a-z]{12}$/],
  ['id', 'jan-1980', /^text-[a-z]{12}$/],
  ['clid', 'jan-1980', /^text-[a-z]{12}$/],
  ['card', '4111111111111111', /^\d{16}$/],
])('the number of a person, %s %j, becomes another', (field, value, form) => {
  const after = other(field, value);
  expect(String(after)).toMatch(form);
  expect(Math.max(...kept(value, after))).toBeLessThanOrEqual(1);
});

test.each([
  ['customer_id', '48213'],
  ['order_id', '100234'],
  ['tax_id', '12345678901'],
  ['lat', '52.370216'],
  ['dob', '1980-02-03'],
])('%s %s becomes the same in a table as in JSON', (field, value) => {
  expect(otherCell(field, value)).toBe(other(field, value));
});

test('a number becomes the same whether it is a contact, the id of a customer or a figure', () => {
  const contact = new Pseudonyms(KEYED, false).identity('48213');
  expect([other('customer_id', '48213'), other('customer_id', 48213), other('points', 48213)]).toEqual([
    contact,
    Number(contact),
    Number(contact),
  ]);
});

test.each([
  ['id', 'wamid.noor-17', /^wamid\.[a-z]{12}-17$/],
  ['message_id', 'MSG-00050', /^id-[a-z]{12}-00050$/],
  ['originalMessageId', 'MSG-00050', /^id-[a-z]{12}-00050$/],
  ['wamid', 'MSG-00050', /^id-[a-z]{12}-00050$/],
])('the id of a message, %s %s, keeps its counter', (field, value, form) => {
  expect(other(field, value)).toMatch(form);
});

test.each([
  { statuses: [{ id: 'MSG-7', status: 'sent', timestamp: '1772442000', recipient_id: '31612345678' }] },
  { log: { id: 'MSG-7', status: 'sent', timestamp: '1772442000', recipient_id: '31612345678' } },
  { messaging_product: 'whatsapp', messages: [{ ...MESSAGE, context: { id: 'MSG-7' } }] },
  { statuses: [{ status: 'sent', timestamp: '1772442000', errors: [], conversation: { id: 'MSG-7' } }] },
  { body: JSON.stringify({ id: 'MSG-7', status: 'sent', timestamp: '1772442000', recipient_id: '31612345678' }) },
])('the id of a message is known by what it stands in: %j', (post) => {
  expect(redacted(JSON.stringify(post))).toMatch(/id\\?":\\?"id-[a-z]{12}-7\\?"/);
});

test.each([
  ['52.370216', /^[1-9]\d\.\d{6}$/],
  ['4.904139', /^\d\.\d{6}$/],
  ['-0.127758', /^-\d\.\d{6}$/],
  ['-46.633308', /^-[1-9]\d\.\d{6}$/],
])('the coordinate %s becomes another of its form, as a number and as a text', (value, form) => {
  const number = /"longitude":(.*?)\}/.exec(redacted(`{"messaging_product":"whatsapp","longitude":${value}}`))?.[1];
  expect(number).toMatch(form);
  expect(other('longitude', value)).toBe(number);
});

test('of a coordinate neither the degree nor the beginning of its fraction is left, but by chance', () => {
  const before = Array.from({ length: 300 }, (_, index) => `${10 + (index % 80)}.${100_000 + index * 2999}`);
  const after = before.map((longitude) => other('longitude', longitude) as string);
  const same = (part: number) =>
    before.filter((one, index) => one.split('.')[part]?.[0] === after[index]?.split('.')[part]?.[0]).length;
  expect([same(0) < 60, same(1) < 60]).toEqual([true, true]);
});

test.each([
  ['1980-02-03', /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ['1980.02.03', /^(?:19|20)\d\d\.(?:0[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])$/],
  ['19800203', /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/],
  [19800203, /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/],
  ['13/02/1980', /^\d\d\/\d\d\/\d{4}$/],
  ['03-02-1980', /^\d\d-\d\d-\d{4}$/],
  ['13021980', /^\d{8}$/],
  ['1850-02-03', /^\d{4}-\d\d-\d\d$/],
])('the birthday %j becomes another date', (value, form) => {
  const after = String(other('birthday', value));
  expect(after).toMatch(form);
  expect(after).not.toContain('1980');
  expect(kept(value, after)[0]).toBeLessThan(4);
});

test('each date becomes another', () => {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(1980, 0, 1 + day)).toISOString().slice(0, 10));
  const others = days.map((day) => otherCell('born', day));
  expect(new Set(others).size).toBe(366);
  expect(others.every((day) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day))).toBe(true);
});

test.each([
  ['84.22.33.44', /^\d{1,3}(?:\.\d{1,3}){3}$/],
  ['10.0.0.1', /^\d{1,3}(?:\.\d{1,3}){3}$/],
])('the address %s becomes another address', (value, form) => {
  const after = otherCell('ip', value);
  expect(after).toMatch(form);
  expect(after).not.toBe(value);
  expect(after.split('.').every((octet) => Number(octet) <= 255)).toBe(true);
  expect(other('ip', value)).toBe(after);
});

test.each([
  ['123-45-6789', /^\d{3}-\d\d-\d{4}$/],
  ['(212) 555-0123', /^\(\d{3}\) \d{3}-\d{4}$/],
  ['4111 1111 1111 1111', /^\d{4}(?: \d{4}){3}$/],
])('%s, which is no phone number for certain, keeps none of its digits in place', (value, form) => {
  const after = String(other('note', value));
  expect(after).toMatch(form);
  expect(kept(value.replace(/\D/g, ''), after.replace(/\D/g, ''))[0]).toBeLessThan(2);
});

test.each(['+31 6 1234 5678', '0031612345678', '31612345678', 'whatsapp:+31612345678', '31612345678@c.us'])(
  '%s has the form of a phone number and becomes that of the contact',
  (value) => {
    expect(other('note', value)).toBe(new Pseudonyms(KEYED, false).identity(value));
  },
);

test('a thread of imported history has the name of its contact', () => {
  const thread = { id: '31612345678', context: { wa_id: '31612345678' }, messages: [] };
  const log = redacted(JSON.stringify({ messaging_product: 'whatsapp', history: [{ threads: [thread] }] }));
  const contact = new Pseudonyms(KEYED, false).identity('31612345678');
  expect(log).toContain(`{"id":"${contact}","context":{"wa_id":"${contact}"}`);
});

test('of what a customer filled in nothing stays, whatever its fields are called', () => {
  const answers = {
    ...{ time: '2026-06-01T10:00:00Z', status: 'read', type: 'payment', country: 'NL', currency: 'EUR', count: 3 },
    ...{ timestamp: 1780304400, message_id: 'P-48213', user: '1980-02-03', error: { code: 48213 }, template: 'visa' },
  };
  const nfm_reply = { response_json: JSON.stringify(answers) };
  const post = { messaging_product: 'whatsapp', messages: [{ ...MESSAGE, interactive: { nfm_reply } }] };
  const log = redacted(JSON.stringify(post), { keepTemplates: true });
  const { messages } = JSON.parse(log) as { messages: { interactive: { nfm_reply: typeof nfm_reply } }[] };
  const left = JSON.parse(messages[0]?.interactive.nfm_reply.response_json ?? '') as typeof answers;
  const said = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : [value];
  expect(said(left).filter((one) => said(answers).includes(one))).toEqual([]);
});
