import { expect, test } from 'vitest';
import { readRecords, simulate, type SimulateOptions, type Used } from '../../src/index.js';

type Records = Parameters<typeof readRecords>[0];

function found(records: Records, options: SimulateOptions): readonly string[] {
  const { findings } = simulate(readRecords(records), { timezone: 'UTC', ...options });
  return findings.flatMap(({ code, severity, message }) =>
    code === 'UNKNOWN_OWNER' ? [`${severity}: ${message}`] : [],
  );
}

const PAIR = { contact: '+5511987654321', number: '+551130001000', account: 'shop' };

function service(day: string, pair: object = PAIR): Records {
  return [
    { ...pair, time: `${day}T09:00:00Z`, direction: 'in', type: 'text' },
    { ...pair, time: `${day}T09:01:00Z`, direction: 'out', type: 'text' },
  ];
}

const OCTOBER = service('2026-10-05');
/** Free units were per account then. */
const JUNE_2023 = service('2023-06-05');
const UTILITY: Records = [
  { ...PAIR, time: '2026-10-05T09:00:00Z', direction: 'out', type: 'template', category: 'utility' },
];
const SECOND = service('2026-10-06', { ...PAIR, number: '+551130002000' });
/** A customer whom nobody answered, on a number of its own. */
const HEARD_ALONE = service('2026-10-07', { ...PAIR, number: '+551130003000' }).slice(0, 1);

const of = (owner: string | readonly string[], month = '2026-10', units = 7): SimulateOptions => ({
  used: { allowances: [{ owner, month, units }] },
});

const NO_NUMBER =
  'warning: 7 units of 2026-10 are said to be used by +551130001001 (used.allowances), ' +
  'and the log has no number of that name: it has ';

/** [which figure, the log, what is said beside it, what is found] */
const ALLOWANCES: readonly [string, Records, SimulateOptions, readonly string[]][] = [
  ['of the number of the log', OCTOBER, of('+551130001000'), []],
  ['of a number in one of several spellings', OCTOBER, of(['551130001000', '+551130001000']), []],
  ['of a misspelt number', OCTOBER, of('+551130001001'), [`${NO_NUMBER}+551130001000`]],
  [
    'of a misspelt number among several',
    [...OCTOBER, ...SECOND],
    of('+551130001001'),
    [`${NO_NUMBER}+551130001000, +551130002000`],
  ],
  ['of none', OCTOBER, of('+551130001001', '2026-10', 0), []],
  ['of another month', OCTOBER, of('+551130001001', '2026-09'), []],
  ['of a month in which nothing takes from an allowance', UTILITY, of('+551130001001'), []],
  ['of a number on which nothing was sent', [...OCTOBER, ...HEARD_ALONE], of('+551130003000'), []],
  [
    'of a number that is only in the configuration',
    OCTOBER,
    { ...of('+551130009000'), accounts: { '+551130009000': 'shop' } },
    [],
  ],
  [
    'of an account, where each number has free units of its own',
    OCTOBER,
    of('shop'),
    [
      'warning: 7 units of 2026-10 are said to be used by shop (used.allowances), ' +
        'and the log has no number of that name: it has +551130001000',
    ],
  ],
  ['of the account of the log', JUNE_2023, of('shop', '2023-06'), []],
  [
    'of a misspelt account',
    JUNE_2023,
    of('shp', '2023-06'),
    [
      'warning: 7 units of 2023-06 are said to be used by shp (used.allowances), ' +
        'and the log has no account of that name: it has shop',
    ],
  ],
  ['of an account that is only in a portfolio', JUNE_2023, { ...of('bar', '2023-06'), portfolios: { bar: 'p' } }, []],
  ['of an account that pays for a number', JUNE_2023, { ...of('bar', '2023-06'), accounts: { '+31': 'bar' } }, []],
  [
    'of a number, where the log names none',
    service('2026-10-05', { contact: PAIR.contact }),
    of('+551130001000'),
    [
      'warning: 7 units of 2026-10 are said to be used by +551130001000 (used.allowances), ' +
        'and the log names no number',
    ],
  ],
];

test.each(ALLOWANCES)('free units %s', (_, records, options, findings) => {
  expect(found(records, options)).toEqual(findings);
});

const tier = (portfolio: string | undefined, month = '2026-10', market = 'Brazil'): Used => ({
  tiers: [{ ...(portfolio !== undefined && { portfolio }), market, category: 'utility', month, units: 7 }],
});

/** [which figure, what is said, what is found] */
const TIERS: readonly [string, SimulateOptions, readonly string[]][] = [
  ['of no portfolio', { used: tier(undefined) }, []],
  ['of the portfolio of the log', { used: tier('ours'), portfolios: { shop: 'ours' } }, []],
  ['of a portfolio of another log', { used: tier('theirs'), portfolios: { shop: 'ours', bar: 'theirs' } }, []],
  [
    'of a misspelt portfolio',
    { used: tier('our'), portfolios: { shop: 'ours' } },
    [
      'warning: 7 utility messages of 2026-10 to Brazil are said to be sent by the portfolio our (used.tiers), ' +
        'and portfolios puts no account in one of that name',
    ],
  ],
  ['of another month', { used: tier('our', '2026-09'), portfolios: { shop: 'ours' } }, []],
  ['of another market', { used: tier('our', '2026-10', 'India'), portfolios: { shop: 'ours' } }, []],
];

test.each(TIERS)('volume %s', (_, options, findings) => {
  expect(found(UTILITY, options)).toEqual(findings);
});
