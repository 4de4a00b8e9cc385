import { expect, test } from 'vitest';
import { caseAt, folderWith, HEAD } from './verify.js';

async function faultsOf(text: string): Promise<readonly string[]> {
  const { stderr, exitCode } = await folderWith({ 'a.yaml': text }).verify('a.yaml');
  expect(exitCode).toBe(3);
  return stderr.trimEnd().split('\n');
}

/** [what is wrong, the file, what is said] */
const BROKEN: readonly [string, string, readonly string[]][] = [
  [
    'a key that is not known',
    HEAD + caseAt('Hour 5', '{ widow: open }'),
    ['a.yaml:6:15: unknown key "widow". Did you mean window?'],
  ],
  [
    'a key in one of several forms',
    HEAD + caseAt('Hour 5', '{ window: { untill: Hour 28 } }'),
    ['a.yaml:6:25: unknown key "untill". Did you mean until?'],
  ],
  [
    'a key of a count',
    HEAD + caseAt('end', '{ totals: { conversations: { servce: 1 } } }'),
    ['a.yaml:6:42: unknown key "servce". Did you mean service?'],
  ],
  [
    'a word that is not known',
    HEAD + caseAt('Hour 5', '{ opened: [marketting] }'),
    [
      'a.yaml:6:24: cases #1.expect.opened #1: expected marketing, utility, authentication, authentication_international, marketing_lite, service, referral_conversion, user_initiated or business_initiated. Did you mean marketing?',
    ],
  ],
  [
    'a word where a word or a map may stand',
    HEAD + caseAt('Hour 5', '{ window: opn }'),
    ['a.yaml:6:23: cases #1.expect.window: expected open, maybe, closed or a map. Did you mean open?'],
  ],
  [
    'an amount without its currency',
    HEAD + caseAt('end', '{ cost: 0.05 }'),
    ['a.yaml:6:21: cases #1.expect.cost: expected a text or a map'],
  ],
  [
    'a second time field',
    HEAD + '  - name: a\n    at: Hour 5\n    time: Hour 6\n    expect: { opened: [] }\n',
    ['a.yaml:6:5: unknown key "time". Known here: name, contact, number, at, expect.'],
  ],
  [
    'neither timeline nor events',
    `cases:\n${caseAt('Hour 5', '{ opened: [] }')}`,
    ['a.yaml:1:1: the file names no timeline. Add timeline: FILE, or events: in place'],
  ],
  ['nothing', '', ['a.yaml:1:1: the file names no timeline. Add timeline: FILE, or events: in place']],
  [
    'both timeline and events',
    'timeline: log.csv\nevents: [{ time: 0, direction: inbound, type: text }]\n',
    ['a.yaml:1:1: a file has either timeline or events, not both'],
  ],
  [
    'an amount in words',
    HEAD + caseAt('end', '{ cost: little }'),
    ['a.yaml:6:21: cases #1.expect.cost: an amount of money is written as 0.0625 USD'],
  ],
  [
    'a count below nothing',
    HEAD + caseAt('end', '{ totals: { rejected: -1 } }'),
    ['a.yaml:6:35: cases #1.expect.totals.rejected: expected a number from 0 on'],
  ],
  [
    'an alias of nothing',
    HEAD + caseAt('Hour 5', '*open') + caseAt('Hour 5', '&open { window: open }') + caseAt('end', '*opne'),
    ['a.yaml:6:13: there is no &open before *open', 'a.yaml:12:13: there is no &opne before *opne'],
  ],
  [
    'aliases that double at each step',
    `a0: &a0 [x]\n${Array.from({ length: 20 }, (_, n) => `a${String(n + 1)}: &a${String(n + 1)} [*a${String(n)}, *a${String(n)}]\n`).join('')}`,
    ['a.yaml:1:1: its aliases stand for more than can be read. Write out what they repeat.'],
  ],
  [
    'two documents',
    `${HEAD}${caseAt('Hour 5', '{ window: open }')}---\n${HEAD}`,
    ['a.yaml:7:1: a second document begins here. Write it into a file of its own.'],
  ],
  [
    'a contact that YAML reads as a number',
    `${HEAD}  - name: a\n    contact: 31612345678\n    at: end\n`,
    ['a.yaml:5:14: cases #1.contact: expected a text. Put it in quotes.'],
  ],
  ['no events in place', 'events: []\n', ['a.yaml:1:9: events: expected a list of 1 or more']],
  ['a timeline without a name', `timeline: ''\n`, ['a.yaml:1:11: timeline: a file has a name']],
  [
    'a timeline that is the folder',
    'timeline: .\n',
    ['a.yaml:1:11: timeline: . is a directory [IS_DIRECTORY]. Name the files, for example with a glob: logs/*.csv.'],
  ],
  [
    'a timeline called as standard input is',
    'timeline: "-"\n',
    ['a.yaml:1:11: timeline: there is no file ./- [FILE_NOT_FOUND]. Check the path and the working directory.'],
  ],
  [
    'a record in place that cannot be used',
    'events:\n  - { time: nope, direction: inbound, type: text }\n',
    [
      'a.yaml:2:9: "nope" is not a time in any known form [BAD_TIME]. Write it in one of the known forms, such as 2026-10-01T09:30:00+02:00.',
      'a.yaml: the only record cannot be used [NO_USABLE_RECORD]. Name a file that holds messages; where records were set aside, the findings above say why.',
    ],
  ],
  [
    'a rule file that is not there',
    `timeline: log.csv\nrules: mine.yaml\n`,
    ['a.yaml: there is no file mine.yaml. Check the path and the working directory.'],
  ],
  [
    'a rule file to compare with that is not there',
    HEAD + caseAt('end', '{ compare: { rules: mine.yaml, at_most_above: 10% } }'),
    [
      'a.yaml:6:33: cases #1.expect.compare.rules: there is no file mine.yaml. Check the path and the working directory.',
    ],
  ],
  [
    'Hour 0 of a timeline that has dates',
    'events:\n  - { time: 2026-10-01T09:30:00Z, direction: inbound, type: text }\nstart: 2026-10-01T00:00:00Z\n',
    ['a.yaml:3:8: start: it places Hour 0, and this timeline has dates of its own. Leave it out.'],
  ],
  ['a country in full', 'timeline: log.csv\nhome_country: BRA\n', ['a.yaml:2:15: home_country: expected 2 letters']],
  ['a case without a time', 'timeline: log.csv\ncases:\n  - name: a\n', ['a.yaml:3:5: cases #1.at: it is missing']],
  [
    'rules, a zone and a start that are none',
    `timeline: log.csv\nrules: cbp-2032\ntimezone: Europe/Amsterdm\nstart: yesterday\n`,
    [
      "a.yaml:3:11: timezone: 'Europe/Amsterdm' is invalid. Use a time zone by its name, such as Europe/Amsterdam or UTC. (Did you mean Europe/Amsterdam?)",
      expect.stringMatching(
        /^a\.yaml:2:8: rules: 'cbp-2032' is invalid\. Use auto, .*\(Did you mean cbp-20\d\d\?\)$/,
      ) as string,
      `a.yaml:4:8: start: 'yesterday' is invalid. "yesterday" is not a time in any known form. Use a date and time with its offset, such as 2024-11-05T09:00:00+01:00.`,
    ],
  ],
  [
    'broken YAML',
    'timeline: [log.csv\ncases: []\n',
    ['a.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ],
];

test.each(BROKEN)('%s is told with its place', async (_, text, expected) => {
  expect(await faultsOf(text)).toEqual(expected);
});

test('a timeline that is not there is told with the file that names it', async () => {
  expect(await faultsOf('timeline: no.csv\ncases: []\n')).toEqual([
    'a.yaml:1:11: timeline: there is no file no.csv [FILE_NOT_FOUND]. Check the path and the working directory.',
  ]);
});

test('a file and a pattern that name nothing are told, and the others judged', async () => {
  const folder = folderWith({ 'a.yaml': HEAD + caseAt('Hour 5', '{ opened: [] }') });
  expect(await folder.verify('a.yaml', 'no.yaml', 'no-*.yaml')).toEqual({
    stdout: `ok    a.yaml (1 case)
FAIL  no.yaml could not be judged
FAIL  no-*.yaml could not be judged

1 passed of 1 case in 3 files; 2 files could not be judged.
`,
    stderr: `there is no file no.yaml. Check the path and the working directory.
no file matches no-*.yaml. Check the path and the working directory.
`,
    exitCode: 3,
  });
});
