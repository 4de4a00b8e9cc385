import { expect, test } from 'vitest';
import { run } from '../cli/run.js';

test('columns that are not known are told in one line, those that are misspelt each in its own', async () => {
  const stdin = 'month,market,markting,utilty,time,contact\n2026-10,Brazil,1,2,x,y\n';
  expect(await run(['estimate', '-'], { stdin })).toEqual({
    stdout: '',
    stderr: [
      '<stdin>:1: the column "markting" is not known. Did you mean marketing?',
      '<stdin>:1: the column "utilty" is not known. Did you mean utility?',
      '<stdin>:1: not known: "time", "contact". The columns are month, market, marketing, utility, authentication, ' +
        'authentication_international, service, utility_in_window, in_entry_point.',
      '<stdin>:1: there is no column of volumes. Add one of marketing, utility, authentication, ' +
        'authentication_international, service.',
      '',
    ].join('\n'),
    exitCode: 3,
  });
});
