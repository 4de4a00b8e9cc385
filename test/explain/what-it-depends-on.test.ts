import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import type { Fact } from '../../src/explain/explanation.js';
import { readTimeline } from '../../src/input/index.js';
import type { SimulateOptions } from '../../src/run/options.js';

const HEADER = 'time,contact,number,direction,type,category,entry_point,delivered_at,id';
const BRUNO = '+5511987654321,+551130001000';
const ON_ANOTHER_NUMBER = '+5511987654321,+551130002000';

function explained(rows: readonly string[], options: SimulateOptions = {}) {
  const bytes = Buffer.from([HEADER, ...rows, ''].join('\n'));
  const timeline = readTimeline([{ name: 'log.csv', bytes }]);
  const [explanation] = explainMessage(timeline, 'x', { timezone: 'UTC', ...options });
  return explanation ?? { handle: 'x', contact: null, number: null, facts: [] };
}

type Dependency = Extract<Fact, { kind: 'depends_on' }>;

function isDependency(fact: Fact): fact is Dependency {
  return fact.kind === 'depends_on';
}

/** Each other side, with what the message would be there. */
function dependencies(rows: readonly string[], options: SimulateOptions = {}): readonly string[] {
  return explained(rows, options)
    .facts.filter(isDependency)
    .map(({ id, other, otherwise }) => {
      const charges = otherwise.flatMap((outcome) => (outcome.kind === 'charged' ? outcome.charge.type : []));
      return `${id}=${other} ${charges.join()}`;
    });
}

const SERVICE = [
  `2026-10-09T09:00:00Z,${BRUNO},in,text,,,,i`,
  `2026-10-09T10:00:00Z,${BRUNO},out,text,,,2026-10-09T10:00:00Z,x`,
];

const AFTER_AN_AD = [
  `2026-10-05T10:00:00Z,${BRUNO},in,text,,ctwa,,ad`,
  `2026-10-05T10:01:00Z,${BRUNO},out,text,,,2026-10-05T10:01:00Z,reply`,
  ...SERVICE,
];

const used = (owner: string, units: number) => ({ owner, month: '2026-10', units });

test.each<[string, readonly string[], SimulateOptions, readonly string[]]>([
  // With the 1,000 it is free (2f.3), without them it is due.
  ['whether October 2026 has the 1,000', SERVICE, {}, ['C15=none regular']],
  ['the same from the other side', SERVICE, { assume: { C15: 'none' } }, ['C15=full free_customer_service']],
  // 4 days after the reply the entry point is over under 72h, and the message is one of the 1,000: free as before.
  [
    'how long an entry point lasts only where that changes what it is',
    AFTER_AN_AD,
    {},
    ['C2=168h free_entry_point', 'C15=none regular'],
  ],
  // The 1,000 are used up: under 72h it is due for certain, and in the entry point it never is.
  [
    'how long an entry point lasts, with the 1,000 used up',
    AFTER_AN_AD,
    {
      accounts: { '+551130001000': 'account' },
      used: { allowances: [used('+551130001000', 1000), used('account', 1000)] },
    },
    ['C2=72h regular', 'C2=168h free_entry_point'],
  ],
  // Nobody says that the account has used what its one number has.
  [
    'whose the 1,000 are, with units said to be used by the number alone',
    SERVICE,
    { used: { allowances: [used('+551130001000', 1000)] } },
    ['C5=account free_customer_service'],
  ],
  // The account has used its 1,000 and the number has not.
  [
    'whose the 1,000 are',
    [...SERVICE, `2026-10-10T09:00:00Z,${ON_ANOTHER_NUMBER},in,text,,,,j`],
    {
      accounts: { '+551130001000': 'account', '+551130002000': 'account' },
      used: { allowances: [used('account', 1000)] },
    },
    ['C5=account regular', 'C15=none regular'],
  ],
  // The ad was answered on the same number: under C6=yes that answer takes the last unit.
  [
    'whether what is sent in an entry point uses units up',
    AFTER_AN_AD,
    { assume: { C2: '72h' }, used: { allowances: [used('+551130001000', 999)] } },
    ['C2=168h free_entry_point', 'C6=yes regular', 'C15=none regular'],
  ],
])('it depends on %s', (_, rows, options, expected) => {
  expect(dependencies(rows, options)).toEqual(expected);
});
