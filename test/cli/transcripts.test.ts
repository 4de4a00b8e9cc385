import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, words, type Ran } from './run.js';

/** One file a line, named after it; UPDATE=1 writes them anew. */
const FOLDER = 'test/cli/transcripts';
const UPDATE = process.env['UPDATE'] === '1';

const LINES: readonly string[] = [
  // A bare call is a question, not a mistake.
  'wa-window',
  'wa-window --help',
  'wa-window --version',
  'wa-window help simulate',
  'wa-window schema --help',

  // Wrong usage is 2 and never 1, which a script takes for the answer no; each says what would be right.
  'wa-window simulat timeline.csv',
  'wa-window --colour never',
  'wa-window --color sometimes simulate timeline.csv',
  'wa-window simulate timeline.csv --formt json',
  'wa-window simulate timeline.csv --format tabel',
  'wa-window simulate timeline.csv --fail-on warnings',
  'wa-window simulate timeline.csv --every 7x',
  'wa-window simulate timeline.csv --limit 0',
  'wa-window simulate timeline.csv --timezone Europe/Amsterdm',
  'wa-window simulate timeline.csv --timezone +02:00',
  'wa-window simulate timeline.csv --input-timezone "sao paulo"',
  'wa-window simulate timeline.csv --start 2024-02-30T09:00:00Z',
  'wa-window simulate timeline.csv --rules cbp-2032',
  'wa-window simulate timeline.csv --assume C1=opne',
  'wa-window simulate timeline.csv --assume C99=open',
  'wa-window simulate timeline.csv --map tiem=sent_on',
  'wa-window simulate timeline.csv --map time',
  'wa-window schema',
  'wa-window schema tymeline',

  // The published timelines in every format.
  'wa-window simulate fixtures/hour-0-10.csv',
  'wa-window simulate fixtures/hour-0-26.csv --format json',
  'wa-window simulate fixtures/hour-0-26-dated.json --format ndjson',
  'wa-window simulate fixtures/hour-0-26-dated.csv --timezone Europe/Amsterdam --format csv',
  'wa-window simulate fixtures/hour-0-26.json --format markdown',
  'wa-window simulate fixtures/authentication-then-marketing.json',
  'wa-window simulate fixtures/service-then-template-dated.csv --timezone Europe/Amsterdam',
  'wa-window simulate fixtures/entry-point-dated.csv --timezone Europe/Amsterdam',
  'wa-window simulate fixtures/entry-point-unanswered.csv',
  'wa-window simulate fixtures/entry-point-closes-conversations.json',
  'wa-window simulate fixtures/windows.csv --all',
  'wa-window simulate fixtures/windows.csv --every 1d --summary',
  'wa-window simulate fixtures/hour-0-26.csv --start 2026-10-05T09:00:00Z',
  'wa-window simulate fixtures/hour-0-26.csv --rules pmp-2025',
  'wa-window simulate fixtures/six-eras.csv --timezone Europe/Amsterdam',
  'wa-window simulate fixtures/windows.csv fixtures/hour-0-26-dated.csv',
  'wa-window simulate fixtures/hour-0-26-dated.csv --start 2026-10-05T09:00:00Z',

  'wa-window simulate fixtures/check/calls.csv',

  // Money: what it is broken down by, in which currency, and when it is too much.
  'wa-window simulate fixtures/compare/october-2026.csv --summary --by market --timezone America/Sao_Paulo',
  'wa-window simulate fixtures/compare/october-2026.csv --summary --by number --currency BRL --timezone America/Sao_Paulo',
  'wa-window simulate fixtures/six-eras.csv --summary --fail-if-over 12.50USD',
  'wa-window simulate fixtures/six-eras.csv --summary --fail-if-over 0.10USD',
  'wa-window simulate fixtures/six-eras.csv --summary --fail-if-over 12.50EUR',
  'wa-window simulate fixtures/hour-0-26.csv --summary --fail-if-over 12.50USD',
  'wa-window simulate fixtures/six-eras.csv --fail-if-over lots',
  'wa-window simulate fixtures/six-eras.csv --currency XYZ',
  'wa-window simulate fixtures/six-eras.csv --home-country Brasil',
  'wa-window rates list',
  'wa-window rates show --market Brazil --at 2026-10-01',
  'wa-window rates show --market Brasil',
  'wa-window rates market +77011234567 --at 2026-09-30',

  // A log of webhooks, with and without what it never tells.
  'wa-window simulate fixtures/webhooks/posts.ndjson --sends fixtures/webhooks/sends.csv',
  'wa-window simulate fixtures/webhooks/app.log --summary --past closed',

  // Findings: what is wrong, what becomes of it, and when it decides the exit code.
  'wa-window simulate fixtures/broken/time-without-zone.csv --summary',
  'wa-window simulate fixtures/broken/out-of-order.csv --summary --fail-on info',
  'wa-window simulate fixtures/broken/unknown-type.csv --summary --fail-on none',

  // Your own rules and configuration.
  'wa-window simulate fixtures/hour-0-26.csv --rules fixtures/rules/day-window.yaml',
  'wa-window simulate fixtures/hour-0-26.csv --rules fixtures/rules/broken.yaml',
  'wa-window simulate --config fixtures/config/shop.yaml --summary',
  'wa-window simulate --config fixtures/config/broken.yaml',

  // Why.
  'wa-window explain fixtures/hour-0-26.csv:4',
  'wa-window explain fixtures/hour-0-26.csv:5 --format json',
  'wa-window explain fixtures/entry-point-dated.csv:2 --timezone Europe/Amsterdam',
  'wa-window explain fixtures/entry-point-dated.csv:3 --timezone Europe/Amsterdam',
  'wa-window explain fixtures/entry-point-dated.csv:5 --timezone Europe/Amsterdam',
  'wa-window explain fixtures/six-eras.csv:13 --timezone Europe/Amsterdam',
  'wa-window explain yes fixtures/check/calls.csv',
  'wa-window explain no fixtures/check/calls.csv',
  'wa-window explain 2c.2',
  'wa-window explain c2',
  'wa-window explain d1',
  'wa-window explain 63016',
  'wa-window explain mixed_times',
  'wa-window explain 131047 --format json',
  'wa-window explain entry_point_not_seen',
  'wa-window explain ERA --format json',
  'wa-window explain 2c.22',
  'wa-window explain nothing fixtures/hour-0-26.csv',
  'wa-window explain 131047 fixtures/hour-0-26.csv',

  // One timeline under several rule sets: what October 2026 costs, with the causes; 1 where a limit is exceeded.
  'wa-window compare fixtures/compare/october-2026.csv --rules pmp-2025 --rules pmp-2026 --timezone America/Sao_Paulo',
  'wa-window compare fixtures/compare/october-2026.csv --rules pmp-2025 --rules pmp-2026 --format markdown',
  'wa-window compare fixtures/compare/october-2026.csv --rules pmp-2025 --rules pmp-2026 --format csv',
  'wa-window compare fixtures/compare/october-2026.csv --rules pmp-2025 --rules pmp-2026 --currency BRL --max-increase 10%',
  'wa-window compare fixtures/six-eras.csv --rules auto --rules cbp-2024 --rules pmp-2026 --timezone Europe/Amsterdam',
  'wa-window compare fixtures/hour-0-26-dated.csv --rules pmp-2025 --rules pmp-2026 --format json',
  'wa-window compare fixtures/hour-0-26.csv --rules auto --rules pmp-2026 --exit-code',
  'wa-window compare fixtures/hour-0-26.csv --rules pmp-2026',
  'wa-window compare fixtures/hour-0-26.csv --rules pmp-2026 --rules pmp-2026',
  'wa-window compare fixtures/hour-0-26.csv --rules pmp-2025 --rules pmp-2026 --max-increase lots',

  // Monthly volumes in, cost out.
  'wa-window estimate --market BR --marketing 5000 --utility 20000 --service 3000 --numbers 2 --rules pmp-2025 --rules pmp-2026',
  'wa-window estimate --market Brazil --utility 3000000 --currency BRL --rules pmp-2025 --rules pmp-2026',
  'wa-window estimate --market Chile --service 960 --format json',
  'wa-window estimate fixtures/estimate/volumes.csv --numbers 3 --rules pmp-2025 --rules pmp-2026',
  'wa-window estimate fixtures/estimate/volumes.csv --numbers 3 --format csv',
  'wa-window estimate fixtures/estimate/volumes.csv --numbers 3 --format markdown',
  'wa-window estimate fixtures/estimate/broken.csv',
  'wa-window estimate --market Brasil --service 1',
  'wa-window estimate',

  // What Meta says of the same log.
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --timezone Europe/Amsterdam',
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --format markdown --limit 1',
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --format csv --tolerance 1.00USD',
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --format github --tolerance 1%',
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --timezone Europe/Amsterdam --analytics fixtures/audit/pricing.json --bill fixtures/audit/bill.csv --map category=Product --map amount=Charge --limit 2',
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --format csv --bill fixtures/audit/bill.csv --map category=Product --map amount=Charge',
  'wa-window audit fixtures/audit/shop.ndjson --format json',
  'wa-window audit fixtures/audit/shop.ndjson --bill fixtures/audit/bill.csv --map amount=Fee',
  'wa-window audit fixtures/audit/shop.ndjson --tolerance little',
  'wa-window audit fixtures/audit/shop.ndjson --tolerance 1EUR',
  'wa-window audit fixtures/hour-0-26.csv',

  // A log to share: pseudonyms under a key; what was replaced is told.
  'wa-window redact --help',
  'wa-window redact fixtures/webhooks/app.log --key example',
  'wa-window redact fixtures/check/inbox.csv --key example',
  'wa-window redact fixtures/broken/broken-quotes.csv --key example --keep-templates',
  'wa-window redact fixtures/broken/missing-column.csv --key example',
  'wa-window redact fixtures/check/inbox.csv --key example --key-file key.txt',
  'wa-window redact',

  // Reports without numbers, the lines of the input beside a finding among them.
  'wa-window check fixtures/check/inbox.csv --timezone Europe/Amsterdam --mask',
  'wa-window simulate fixtures/broken/unknown-category.csv --summary --mask',
  'wa-window audit fixtures/audit/shop.ndjson --sends fixtures/audit/sends.csv --limit 1 --mask',

  // Standard input is never read unasked.
  'wa-window simulate',

  // All that cannot be opened is told at once, and is 3.
  'wa-window simulate missing.csv src logs/*.csv',

  // May I write to this contact? The answer is the exit code too; the clock of the tests shows 2026-11-20T00:00:00Z.
  'wa-window check --help',
  'wa-window check --contact anna fixtures/hour-0-26.csv --at "Hour 5"',
  'wa-window check --contact +31633333333 fixtures/check/inbox.csv --timezone Europe/Amsterdam',
  'wa-window check --contact +31633333333 fixtures/check/inbox.csv --safety-margin 1h',
  'wa-window check --contact +31611111111 fixtures/check/inbox.csv',
  'wa-window check --contact +12125550123 fixtures/check/inbox.csv',
  'wa-window check --contact +551187654321 fixtures/check/inbox.csv',
  'wa-window check --contact +31633333333 fixtures/check/inbox.csv --format json',
  'wa-window check --contact +31633333333 fixtures/check/inbox.csv --format bird',
  'wa-window check --contact +31611111111 fixtures/check/inbox.csv --branch',
  'wa-window check --contact +31611111111 fixtures/check/inbox.csv --rules bird',
  'wa-window check --contact +31612345678 fixtures/windows-dated.csv --at 2024-03-06T05:00:00+01:00',
  'wa-window check --contact "06 3333 3333" fixtures/check/inbox.csv --branch',
  'wa-window check --contact +31622222222 fixtures/check/inbox.csv',
  'wa-window check --contact +31611111111 fixtures/check/calls.csv --at 2025-07-20T12:00:00Z',
  'wa-window check --contact +31611111111 fixtures/check/calls.csv --at 2025-07-20T12:00:00Z --format json',
  'wa-window check --contact +5511987654321 fixtures/webhooks/call-permission.ndjson --at 2026-07-20T12:00:00Z',
  'wa-window check --contact anna --format tabel',
  'wa-window check --contact anna',
  'wa-window check --contact anna missing.csv',
  'wa-window check fixtures/check/inbox.csv --timezone Europe/Amsterdam',
  'wa-window check fixtures/check/inbox.csv --unanswered --expiring-within 24h --format csv',
  'wa-window check fixtures/check/inbox.csv --closed --sort last --limit 2 --format ndjson',
  'wa-window check fixtures/check/inbox.csv --last-message-before 7d --format json',
  'wa-window check fixtures/check/contacts.csv',
  'wa-window check --contact 06-ext fixtures/check/contacts.csv',

  // Billing expectations: every format and every exit code.
  'wa-window verify --help',
  'wa-window verify fixtures/expectations/*.yaml',
  'wa-window verify fixtures/expectations/hour-0-26.yaml --list',
  'wa-window verify fixtures/expectations/hour-0-26.yaml --run template --run customer --format tap',
  'wa-window verify fixtures/expectations/canaries/opened.yaml fixtures/expectations/hour-0-26.yaml',
  'wa-window verify fixtures/expectations/canaries/allowed.yaml --format json',
  'wa-window verify fixtures/expectations/canaries/charges.yaml --format tap',
  'wa-window verify fixtures/expectations/canaries/totals.yaml --format junit',
  'wa-window verify fixtures/expectations/canaries/window.yaml --format github',
  'wa-window verify fixtures/expectations/canaries/*.yaml --fail-fast',
  'wa-window verify fixtures/expectations/canaries/faults/*.yaml',
  'wa-window verify fixtures/expectations/broken/misspelt.yaml',
  'wa-window verify fixtures/expectations/nothing-*.yaml',
  'wa-window verify fixtures/expectations/hour-0-26.yaml --run buttons',
  'wa-window verify fixtures/expectations/hour-0-26.yaml --run (',
  'wa-window verify fixtures/expectations/hour-0-26.yaml --format xml',
  'wa-window verify',
];

for (const line of LINES) {
  test(line, async () => {
    const [, ...args] = words(line);
    const path = join(FOLDER, fileOf(line));
    const transcript = transcriptOf(line, await run(args));
    if (UPDATE) writeFileSync(path, transcript);
    expect(transcript).toBe(readFileSync(path, 'utf8'));
  });
}

test('every transcript has its line', () => {
  const expected = new Set(LINES.map(fileOf));
  const stray = readdirSync(FOLDER).filter((name) => !expected.has(name));
  if (UPDATE) for (const name of stray) rmSync(join(FOLDER, name));
  else expect(stray).toEqual([]);
});

function fileOf(line: string): string {
  return `${line.replace(/[^\w.=,+-]+/g, ' ').trim()}.md`;
}

function transcriptOf(line: string, { stdout, stderr, exitCode }: Ran): string {
  return [`# ${line}`, block('stdout', stdout), block('stderr', stderr), `Exit code: ${exitCode}`].join('\n\n') + '\n';
}

function block(name: string, text: string): string {
  if (text === '') return `No ${name}.`;
  return `${name}:\n\n\`\`\`text\n${text.endsWith('\n') ? text : `${text}\n⏎ missing\n`}\`\`\``;
}
