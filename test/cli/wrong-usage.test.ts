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
