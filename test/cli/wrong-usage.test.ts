import { expect, test } from 'vitest';
import { run, words } from './run.js';

/** Each is refused before any work is done, with what would be right. [what is wrong, the command line, what is said] */
const LINES: readonly [string, string, string][] = [
  [
    'a month for volumes that have theirs',
    'estimate fixtures/estimate/volumes.csv --at 2025-08',
    '--at is for rows without a month, and every row of fixtures/estimate/volumes.csv names one. Leave it out.',
  ],
  [
    'a list of cases in a format of results',
    'verify fixtures/expectations/hour-0-26.yaml --list --format json',
    "option '--list' cannot be used with option '--format <format>'",
  ],
  [
    'an update that stops half-way',
    'verify fixtures/expectations/hour-0-26.yaml --update --fail-fast',
    "option '--update' cannot be used with option '--fail-fast'",
  ],
  [
    'a budget in another currency',
    'simulate missing.csv --fail-if-over 5EUR',
    "--fail-if-over is in EUR, and the cost in USD. Give it in USD, or name the account's currency with --currency.",
  ],
  [
    'a budget below nothing',
    'simulate missing.csv --fail-if-over -1USD',
    'Use an amount and a currency, such as 12.50USD.',
  ],
  [
    'a limit in another currency',
    'compare missing.csv --rules pmp-2025 --rules pmp-2026 --max-increase 6EUR',
    "--max-increase is in EUR, and the cost in USD. Give it in USD, or name the account's currency with --currency.",
  ],
  [
    'a part of what has no dates',
    'simulate fixtures/hour-0-26.csv --summary --partial -',
    '--partial: fixtures/hour-0-26.csv cannot be counted: the time at line 2 has no date. Leave out --partial, and it is read whole.',
  ],
  [
    'an empty name of a file',
    "simulate ''",
    'a file name is empty. Name a file; an unset variable of a script leaves it empty.',
  ],
  [
    'columns of a send log that is not given',
    'simulate missing.csv --map-sends id=SID',
    '--map-sends names columns of send logs, and there is none. Give one with --sends FILE.',
  ],
  [
    'a field that is not read of a send log',
    'simulate missing.csv --sends sent.csv --map-sends status=State',
    'option \'--map-sends <field=column>\': "status" is not read of a send log; its fields are time, contact, type, category, id, number, account, template, country, tag',
  ],
  [
    'a column of a send log for no field',
    'simulate missing.csv --sends sends.csv --map-sends ide=SID',
    `option '--map-sends <field=column>': there is no field "ide"; did you mean id?`,
  ],
  ['standard input for two', 'simulate - --sends -', 'error: - is given twice. Name each input once.'],
  [
    'an age that is none',
    'check fixtures/check/inbox.csv --last-message-before foo',
    '"foo" is not a time in any known form. Use an age such as 7d or 36h, or a moment such as 2024-11-05T09:00:00+01:00.',
  ],
  [
    'an hour before the first',
    'check fixtures/hour-0-26.csv --at "Hour -5"',
    '"Hour -5" lies before Hour 0. The timeline has no dates: use an hour: "Hour 5".',
  ],
  [
    'an order of the list for one contact',
    'check fixtures/check/inbox.csv --contact +31633333333 --sort last',
    '--sort is for the list of all contacts, and --contact asks about one. Leave one of them out.',
  ],
  ['a document that is none', 'schema runn', "error: there is no document 'runn'. Use timeline, "],
  ['a command that is none', 'help simulat', "error: there is no command 'simulat'. Use simulate, "],
  ['an option of rates list', 'rates list --formt json', 'See: wa-window rates list --help'],
  ['an option of rates show', 'rates show', 'See: wa-window rates show --help'],
  ['an option of rates market', 'rates market', 'See: wa-window rates market --help'],
  ['an option of rates import', 'rates import', 'See: wa-window rates import --help'],
];

test.each(LINES)('%s', async (_, line, said) => {
  const { stdout, stderr, exitCode } = await run(words(line));
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain(said);
});

test('a budget in the currency of the account is judged', async () => {
  const line = 'simulate fixtures/six-eras.csv --summary --currency eur --fail-if-over 0EUR';
  const { stderr, exitCode } = await run(words(line));
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^--fail-if-over 0EUR: /m);
});
