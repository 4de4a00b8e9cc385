import { expect, test } from 'vitest';
import { redacted, redactedBytes, result } from './redacting.js';

const POST = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '31201234567', phone_number_id: '555000111' },
  messages: [
    { from: '31612345678', id: 'wamid.A', timestamp: '1772442000', type: 'text', text: { body: 'I am Noor' } },
  ],
};
const LOGGED = JSON.stringify({ log: `2026-03-02T09:00:01Z INFO Noor wrote ${JSON.stringify(POST)}\n` });

test('a webhook after a prefix, logged as a text, is redacted inside; of the prefix its time stays', () => {
  const other = redacted(LOGGED);
  expect(other).toMatch(/^\{"log":"2026-03-02T09:00:01Z \{\\"messaging_product\\":\\"whatsapp\\",/);
  expect(other).not.toMatch(/Noor|INFO|31612345678|31201234567/);
  expect(result(redactedBytes(LOGGED))).toEqual(result(Buffer.from(LOGGED)));
});

test('other JSON after words is a text like any other', () => {
  const text = JSON.stringify({ ...POST, note: 'Noor said {"from":"31612345678"}' });
  expect(redacted(text)).toMatch(/"(?:note|word_[a-z]+)":"text-[a-z]+"/);
});
