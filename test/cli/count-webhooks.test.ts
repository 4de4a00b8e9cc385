import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const START = Date.parse('2026-05-04T09:00:00Z') / 1000;

/** A message by one of many customers a second, and the statuses of the answer. */
function webhooks(customers: number): readonly string[] {
  return Array.from({ length: customers }, (_, index) => {
    const contact = String(5_511_900_000_000 + index);
    const asked = { from: contact, id: `in${index}`, timestamp: String(START + index), type: 'text' };
    const pricing = { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' };
    const status = (word: string, after: number) => {
      const timestamp = String(START + index + after);
      return posted({ statuses: [{ id: `out${index}`, status: word, timestamp, recipient_id: contact, pricing }] });
    };
    const question = posted({ messages: [{ ...asked, text: { body: 'Where is it? '.repeat(20) } }] });
    return [question, status('sent', 2), status('delivered', 3)].join('\n');
  });
}

function posted(value: object): string {
  const metadata = { display_phone_number: '551130001000', phone_number_id: '42' };
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100', changes }] });
}

function summary(...lines: readonly string[]) {
  writeFileSync(join(folder, 'log.ndjson'), `${lines.join('\n')}\n`);
  return run(['simulate', 'log.ndjson', '--summary'], { cwd: folder });
}

test('a long log of webhooks is counted as it is read', async () => {
  const { stdout, stderr, exitCode } = await summary(...webhooks(8000));
  expect(stdout).toContain('16000 messages of 8000 contacts');
  expect(stdout).toContain('Messages not charged: 8000 free');
  expect(stderr).not.toContain('READ_WHOLE');
  expect(exitCode).toBe(0);
});

test('one that says what only the whole of it can tell is read whole, and says so', async () => {
  const early = posted({
    statuses: [{ id: 'old', status: 'read', timestamp: String(START - 86_400), recipient_id: '5511900000000' }],
  });
  const { stdout, stderr } = await summary(...webhooks(8000), early);
  expect(stdout).toContain('16000 messages of 8000 contacts');
  expect(stderr).toContain('[READ_WHOLE]');
});
