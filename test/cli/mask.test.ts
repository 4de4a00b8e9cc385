import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, words } from './run.js';

const LOG = 'fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv';
const INBOX = 'fixtures/check/inbox.csv --at 2026-11-20T00:00:00Z';
const COMPARED = 'fixtures/six-eras.csv --rules pmp-2025 --rules pmp-2026';

const LINES = [
  ...['table', 'json', 'ndjson', 'csv', 'markdown'].map((format) => `simulate ${LOG} --format ${format} --limit all`),
  ...['table', 'json', 'csv', 'markdown', 'github'].map((format) => `audit ${LOG} --format ${format} --limit all`),
  ...['table', 'json', 'ndjson', 'csv'].map((format) => `check ${INBOX} --format ${format}`),
  ...['text', 'json', 'bird'].map((format) => `check ${INBOX} --contact +31633333333 --format ${format}`),
  `check ${INBOX} --contact +31611111112`,
  ...['table', 'json', 'csv', 'markdown'].map((format) => `compare ${COMPARED} --format ${format}`),
  ...['text', 'json'].map((format) => `explain wamid.noor-2 ${LOG} --format ${format}`),
  'rates market +31612345678',
  'verify fixtures/expectations/windows.yaml fixtures/expectations/canaries/faults/several-contacts.yaml',
  'simulate fixtures/broken/unknown-category.csv',
  'simulate fixtures/broken/missing-time.csv',
  'simulate fixtures/broken/receipt-without-message.csv',
  'simulate fixtures/broken/conflicting-record.csv',
  'simulate fixtures/windows.csv --contact +31699999999',
  'redact fixtures/audit/shop.ndjson --key +31612345678 --key-file +31612345678',
];

/** Every phone number of the fixtures that these lines read. */
const NUMBER = /(?<![\d.])(?:\+?31[26]\d{8}|\+?55\d{10,11}|\+?1212\d{7}|\+?34\d{9}|555000111)(?!\d)/;

test.each(LINES)('wa-window %s --mask shows no number', async (line) => {
  const plain = await run(words(line));
  const masked = await run([...words(line), '--mask']);
  expect(masked.exitCode).toBe(plain.exitCode);
  expect(NUMBER.exec(masked.stdout + masked.stderr)?.[0]).toBeUndefined();
  expect(masked.stdout.split('\n')).toHaveLength(plain.stdout.split('\n').length);
});

test('nor do the records set aside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  const rejects = join(folder, 'rejects.ndjson');
  await run(['simulate', 'fixtures/broken/unknown-category.csv', '--mask', '--rejects', rejects]);
  expect(readFileSync(rejects, 'utf8')).toContain('+31••••••678,outbound');
  rmSync(folder, { recursive: true });
});
