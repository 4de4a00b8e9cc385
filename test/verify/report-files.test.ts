import { expect, test } from 'vitest';
import { caseAt, folderWith, HEAD } from './verify.js';

const FILES = { 'a.yaml': HEAD + caseAt('Hour 26', '{ opened: [] }') };

test('--report writes files beside what is printed', async () => {
  const folder = folderWith(FILES);
  const { stdout, exitCode } = await folder.verify('a.yaml', '--report', 'junit=a.xml', '--report', 'tap=a.tap');
  expect({ stdout, exitCode }).toEqual({
    stdout: 'ok    a.yaml (1 case)\n\n1 passed of 1 case in 1 file.\n',
    exitCode: 0,
  });
  expect(folder.read('a.tap')).toBe('TAP version 14\n1..1\nok 1 - a.yaml: a case\n');
  expect(folder.read('a.xml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="wa-window verify" tests="1" failures="0" errors="0">
  <testsuite name="a.yaml" tests="1" failures="0" errors="0">
    <testcase name="a case" classname="a.yaml" file="a.yaml" line="4"/>
  </testsuite>
</testsuites>
`);
});

test.each([
  [
    'junit',
    "argument 'junit' is invalid. Use a format (tty, json, tap, junit or github), an equals sign and a file: junit=verify.xml.",
  ],
  ['junti=a.xml', "argument 'junti=a.xml' is invalid. Use tty, json, tap, junit or github."],
  ['junit=-', '--report junit=-: standard output is for --format. Name a file.'],
  ['junit=a.yaml', '--report a.yaml is an input, and inputs are never overwritten. Name another file.'],
  ['junit=log.csv', '--report log.csv is an input, and inputs are never overwritten. Name another file.'],
])('--report %s is refused before anything is judged', async (report, message) => {
  const { stdout, stderr, exitCode } = await folderWith(FILES).verify('a.yaml', '--report', report);
  expect(stderr).toContain(message);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
});
