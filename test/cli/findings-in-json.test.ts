import { describe, expect, test } from 'vitest';
import { parseAuditDocument } from '../../src/schema/audit.js';
import { parseCheckDocument, parseContactsDocument } from '../../src/schema/check.js';
import { parseCompareDocument } from '../../src/schema/compare.js';
import { parseRunDocument } from '../../src/schema/run.js';
import { parseVerificationDocument } from '../../src/schema/verification.js';
import { run, words } from './run.js';

/** A row that cannot be used, and one that stands below a later one. */
const LOG = [
  'time,contact,direction,type',
  '2026-11-19T10:00:00Z,+31612345678,inbound,text',
  '2026-11-19T10:30:00Z,+31612345678,sideways,text',
  '2026-11-19T09:00:00Z,+31612345678,outbound,text',
  '',
].join('\n');
const SOUND = 'time,contact,direction,type\n2026-11-19T10:00:00Z,+31612345678,inbound,text\n';

const FOUND = [
  {
    code: 'UNKNOWN_DIRECTION',
    severity: 'error',
    message: '"sideways" is not inbound or outbound',
    remedy: 'Write inbound or outbound.',
    source: { file: '<stdin>', line: 3, column: 35 },
    excerpt: { text: '2026-11-19T10:30:00Z,+31612345678,sideways,text', length: 8 },
  },
  {
    code: 'OUT_OF_ORDER',
    severity: 'info',
    message: '1 row stands below a later one',
    remedy: 'Nothing to do.',
    source: { file: '<stdin>', line: 4, column: 1 },
    excerpt: { text: '2026-11-19T09:00:00Z,+31612345678,outbound,text', length: 20 },
  },
];

/** [a command line, the findings of the data in what it prints, read by its schema] */
const COMMANDS: readonly [string, (document: unknown) => readonly unknown[]][] = [
  ['simulate -', (document) => parseRunDocument(document).findings],
  ['check - --contact +31612345678 --at 2026-11-20T00:00:00Z', (document) => parseCheckDocument(document).findings],
  ['check - --at 2026-11-20T00:00:00Z', (document) => parseContactsDocument(document).findings],
  // Its own findings are those of the comparison.
  ['audit -', (document) => parseAuditDocument(document).dataFindings],
  ['compare - --rules pmp-2025 --rules pmp-2026', (document) => parseCompareDocument(document).findings],
];

describe('what is found in the data stands in the JSON as well', () => {
  test.each(COMMANDS)('%s', async (line, findingsIn) => {
    const { stdout, stderr } = await run(words(`${line} --format json`), { stdin: LOG });
    expect(findingsIn(JSON.parse(stdout)).slice(0, 2)).toEqual(FOUND);
    expect(stderr).toContain('[UNKNOWN_DIRECTION]');
  });
});

test('verify holds those of each timeline', async () => {
  const { stdout } = await run(['verify', 'fixtures/expectations/canaries/findings.yaml', '--format', 'json']);
  const [file] = parseVerificationDocument(JSON.parse(stdout)).files;
  expect(file?.findings.map(({ code }) => code)).toEqual(['OUT_OF_ORDER']);
});

test('a list of sound data is empty', async () => {
  const { stdout } = await run(['check', '-', '--at', '2026-11-20T00:00:00Z', '--format', 'json'], { stdin: SOUND });
  expect(parseContactsDocument(JSON.parse(stdout)).findings).toEqual([]);
});

test('check as NDJSON is a contact a line: a script reads each as one', async () => {
  const args = ['check', '-', '--at', '2026-11-20T00:00:00Z', '--format', 'ndjson'];
  const { stdout } = await run(args, { stdin: LOG });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ contact: '+31612345678', verdict: 'open' }]);
});

test('numbers in them are hidden where that is asked for', async () => {
  for (const [line] of COMMANDS) {
    const { stdout } = await run(words(`${line} --format json --mask`), { stdin: LOG });
    expect(stdout).not.toContain('31612345678');
  }
});
