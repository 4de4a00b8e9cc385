import { expect, test } from 'vitest';
import { FAIL_ON } from '../../src/cli/choices.js';
import { exitForFindings } from '../../src/cli/exit.js';
import { finding, type FindingCode } from '../../src/model/finding.js';

/** [findings, exit code with --fail-on error, warning, info, none] */
const ROWS: readonly [readonly FindingCode[], readonly number[]][] = [
  [[], [0, 0, 0, 0]],
  [['OUT_OF_ORDER'], [0, 0, 1, 0]],
  [['UNUSED_COLUMN'], [0, 1, 1, 0]],
  [['BAD_TIME'], [1, 1, 1, 0]],
  [
    ['OUT_OF_ORDER', 'UNUSED_COLUMN'],
    [0, 1, 1, 0],
  ],
];

test.each(ROWS)('%j exits with %j', (codes, expected) => {
  const findings = codes.map((code) => finding(code, { message: 'as found' }));
  expect(FAIL_ON.map((failOn) => exitForFindings(findings, failOn))).toEqual(expected);
});
