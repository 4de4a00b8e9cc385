import { describe, expect, it } from 'vitest';
import { FINDING_CODES, FINDING_KINDS, type FindingCode, type FindingKind } from '../../src/model/finding.js';
import { brokenFiles, codeOf, readBroken } from './brokenFiles.js';

/** Found by the command line, which opens the files, and by the replay. */
const FOUND_ELSEWHERE: readonly string[] = [
  'FILE_NOT_FOUND',
  'FILE_NOT_READABLE',
  'IS_DIRECTORY',
  'DELIVERED_THOUGH_REJECTED',
  'NO_RULES_FOR_DATE',
  'NO_MARKET',
  'NO_RATE',
  'UNKNOWN_OWNER',
  'PRICED_APART',
  'SPLIT_PAIR',
  'READ_WHOLE',
  'SORTED_INPUT',
];

/** Statuses with a price are of a message whose kind that price tells. */
const ALONGSIDE: Readonly<Record<string, readonly string[]>> = {
  'conflicting-pricing.ndjson': ['KIND_INFERRED'],
  'send-time-unknown.ndjson': ['KIND_INFERRED'],
};

describe('a broken file gives the code it is named after, and no other', () => {
  it.each(brokenFiles())('%s', (file) => {
    const { findings } = readBroken(file);
    expect(findings.map(({ code }) => code)).toEqual([codeOf(file), ...(ALONGSIDE[file] ?? [])]);
  });
});

describe('what the code says happens to the record is what happens', () => {
  it.each(brokenFiles())('%s', (file) => {
    const { timeline } = readBroken(file);
    const kind: FindingKind = FINDING_KINDS[codeOf(file) as FindingCode];
    const happened = timeline === null ? 'nothing is read' : setAside(timeline.rejects.length);
    expect(happened).toBe(kind.consequence === 'it is left out' ? 'the record is used' : kind.consequence);
  });
});

function setAside(rejects: number): string {
  return rejects === 0 ? 'the record is used' : 'the record is set aside';
}

describe('what is left out is no event and nothing that was set aside', () => {
  const leftOut = brokenFiles().filter(
    (file) => FINDING_KINDS[codeOf(file) as FindingCode].consequence === 'it is left out',
  );
  it.each(leftOut)('%s', (file) => {
    expect(readBroken(file).timeline).toMatchObject({ events: [{ id: 'wamid.noor1' }], rejects: [] });
  });
});

describe('a finding points into the file', () => {
  const whole = ['empty-file.csv', 'binary-file.xlsx', 'broken-gzip.csv.gz', 'no-usable-record.csv'];
  it.each(brokenFiles().filter((file) => !whole.includes(file)))('%s', (file) => {
    const [found] = readBroken(file).findings;
    expect(found?.excerpt?.text).not.toBe('');
    expect(found?.source?.column).toBeLessThanOrEqual((found?.excerpt?.text.length ?? 0) + 1);
  });
});

it('has one file a code', () => {
  const expected = FINDING_CODES.filter((code) => !FOUND_ELSEWHERE.includes(code));
  expect(brokenFiles().map(codeOf).sort()).toEqual(expected.sort());
});
