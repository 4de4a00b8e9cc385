import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { writeShortAndLong } from './long.js';
import { run, type Ran } from './run.js';

const folder = temporaryFolder();

const HEAD = 'timeline: month.csv\ntimezone: America/Sao_Paulo\ncases:\n';

/** Cases that hold, and some that do not, of all contacts at the end and of one at any time. */
const FILES: Readonly<Record<string, string>> = {
  'bill.yaml': `${HEAD}
  - name: what October costs
    at: end
    expect:
      cost: { at_least: 28.1467 USD, at_most: 28.8257 USD }
      totals:
        billable: { marketing: 325, utility: 301, authentication: 197, service: 561 }
        free: { free_customer_service: 1465, free_entry_point: 264, not_delivered: 9 }
        rejected: 0
      compare: { rules: pmp-2025, at_most_above: 400% }
      findings: []
`,
  'wrong-bill.yaml': `${HEAD}
  - name: what October costs
    at: end
    expect:
      cost: 28.8257 USD
      totals: { billable: { service: 1 }, rejected: 1 }
      compare: { rules: pmp-2025, at_most_above: 10% }
      findings: [NO_RATE]
`,
  'contacts.yaml': `${HEAD}
  - name: what October costs
    at: end
    expect: { cost: { at_most: 28.8257 USD }, compare: { rules: cbp-2024, at_most_above: 900 USD } }
  - name: a reminder reaches one who has not written
    contact: +55 11 97889-7170
    number: '551130002000'
    at: 2026-10-01T12:04:00Z
    expect: { window: closed, billable: [utility], totals: { billable: { utility: 1 } } }
  - name: one with many messages
    contact: '+5511969409285'
    at: end
    expect: { rejections: [] }
`,
  'wrong-contacts.yaml': `${HEAD}
  - name: a reminder opens no window
    contact: '+5511978897170'
    number: '+551130002000'
    at: 2026-10-01T12:04:00Z
    expect: { window: open, billable: [], allowed: { free_form: true } }
  - name: nobody
    contact: '+5511978897171'
    at: end
    expect: { billable: [] }
  - name: what one costs
    contact: '+5511978897170'
    at: end
    expect: { cost: 1 USD }
`,
  'whole.yaml': `${HEAD}
  - name: what the first week comes to
    at: 2026-10-08T00:00:00Z
    expect: { cost: { at_most: 1 USD }, totals: { rejected: 0 } }
  - name: all that was refused
    at: end
    expect: { rejections: [] }
`,
  'turned.yaml': `${HEAD.replace('month', 'turned')}
  - name: what October costs
    at: end
    expect: { cost: { at_most: 1 USD }, findings: [] }
`,
  'missing.yaml': `${HEAD.replace('month', 'nowhere')}
  - { name: a case, at: end, expect: { findings: [] } }
`,
};

beforeAll(() => {
  writeShortAndLong(folder, (log, file) => {
    const [header = '', ...rows] = log;
    file('month.csv', [...log, ''].join('\n'));
    file('turned.csv', [header, ...rows.toReversed()].join('\n'));
    for (const [name, text] of Object.entries(FILES)) file(name, text);
  });
});

function verify(where: 'short' | 'long', args: readonly string[]): Promise<Ran> {
  return run(['verify', ...args], { cwd: join(folder, where) });
}

const held = {
  'bill.yaml': 0,
  'wrong-bill.yaml': 1,
  'contacts.yaml': 0,
  'wrong-contacts.yaml': 1,
  'whole.yaml': 1,
  'turned.yaml': 1,
  'missing.yaml': 3,
};

/** Of too many of all messages the last one is named where the whole log is held, and why it is what it is. */
const SUSPECTS = /\n(?: +Why: month\.csv:[^]*?)? +Look closer:\n.*\n/g;

describe('a long log is verified as one that is held', () => {
  test.each(Object.entries(held))('%s', async (file, exit) => {
    const [long, short] = [await verify('long', [file]), await verify('short', [file])];
    expect(without(long)).toEqual(without(short));
    expect(long.exitCode).toBe(exit);
  });

  test.each([
    ['as a document', ['contacts.yaml', '--format', 'json']],
    ['of which some cases are chosen', ['whole.yaml', 'bill.yaml', '--run', 'October']],
    ['whose cases are listed', ['contacts.yaml', 'bill.yaml', '--list']],
    ['with numbers that are hidden', ['contacts.yaml', '--mask']],
  ])('%s', async (_, args) => {
    const [long, short] = [await verify('long', args), await verify('short', args)];
    expect(long).toEqual(short);
    expect(long.exitCode).toBe(0);
  });

  test('an update writes the same into the file', async () => {
    for (const where of ['short', 'long'] as const) await verify(where, ['wrong-bill.yaml', '--update']);
    const [short, long] = ['short', 'long'].map((where) =>
      readFileSync(join(folder, where, 'wrong-bill.yaml'), 'utf8'),
    );
    expect(long).toBe(short);
    expect(long).toContain('findings: []');
  });
});

test('why a message is what it is takes the whole log, and another command', async () => {
  const { stdout } = await verify('long', ['wrong-contacts.yaml', '--run', 'opens']);
  expect(stdout).toContain(`
        wrong-contacts.yaml:9:39  billable
        - nothing
        + utility

        Why: month.csv:2
         1  The log is long, and to explain a message takes all of it: wa-window
            explain does that.

        Look closer:
          wa-window explain month.csv:2 --timezone America/Sao_Paulo
`);
});

function without(ran: Ran): Ran {
  return { ...ran, stdout: ran.stdout.replace(SUSPECTS, '\n') };
}
