import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ASSERTION_KINDS } from '../../src/verify/assertions/index.js';
import { run } from '../cli/run.js';

const FOLDER = 'fixtures/expectations/canaries';

/** What each kind of assertion says when it must fail: `expected ≠ got`. */
const CANARIES: Readonly<Record<string, string>> = {
  allowed: '{"free_form":true} ≠ {"free_form":false}',
  billable: '["marketing"] ≠ []',
  charges: '{"hour-0-26.csv:5":{"category":"marketing"}} ≠ {"hour-0-26.csv:5":{"category":"service"}}',
  compare:
    '{"rules":"pmp-2025","at_most_above":"0 USD"} ≠ {"rules":"pmp-2025","above":"0.0800 USD (0.0800 USD against 0 USD)"}',
  conversations: '["marketing"] ≠ []',
  cost: '"0.23 USD" ≠ "0.2317 USD"',
  entry_point: '{"until":"Hour 82"} ≠ {"until":"Hour 94"}',
  findings: '[] ≠ ["OUT_OF_ORDER"]',
  free: '["free_customer_service"] ≠ ["in_open_conversation"]',
  opened: '[] ≠ ["service"]',
  rejections: '[131026] ≠ [131047]',
  totals: '{"conversations":{"marketing":1}} ≠ {"conversations":{"marketing":1,"service":1}}',
  window: '{"until":"Hour 29"} ≠ {"until":"Hour 28"}',
};

/** What cannot be answered must not pass either. */
const FAULTS: Readonly<Record<string, string>> = {
  'after-the-last-expiry':
    'at: Hour 49.0166667 lies after everything: the last thing to happen here is at Hour 49; write end for the end',
  'before-the-first-event': 'at: Hour 9 lies before anything happened: the first event here is at Hour 10',
  'cost-of-hours': 'cost: a timeline of hours has no cost: place Hour 0 with start: 2026-10-05T09:00:00Z',
  'cost-of-one-contact': 'cost: cost is that of the whole timeline: leave contact and number out of the case',
  'date-of-a-timeline-of-hours':
    'at: "2024-03-04T09:00:00Z" is a date, and the timeline has hours: write an hour such as Hour 5',
  'empty-assertion': 'window: window says nothing about what must hold, so it cannot fail',
  'empty-expectation': 'expect: the case expects nothing, so it cannot fail: say what must hold',
  'findings-at-an-instant': 'findings: findings are those of the whole timeline: write at: end',
  'hour-of-a-dated-timeline':
    'at: "Hour 5" is an hour, and the timeline has dates: write an instant such as 2026-10-01T09:30:00+02:00',
  'other-currency': 'cost: the cost is in USD, and EUR is expected',
  'records-set-aside':
    'timeline: fixtures/broken/unknown-category.csv:3:53: "utilty" is not a category [UNKNOWN_CATEGORY]: mend the timeline, or expect it with findings',
  'several-contacts':
    'window: a state is that of one contact, and there are +31612345678, +31687654321: name the contact of the case',
  'state-at-the-end':
    'window: at the end everything has run out, so window says nothing: write an instant, such as Hour 26',
  'unknown-contact': 'contact: contact +31612345679 is not in the timeline; did you mean +31612345678?',
  'unknown-message': 'charges: no message of the business is called hour-0-26.csv:7',
  'without-cases': 'cases: there is no case in the file, so it cannot fail: write some under cases',
};

test.each(Object.entries(CANARIES))('%s fails as it must', async (name, expected) => {
  expect(await failuresOf(`${FOLDER}/${name}.yaml`)).toEqual([`${name}: ${expected}`]);
});

test.each(Object.entries(FAULTS))('%s cannot be answered, and fails', async (name, expected) => {
  expect(await failuresOf(`${FOLDER}/faults/${name}.yaml`)).toEqual([expected]);
});

test('every kind of assertion and every fault has a canary', () => {
  const names = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.yaml') ? [name.replace('.yaml', '')] : []));
  expect(names(FOLDER).sort()).toEqual([...ASSERTION_KINDS].sort());
  expect(Object.keys(CANARIES).sort()).toEqual([...ASSERTION_KINDS].sort());
  expect(names(`${FOLDER}/faults`).sort()).toEqual(Object.keys(FAULTS).sort());
});

interface Document {
  readonly files: readonly { readonly cases: readonly { readonly failures: readonly Failure[] }[] }[];
}

interface Failure {
  readonly assertion: string;
  readonly message?: string;
  readonly expected?: unknown;
  readonly got?: unknown;
}

async function failuresOf(file: string): Promise<readonly string[]> {
  const { stdout, stderr, exitCode } = await run(['verify', file, '--format', 'json']);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
  const { files } = JSON.parse(stdout) as Document;
  return files
    .flatMap(({ cases }) => cases.flatMap(({ failures }) => failures))
    .map(({ assertion, message, expected, got }) =>
      message === undefined
        ? `${assertion}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(got)}`
        : `${assertion}: ${message}`,
    );
}
