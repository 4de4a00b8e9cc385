import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderVerification, VERIFY_FORMATS, type VerifyFormat } from '../../src/report/verify/index.js';
import type { PlacedCase, PlacedFailure, Verification } from '../../src/verify/verification.js';

/** Text that every format has to escape in its own way. */
const HOSTILE = 'a <b> & "c" # 100%: d,\n\u001b[31m\u0000\uffff ]]>\\';

const failure: PlacedFailure = {
  assertion: 'opened',
  path: ['expect', 'opened'],
  problem: {
    kind: 'differs',
    expected: ['marketing'],
    got: [HOSTILE],
    diff: [
      { side: 'expected', text: 'marketing' },
      { side: 'got', text: HOSTILE },
    ],
  },
  why: null,
  place: { line: 7, column: 15 },
  lookCloser: 'wa-window explain log.csv:5',
  updated: false,
};

function placed(name: string, failures: readonly PlacedFailure[], index: number): PlacedCase {
  return { name, at: 'Hour 5', contact: null, place: { line: 4, column: 5 }, index, failures };
}

const VERIFICATION: Verification = {
  notRun: 1,
  files: [
    {
      kind: 'judged',
      file: 'a.yaml',
      dated: false,
      timezone: 'UTC',
      cases: [placed('passes', [], 0), placed(HOSTILE, [failure], 1)],
      findings: [],
    },
    { kind: 'unreadable', file: 'b.yaml', faults: ['b.yaml:1:1: unknown key "x". Did you mean y?'] },
  ],
};

function rendered(format: VerifyFormat): string {
  return [...renderVerification(VERIFICATION, format, { width: 80, color: new Chalk({ level: 0 }) })].join('');
}

test.each(VERIFY_FORMATS)('%s: nothing of the input reaches a terminal as a command', (format) => {
  // eslint-disable-next-line no-control-regex
  expect(rendered(format)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test('for people', () => {
  expect(rendered('tty')).toBe(
    String.raw`FAIL  a.yaml (1 of 2 failed)

  FAIL  a <b> & "c" # 100%: d,\n\u{1b}[31m\u{00}` +
      '\uffff' +
      String.raw` ]]>\ (at Hour 5)
        a.yaml:7:15  opened
        - marketing
        + a <b> & "c" # 100%: d,\n\u{1b}[31m\u{00}` +
      '\uffff' +
      String.raw` ]]>\

        Look closer:
          wa-window explain log.csv:5

FAIL  b.yaml could not be judged

- expected   + got
1 failed, 1 passed, 1 not run of 3 cases in 2 files; 1 file could not be judged.
`,
  );
});

test('JUnit', () => {
  const name =
    String.raw`a &lt;b&gt; &amp; &quot;c&quot; # 100%: d,\n\u{1b}[31m\u{00}` +
    '\ufffd' +
    String.raw` ]]&gt;\ `.trimEnd();
  const quoted =
    String.raw`&quot;a &lt;b&gt; &amp; \&quot;c\&quot; # 100%: d,\n\u001b[31m\u0000` +
    '\ufffd' +
    String.raw` ]]&gt;\\&quot;`;
  expect(rendered('junit')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="wa-window verify" tests="3" failures="1" errors="1">
  <testsuite name="a.yaml" tests="2" failures="1" errors="0">
    <testcase name="passes" classname="a.yaml" file="a.yaml" line="4"/>
    <testcase name="${name}" classname="a.yaml" file="a.yaml" line="4">
      <failure message="opened: expected [marketing], got [${quoted}]" type="difference">a.yaml:7:15 opened
- marketing
+ ${name}

Look closer: wa-window explain log.csv:5</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.yaml" tests="1" failures="0" errors="1">
    <testcase name="can be read" classname="b.yaml" file="b.yaml" line="1">
      <error message="b.yaml:1:1: unknown key &quot;x&quot;. Did you mean y?">b.yaml:1:1: unknown key &quot;x&quot;. Did you mean y?</error>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('TAP', () => {
  const lines = rendered('tap').split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'TAP version 14',
    '1..3 # after the first failure, 1 case not run',
    'ok 1 - a.yaml: passes',
    String.raw`not ok 2 - a.yaml: a <b> & "c" \# 100%: d,\\n\\u{1b}[31m\\u{00}` +
      '\uffff' +
      String.raw` ]]>\\ `.trimEnd(),
  ]);
  const [, details = '', second = ''] = rendered('tap').split(/^ {2}---\n|^ {2}\.\.\.\n/m);
  expect(parse(details)).toEqual({
    failures: [
      {
        assertion: 'opened',
        at: 'a.yaml:7:15',
        message: expect.stringContaining('expected [marketing], got [') as string,
        expected: ['marketing'],
        got: [HOSTILE],
        look_closer: 'wa-window explain log.csv:5',
      },
    ],
  });
  expect(second).toBe('not ok 3 - b.yaml can be read\n');
});

test('GitHub annotations', () => {
  const title = String.raw`a <b> & "c" # 100%25%3A d%2C%0A\u{1b}[31m\u{00}` + '\uffff' + String.raw` ]]>\ `.trimEnd();
  const [first, second, last] = rendered('github').split('\n');
  expect(first).toMatch(/^::error file=a\.yaml,line=7,col=15,title=/);
  expect(
    first?.startsWith(`::error file=a.yaml,line=7,col=15,title=${title}::opened: expected [marketing], got `),
  ).toBe(true);
  expect(first?.endsWith('%0ALook closer: wa-window explain log.csv:5')).toBe(true);
  expect(second).toBe('::error file=b.yaml,line=1,col=1,title=could not be read::unknown key "x". Did you mean y?');
  expect(last).toBe('1 failed, 1 passed, 1 not run, 1 file could not be read');
});

test('JSON', () => {
  expect(JSON.parse(rendered('json'))).toEqual({
    schema: 'wa-window/verification@1',
    totals: { passed: 1, failed: 1, updated: 0, unreadable: 1, notRun: 1 },
    files: [
      {
        file: 'a.yaml',
        state: 'judged',
        faults: [],
        cases: [
          { name: 'passes', at: 'Hour 5', contact: null, line: 4, state: 'passed', failures: [] },
          {
            name: HOSTILE,
            at: 'Hour 5',
            contact: null,
            line: 4,
            state: 'failed',
            failures: [
              {
                assertion: 'opened',
                line: 7,
                column: 15,
                expected: ['marketing'],
                got: [HOSTILE],
                diff: [
                  { side: 'expected', text: 'marketing' },
                  { side: 'got', text: HOSTILE },
                ],
                updated: false,
                why: null,
                lookCloser: 'wa-window explain log.csv:5',
              },
            ],
          },
        ],
        findings: [],
      },
      {
        file: 'b.yaml',
        state: 'unreadable',
        faults: ['b.yaml:1:1: unknown key "x". Did you mean y?'],
        cases: [],
        findings: [],
      },
    ],
  });
});
