import { expect, test } from 'vitest';
import {
  audit,
  BUILT_IN,
  compare,
  compileRules,
  createReplay,
  DEFAULT_SWITCHES,
  ERAS,
  estimate,
  FOREVER,
  initialState,
  instantOf,
  NEVER,
  parseDecimal,
  placeNamed,
  readBill,
  readRecords,
  readTimeline,
  redact,
  simulate,
  step,
  UsageFault,
  type AskOptions,
  type BillMap,
  type EstimateOptions,
  type ReadOptions,
  type ReplayOptions,
  type RuleSet,
  type SimulateOptions,
  type Volume,
} from '../../src/index.js';

const WRITTEN = '2026-10-05T09:00:00Z';
const TIMELINE = readRecords([{ time: WRITTEN, contact: 'anna', direction: 'inbound', type: 'text' }]);
const [WROTE] = TIMELINE.events;
const HOURS = readRecords([{ time: 'Hour 0', direction: 'inbound', type: 'text' }]);
const NOW = instantOf(Date.parse('2026-10-05T10:00:00Z'));
const NO_INSTANT = instantOf(NaN);
const ANNA = { contact: 'anna', number: null };

/** Rule sets of one's own that differ from the newest in one part. */
const OWN = { ...(ERAS.at(-1) as RuleSet), id: 'mine' };
const NO_HOME = { home: null, from: NOW, exceptions: new Map<string, typeof NOW>() };

const ZONES = 'use a time zone by its name, such as Europe/Amsterdam or UTC';
const NAMES = 'use a name that is not empty';
const INSTANTS = 'use an instant in whole milliseconds';
const LENGTHS = 'use whole milliseconds from 0 on';
const COUNTS = 'use a whole number from 0 on';
const MONTHS = 'use a month, such as 2026-10';
const COUNTRIES = 'use a country by its two letters, such as BR';
const KINDS = 'use either direct or solution_partner, and government beside it where it is one';

function refused(work: () => unknown, said: string): void {
  expect(work).toThrow(UsageFault);
  expect(work).toThrow(new UsageFault(said));
}

const SIMULATE: readonly [SimulateOptions, string][] = [
  [{ timezone: '' }, `timezone is "": ${ZONES}`],
  [{ timezone: 'Mars/Olympus' }, `timezone is "Mars/Olympus": ${ZONES}`],
  // Node 22 takes it for a zone, and Node 20 does not.
  [{ timezone: '+02:00' }, `timezone is "+02:00": ${ZONES}`],
  [{ assume: { C1: 'perhaps' } }, 'switch C1 has no value "perhaps": choose closed, open'],
  [{ account: [] }, `account is empty: ${KINDS}`],
  [{ account: ['government'] }, `account is government: ${KINDS}`],
  [{ account: ['direct', 'solution_partner'] }, `account is direct, solution_partner: ${KINDS}`],
  [{ accounts: { '+31201111111': '' } }, `accounts["+31201111111"] is "": ${NAMES}`],
  [{ accounts: { ' ': 'shop' } }, `a key of accounts is " ": ${NAMES}`],
  [{ portfolios: { shop: '' } }, `portfolios["shop"] is "": ${NAMES}`],
  [{ permanentSessions: [''] }, `permanentSessions is "": ${NAMES}`],
  [{ rates: { ...BUILT_IN, cards: [] } }, 'no rate card in USD: the rates hold no card at all'],
  [{ international: { ...NO_HOME, home: 'br' } }, `international.home is "br": ${COUNTRIES}`],
  [{ international: { ...NO_HOME, from: NO_INSTANT } }, `international.from is NaN: ${INSTANTS}, NEVER or FOREVER`],
  [
    { international: { ...NO_HOME, exceptions: new Map([['XX', NOW]]) } },
    `a country of international.exceptions is "XX": ${COUNTRIES}`,
  ],
  [
    { international: { ...NO_HOME, exceptions: new Map([['BR', NO_INSTANT]]) } },
    `international.exceptions of BR is NaN: ${INSTANTS}, NEVER or FOREVER`,
  ],
  [{ used: { allowances: [{ owner: '', month: '2026-10', units: 1 }] } }, `used.allowances[0].owner is "": ${NAMES}`],
  [
    { used: { allowances: [{ owner: 'shop', month: '2026-13', units: 1 }] } },
    `used.allowances[0].month is "2026-13": ${MONTHS}`,
  ],
  [
    { used: { allowances: [{ owner: 'shop', month: '2026-10', units: -1 }] } },
    `used.allowances[0].units is -1: ${COUNTS}`,
  ],
  [
    { used: { tiers: [{ portfolio: '', market: 'Brazil', category: 'utility', month: '2026-10', units: 1 }] } },
    `used.tiers[0].portfolio is "": ${NAMES}`,
  ],
  [
    { used: { tiers: [{ market: 'Brasil', category: 'utility', month: '2026-10', units: 1 }] } },
    'used.tiers[0].market is "Brasil": use a market by Meta\'s name, such as Brazil or Rest of Africa',
  ],
  [
    { used: { tiers: [{ market: 'Brazil', category: 'utility', month: 'October', units: 1 }] } },
    `used.tiers[0].month is "October": ${MONTHS}`,
  ],
  [
    { used: { tiers: [{ market: 'Brazil', category: 'utility', month: '2026-10', units: NaN }] } },
    `used.tiers[0].units is NaN: ${COUNTS}`,
  ],
  [{ rules: { ...OWN, id: '' } }, `id of the rules is "": ${NAMES}`],
  [
    { rules: { ...OWN, window: { ...OWN.window, lasts: '1 day' } } },
    'window.lasts of the rules is "1 day": use a length of time such as 24h, 90m or 7d',
  ],
  [
    { rules: { ...OWN, admission: [] } },
    'admission of the rules: the last row of a table decides what is left, it has no condition',
  ],
  [
    { rules: { ...OWN, allowances: OWN.allowances.map((one) => ({ ...one, units: -5 })) } },
    `units of an allowance of the rules is -5: ${COUNTS}`,
  ],
];

test.each(SIMULATE)('simulate, compare and audit refuse %j', (options, said) => {
  refused(() => simulate(TIMELINE, options), said);
  refused(() => audit(TIMELINE, options), said);
  const { rules = 'pmp-2026', ...others } = options;
  refused(() => compare(TIMELINE, [rules, 'pmp-2025'], others), said);
});

test('what is said about money is judged on a timeline without dates as well', () => {
  refused(
    () => simulate(HOURS, { currency: 'USDT', rates: { ...BUILT_IN, cards: BUILT_IN.cards.slice(0, 1) } }),
    'no rate card in USDT: there are cards in USD',
  );
});

test('since ever, and never, are starts of the international rate', () => {
  for (const from of [NEVER, FOREVER]) {
    expect(simulate(TIMELINE, { international: { ...NO_HOME, from } }).totals.rejected).toBe(0);
  }
});

const READING: readonly [ReadOptions, string][] = [
  [{ inputTimezone: 'Mars' }, `inputTimezone is "Mars": ${ZONES}`],
  [{ start: NO_INSTANT }, `start is NaN: ${INSTANTS}`],
  [{ start: FOREVER }, `start is Infinity: ${INSTANTS}`],
  [{ idHorizon: -1 }, 'idHorizon is -1: use milliseconds from 0 on'],
  [{ idHorizon: NaN }, 'idHorizon is NaN: use milliseconds from 0 on'],
  // As a configuration in JSON may bring it.
  [
    { map: JSON.parse('{"tiem":"Sent on"}') as ReadOptions['map'] & object },
    'map: there is no field "tiem"; did you mean time?',
  ],
];

test.each(READING)('reading refuses %j', (options, said) => {
  refused(() => readRecords([], options), said);
  refused(() => readTimeline([], options), said);
});

test('an id may be remembered for good', () => {
  expect(readRecords([{ time: WRITTEN, direction: 'inbound' }], { idHorizon: Infinity }).records).toBe(1);
});

test('redact refuses a field that no record has', () => {
  const source = { name: 'a.csv', bytes: Buffer.from('time,direction\n') };
  const map = JSON.parse('{"phone":"Customer"}') as NonNullable<ReadOptions['map']>;
  refused(
    () => redact(source, () => new Uint8Array(32), { map }),
    'map: there is no field "phone"; the fields are time, contact, direction, type, category, entry_point, status, delivered_at, id, number, account, template, country, tag, channel',
  );
});

const REPLAYS: readonly [ReplayOptions, string][] = [
  [{ timezone: 'Mars' }, `timezone is "Mars": ${ZONES}`],
  [{ logStart: NO_INSTANT }, `logStart is NaN: ${INSTANTS}`],
];

test.each(REPLAYS)('createReplay refuses %j', (options, said) => {
  refused(() => createReplay(options), said);
});

const ASKED: readonly [AskOptions, string][] = [
  [{ warnBefore: -1 }, `warnBefore is -1: ${LENGTHS}`],
  [{ warnBefore: NaN }, `warnBefore is NaN: ${LENGTHS}`],
  [{ safetyMargin: -60_000 }, `safetyMargin is -60000: ${LENGTHS}`],
  [{ safetyMargin: 0.5 }, `safetyMargin is 0.5: ${LENGTHS}`],
];

test.each(ASKED)('a replay refuses to be asked with %j', (options, said) => {
  const replay = createReplay();
  refused(() => replay.check(ANNA, NOW, options), said);
  refused(() => replay.standing(ANNA, NOW, options), said);
});

test('a replay and the engine take no event, and no question, at no instant', () => {
  const replay = createReplay();
  if (WROTE === undefined) throw new Error('the timeline has an event');
  const said = `at is NaN: ${INSTANTS}`;
  refused(() => replay.check(ANNA, NO_INSTANT), said);
  const nowhere = { ...WROTE, at: NO_INSTANT };
  refused(() => {
    replay.add(nowhere);
  }, said);
  refused(() => step(initialState(), nowhere, compileRules(OWN, DEFAULT_SWITCHES)), said);
});

const NONE = { units: 0n, scale: 0 };

function volume(changes: Partial<Volume>, marketing = 5): Volume {
  const place = placeNamed('BR');
  if (place === null) throw new Error('Brazil is a place');
  return {
    month: '2026-10',
    place,
    volumes: { marketing, utility: 0, authentication: 0, authentication_international: 0, service: 0 },
    shares: { utilityInWindow: NONE, inEntryPoint: NONE },
    ...changes,
  };
}

const VOLUMES: readonly [Volume, string][] = [
  [volume({ month: '2026-10-05' }), `volumes[0].month is "2026-10-05": ${MONTHS}`],
  [volume({}, -1), 'volumes[0].volumes.marketing is -1: use a whole number of messages, such as 5000'],
  [volume({}, 0.5), 'volumes[0].volumes.marketing is 0.5: use a whole number of messages, such as 5000'],
  [
    volume({ shares: { utilityInWindow: { units: 1005n, scale: 1 }, inEntryPoint: NONE } }),
    'volumes[0].shares.utilityInWindow is 100.5%: use a percentage from 0% to 100%, such as 40%',
  ],
  [
    volume({ shares: { utilityInWindow: NONE, inEntryPoint: { units: -1n, scale: 0 } } }),
    'volumes[0].shares.inEntryPoint is -1%: use a percentage from 0% to 100%, such as 40%',
  ],
];

test.each(VOLUMES.map(([given, said]) => [said, given] as const))('estimate: %s', (said, given) => {
  refused(() => estimate([given], ['pmp-2026']), said);
});

const ESTIMATES: readonly [EstimateOptions, string][] = [
  [{ numbers: 0 }, 'numbers is 0: use a whole number from 1 on'],
  [{ numbers: 1.5 }, 'numbers is 1.5: use a whole number from 1 on'],
  [
    { messagesPerConversation: parseDecimal('0.5') ?? NONE },
    'messagesPerConversation is 0.5: use a number from 1 on, such as 2.5',
  ],
  [{ account: [] }, `account is empty: ${KINDS}`],
];

test.each(ESTIMATES.map(([options, said]) => [said, options] as const))('estimate: %s', (said, options) => {
  refused(() => estimate([volume({})], ['pmp-2026'], options), said);
});

test('an estimate of nothing, or under no rules', () => {
  refused(() => estimate([], ['pmp-2026']), 'an estimate takes one volume at least');
  // As JavaScript without types may call it.
  const none = [] as unknown as ['pmp-2026'];
  refused(() => estimate([volume({})], none), 'an estimate takes one rule set at least');
});

const BILL = { name: 'bill.csv', bytes: Buffer.from('day,amount\n2026-10-05,0.10\n') };
const TERMS = { map: {}, timezone: 'UTC', currency: 'USD' };

test.each([
  [{ ...TERMS, timezone: 'Mars' }, `timezone is "Mars": ${ZONES}`],
  [{ ...TERMS, currency: 'dollars' }, 'currency is "dollars": use three capital letters such as USD'],
  [
    { ...TERMS, map: JSON.parse('{"amuont":"Charge"}') as BillMap },
    'map: a bill has no field "amuont"; did you mean amount?',
  ],
])('readBill refuses %j', (terms, said) => {
  refused(() => readBill(BILL, terms), said);
});
