import { expect, test } from 'vitest';
import { caseAt, folderWith } from './verify.js';

const RULES = 'extends: cbp-2023\nid: mine\n';

/** [what is named as a report too, the expectation file, the file] */
const ROWS: readonly [string, string, string][] = [
  ['an expectation file that cannot be read', 'cases: [', 'a.yaml'],
  ['the rule file of the cases', `timeline: log.csv\nrules: mine.yaml\n`, 'mine.yaml'],
  [
    'a rule file that a case compares with',
    `timeline: log.csv\ncases:\n${caseAt('end', '{ compare: { rules: mine.yaml, at_most_above: 10% } }')}`,
    'mine.yaml',
  ],
];

test.each(ROWS)('%s is an input, and no report takes its place', async (_, text, file) => {
  const folder = folderWith({ 'a.yaml': text, 'mine.yaml': RULES });
  const before = folder.read(file);
  const { stdout, stderr, exitCode } = await folder.verify('a.yaml', '--report', `junit=${file}`);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain(`--report ${file} is an input, and inputs are never overwritten. Name another file.`);
  expect(folder.read(file)).toBe(before);
});
