import { expect, test } from 'vitest';
import { readTimeline, simulate, type SimulateOptions } from '../../src/index.js';

const CUSTOMER = '31600000001';
const DAY = 86_400;
const CLICK = Date.parse('2026-09-29T10:00:00Z') / 1000;
const REPLY = CLICK + 3600;

function webhook(value: object): string {
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [change] }] });
}

function status(id: string, at: number, told: object): string {
  const delivered = { id, status: 'delivered', timestamp: String(at), recipient_id: CUSTOMER };
  return webhook({ statuses: [{ ...delivered, ...told }] });
}

/** A reply to an ad whose status tells an end, and a template five days after it. */
function charged(lasts: number | null, options: SimulateOptions = {}): readonly [type: string, certain: boolean] {
  const ad = { source_type: 'ad', source_id: '42', ctwa_clid: 'c' };
  const message = {
    from: CUSTOMER,
    id: 'in',
    timestamp: String(CLICK),
    type: 'text',
    text: { body: '' },
    referral: ad,
  };
  const pricing = { billable: false, pricing_model: 'PMP', category: 'referral_conversion', type: 'free_entry_point' };
  const end = lasts === null ? {} : { expiration_timestamp: String(REPLY + lasts) };
  const later = { billable: true, pricing_model: 'PMP', category: 'marketing', type: 'regular' };
  const lines = [
    webhook({ contacts: [{ profile: { name: '' }, wa_id: CUSTOMER }], messages: [message] }),
    status('reply', REPLY, { pricing, conversation: { id: 'c', origin: { type: 'referral_conversion' }, ...end } }),
    status('later', REPLY + 5 * DAY, { pricing: later }),
  ];
  const log = readTimeline([{ name: 'log.ndjson', bytes: Buffer.from(lines.join('\n')) }]);
  const run = simulate(log, { past: 'closed', ...options });
  const charge = run.pairs[0]?.charges.find(({ messageId }) => messageId === 'later');
  return [charge?.type ?? '', charge?.certain ?? false];
}

// From 2026-09-28 an entry point lasts 72 hours, perhaps up to 7 days; "expiry from FEP status wins" (C2, rule 3.5).
test('without a told end nobody knows whether the fifth day is in it', () => {
  expect(charged(null)).toEqual(['regular', false]);
});

test('the end that a status of the reply tells is the end', () => {
  expect(charged(7 * DAY)).toEqual(['free_entry_point', true]);
  expect(charged(3 * DAY)).toEqual(['regular', true]);
});

test('what no length gives is no end: other statuses repeat the time of sending (rule 1.9)', () => {
  expect(charged(0)).toEqual(['regular', false]);
  expect(charged(30 * DAY)).toEqual(['regular', false]);
});

test('who settles C2 is believed before it', () => {
  expect(charged(7 * DAY, { assume: { C2: '72h' } })).toEqual(['regular', true]);
});
