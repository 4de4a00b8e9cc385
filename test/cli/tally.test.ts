import { expect, test } from 'vitest';
import { tally, tallyUnread } from '../../src/cli/tally.js';
import { finding, type FindingCode } from '../../src/model/finding.js';
import type { RejectedRecord } from '../../src/model/timeline.js';

function line(codes: readonly FindingCode[], rejected = 0, rejectsFile: string | null = null): string | null {
  const reject: RejectedRecord = { source: { file: 'a.csv', line: 2, column: 1 }, codes: ['BAD_TIME'], raw: 'x' };
  return tally(
    codes.map((code) => finding(code, { message: 'as found' })),
    { records: 4012, rejects: Array<RejectedRecord>(rejected).fill(reject) },
    rejectsFile,
  );
}

test('nothing found is nothing said', () => {
  expect(line([])).toBe(null);
});

test('counts by severity', () => {
  expect(line(['OUT_OF_ORDER'])).toBe('1 note');
  expect(line(['UNUSED_COLUMN', 'OUT_OF_ORDER', 'OUT_OF_ORDER'])).toBe('1 warning, 2 notes');
});

test('what was set aside, and how to see it', () => {
  expect(line(['BAD_TIME', 'BAD_TIME'], 2)).toBe(
    '2 errors; 2 of 4,012 records set aside; see them with --rejects FILE',
  );
  expect(line(['BAD_TIME'], 1, 'bad.ndjson')).toBe('1 error; 1 of 4,012 records set aside; they are in bad.ndjson');
});

test('nothing read', () => {
  expect(tallyUnread([finding('EMPTY_FILE', { message: 'as found' })])).toBe('1 error; nothing was replayed');
});
