import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import { readTimeline } from '../../src/input/index.js';
import { Pseudonyms } from '../../src/redact/pseudonyms.js';
import { simulate } from '../../src/run/simulate.js';
import { records } from '../properties/timelines.js';
import { KEYED, keyedBy, redacted, redactedBytes, result, wamid } from './redacting.js';

const FOLDERS = [
  'fixtures',
  'fixtures/webhooks',
  'fixtures/broken',
  'fixtures/check',
  'fixtures/compare',
  'fixtures/audit',
];
const FIXTURES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(csv|json|ndjson|log|gz|xlsx)$/.test(name))
    .map((name) => join(folder, name)),
);

test.each(FIXTURES)('%s: the same events, findings at the same lines, the same totals and cost', (path) => {
  const bytes = readFileSync(path);
  const before = result(bytes);
  if ('unreadable' in before && before.unreadable.at(-1)?.[0] !== 'NO_USABLE_RECORD') return;
  expect(result(redactedBytes(bytes))).toEqual(before);
});

const NUMBER = { display_phone_number: '+31 20 123 4567', phone_number_id: '106540352242922' };
const CATEGORIES = ['marketing', 'utility', 'service', 'referral_conversion'] as const;

/** What a log tells of one message, few moments apart and often in the same second. */
const happenings = fc.array(
  fc.record({
    contact: fc.constantFrom('31612345678', '5511987654321', '12125550123', '919800000001'),
    hour: fc.integer({ min: 0, max: 30 }),
    random: fc.stringMatching(/^[0-9A-F]{18}$/),
    kind: fc.constantFrom('message', 'ad', 'sent', 'delivered', 'failed'),
    category: fc.constantFrom(...CATEGORIES),
    model: fc.constantFrom('CBP', 'PMP'),
    conversation: fc.constantFrom('c1', 'c2', 'c3'),
  }),
  { minLength: 1, maxLength: 40 },
);

type Happening = typeof happenings extends fc.Arbitrary<(infer T)[]> ? T : never;

const START = Date.UTC(2024, 9, 31) / 1000;

function post({ contact, hour, random, kind, category, model, conversation }: Happening): string {
  const base = { id: wamid(contact, random), timestamp: String(START + hour * 3600) };
  const referral = { referral: { source_type: 'ad', headline: 'Shoes', ctwa_clid: 'ARAkLkA8rmlFeiCktEJQ' } };
  const message = { ...base, from: contact, type: 'text', text: { body: 'Hello' }, ...(kind === 'ad' && referral) };
  const status = {
    ...base,
    status: kind,
    recipient_id: contact,
    pricing: { billable: true, pricing_model: model, category, ...(model === 'PMP' && { type: 'regular' }) },
    conversation: {
      id: `${conversation}-${contact}`,
      origin: { type: category },
      ...(kind === 'sent' && { expiration_timestamp: String(START + hour * 3600 + 86_400) }),
    },
    ...(kind === 'failed' && { errors: [{ code: 131047, title: 'Re-engagement message' }] }),
  };
  const told = kind === 'message' || kind === 'ad' ? { messages: [message] } : { statuses: [status] };
  const value = { messaging_product: 'whatsapp', metadata: NUMBER, ...told };
  return JSON.stringify({ entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }] });
}

/** What is told once stands at the first message it is about: of two contacts in one second the first by number. */
function apartFromPlaces(text: string) {
  const told = result(Buffer.from(text));
  return 'findings' in told ? { ...told, findings: told.findings.map(([code]) => code) } : told;
}

function auditOf(text: string) {
  const { compared, agreed, either, dispute, doubt, causes, apart } = audit(
    readTimeline([{ name: 'log', bytes: Buffer.from(text) }]),
    {},
  );
  return { compared, agreed, either, dispute, doubt, causes, apart };
}

test('a webhook log replays and audits to the same, also where messages share their second', () => {
  fc.assert(
    fc.property(happenings, (log) => {
      const text = log.map((one) => `${post(one)}\n`).join('');
      const before = apartFromPlaces(text);
      expect(apartFromPlaces(redacted(text))).toEqual(before);
      if (!('unreadable' in before)) expect(auditOf(redacted(text))).toEqual(auditOf(text));
    }),
    { numRuns: 60 },
  );
});

test('a log and its send log, redacted one by one under one key, still join', () => {
  const read = (name: string) => readFileSync(join('fixtures/webhooks', name));
  const kinds = (log: Uint8Array, sends: Uint8Array) => {
    const { events } = readTimeline([{ name: 'log', bytes: log }], { sends: [{ name: 'sends', bytes: sends }] });
    return events.flatMap((event) => (event.kind === 'outbound' ? [[event.at, event.type, event.kindFrom]] : []));
  };
  const [log, sends] = [read('posts.ndjson'), read('sends.csv')];
  expect(kinds(log, sends).map(([, , from]) => from)).toContain('send_log');
  expect(kinds(redactedBytes(log), redactedBytes(sends))).toEqual(kinds(log, sends));
  expect(kinds(redactedBytes(log), redactedBytes(sends, {}, keyedBy('another key')))).not.toEqual(kinds(log, sends));
});

test('every pair of a timeline has its pseudonymous pair, with the same windows, conversations and charges', () => {
  fc.assert(
    fc.property(records, (rows) => {
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      const pseudonyms = new Pseudonyms(KEYED, false);
      const before = pairsOf(text, (name) => pseudonyms.identity(name));
      expect(pairsOf(redacted(text), (name) => name)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

function pairsOf(text: string, nameOf: (name: string) => string) {
  const run = simulate(readTimeline([{ name: 'log', bytes: Buffer.from(text) }]), {});
  return new Map(
    run.pairs.map(({ contact, number, states, conversations, charges }) => [
      `${nameOf(contact ?? '')} ${nameOf(number ?? '')}`,
      {
        states,
        conversations: conversations.map(({ category, openedAt, expiresAt }) => [category, openedAt, expiresAt]),
        charges: charges.map(({ at, type, category, billable }) => [at, type, category, billable]),
      },
    ]),
  );
}
