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

function file(name: string, lines: readonly string[]): void {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
}

function simulate(...args: readonly string[]) {
  return run(['simulate', '--summary', ...args], { cwd: folder });
}

function summary(...lines: readonly string[]) {
  file('log.ndjson', lines);
  return simulate('log.ndjson');
}

test('a long log of webhooks is counted as it is read', async () => {
  const { stdout, stderr, exitCode } = await summary(...webhooks(8000));
  expect(stdout).toContain('16000 messages of 8000 contacts');
  expect(stdout).toContain('Messages not charged: 8000 free');
  expect(stderr).not.toContain('READ_WHOLE');
  expect(exitCode).toBe(0);
});

test('one that says what only the whole of it can tell is sorted by contact, and says so', async () => {
  const early = posted({
    statuses: [{ id: 'old', status: 'read', timestamp: String(START - 86_400), recipient_id: '5511900000000' }],
  });
  const { stdout, stderr } = await summary(...webhooks(8000), early);
  expect(stdout).toContain('16000 messages of 8000 contacts');
  expect(stderr).toContain('[SORTED_INPUT]');
});

test('one job, two jobs and five print the same', async () => {
  file('log.ndjson', webhooks(2000));
  const one = await simulate('log.ndjson', '--jobs', '1');
  expect(one.stdout).toContain('4000 messages of 2000 contacts');
  expect(await simulate('log.ndjson', '--jobs', '2')).toEqual(one);
  expect(await simulate('log.ndjson', '--jobs', '5')).toEqual(one);
});

test('several files of one log are shared by jobs as one', async () => {
  const lines = webhooks(600);
  file('log.ndjson', lines);
  file('a.ndjson', lines.slice(0, 200));
  file('b.ndjson', lines.slice(200));
  const { stdout } = await simulate('log.ndjson', '--jobs', '1');
  const one = await simulate('a.ndjson', 'b.ndjson', '--jobs', '1');
  expect(one.stdout).toBe(stdout);
  expect(await simulate('a.ndjson', 'b.ndjson', '--jobs', '2')).toEqual(one);
});

test('what is found in one line about customers of several jobs is told in one order', async () => {
  const customers = Array.from({ length: 20 }, (_, index) => String(5_511_900_000_000 + index));
  const told = (status: string, after: number) =>
    posted({
      statuses: customers.map((contact, index) => {
        const pricing = { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' };
        const timestamp = String(START + after);
        return { id: `out${index}`, status, timestamp, recipient_id: contact, pricing };
      }),
    });
  file('log.ndjson', [told('sent', 0), told('delivered', 1)]);
  const counted = (jobs: string) => simulate('log.ndjson', '--past', 'closed', '--format', 'json', '--jobs', jobs);
  const one = await counted('1');
  expect(one.stdout.match(/"DELIVERED_THOUGH_REJECTED"/g)).toHaveLength(20);
  expect(await counted('3')).toEqual(one);
});

test('a message that two customers are told to have is for the reader of the whole log, whatever the jobs', async () => {
  const twice = webhooks(2).map((line) => line.replaceAll('"out1"', '"out0"'));
  file('log.ndjson', [...webhooks(200).slice(2), ...twice]);
  const one = await simulate('log.ndjson', '--jobs', '1');
  expect(one.stderr).toContain('[READ_WHOLE]');
  expect(await simulate('log.ndjson', '--jobs', '3')).toEqual(one);
});
