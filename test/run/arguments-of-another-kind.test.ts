import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as library from '../../src/index.js';

// As JavaScript without types may call it: every function takes anything.
const {
  audit,
  compare,
  compileRules,
  createReplay,
  estimate,
  placeNamed,
  readAnalytics,
  readBill,
  readRecords,
  readTimeline,
  redact,
  simulate,
  step,
  toAuditDocument,
  toCompareDocument,
  toDocument,
  toEstimateDocument,
} = library as unknown as Readonly<Record<string, (...given: readonly unknown[]) => unknown>> & {
  readonly createReplay: (options?: unknown) => {
    readonly add: (event: unknown) => void;
    readonly check: (...asked: readonly unknown[]) => unknown;
    readonly standing: (...asked: readonly unknown[]) => unknown;
  };
};

const TIMELINE = library.readRecords([
  { time: '2026-10-05T09:00:00Z', contact: '+5511987654321', direction: 'inbound', type: 'text' },
]);
const [WROTE] = TIMELINE.events;
const NOW = library.instantOf(Date.parse('2026-10-05T10:00:00Z'));
const ANNA = { contact: '+5511987654321', number: null };
const NEWEST = library.ERAS.at(-1);
const SOURCE = { name: 'hours.csv', bytes: readFileSync('fixtures/hour-0-26.csv') };
const NONE = { units: 0n, scale: 0 };
const VOLUME = {
  month: '2026-10',
  place: library.placeNamed('BR'),
  volumes: { marketing: 5, utility: 0, authentication: 0, authentication_international: 0, service: 0 },
  shares: { utilityInWindow: NONE, inEntryPoint: NONE },
};
const keyed = (): Uint8Array => new Uint8Array(32);

const TIMELINES = 'use a timeline, as readTimeline and readRecords give it';
const BOTH = ['pmp-2025', 'pmp-2026'];

const ROWS: readonly (readonly [string, () => unknown])[] = [
  // simulate
  [`timeline is undefined: ${TIMELINES}`, () => simulate?.()],
  [`timeline is a list: ${TIMELINES}`, () => simulate?.([])],
  ['options is null: use an object', () => simulate?.(TIMELINE, null)],
  ['options is "UTC": use an object', () => simulate?.(TIMELINE, 'UTC')],
  [
    'there is no option "timeZone": use timezone, rules, assume, account, accounts, past, pastEvidence, currency, rates, international, portfolios, used, permanentSessions',
    () => simulate?.(TIMELINE, { timeZone: 'UTC' }),
  ],
  ['past is "open": use unknown or closed', () => simulate?.(TIMELINE, { past: 'open' })],
  ['pastEvidence is "no": use true or false', () => simulate?.(TIMELINE, { pastEvidence: 'no' })],
  ['timezone is null: use a text', () => simulate?.(TIMELINE, { timezone: null })],
  ['currency is 5: use a text', () => simulate?.(TIMELINE, { currency: 5 })],
  ['rules is 2026: use auto, the id of a rule set, or a rule set', () => simulate?.(TIMELINE, { rules: 2026 })],
  ['rules.id is undefined: use a text', () => simulate?.(TIMELINE, { rules: {} })],
  [
    'rules.window has no "opens": use lasts, opened_by, permanent_sessions, rule, exceptions',
    () => simulate?.(TIMELINE, { rules: { ...NEWEST, window: { ...NEWEST?.window, opens: 'never' } } }),
  ],
  ['assume is "C1=open": use an object', () => simulate?.(TIMELINE, { assume: 'C1=open' })],
  ['assume["C1"] is true: use a text', () => simulate?.(TIMELINE, { assume: { C1: true } })],
  ['account is "direct": use a list', () => simulate?.(TIMELINE, { account: 'direct' })],
  [
    'account[0] is "partner": use direct or solution_partner or government',
    () => simulate?.(TIMELINE, { account: ['partner'] }),
  ],
  ['accounts["+31201111111"] is null: use a text', () => simulate?.(TIMELINE, { accounts: { '+31201111111': null } })],
  ['rates.cards is undefined: use a list', () => simulate?.(TIMELINE, { rates: {} })],
  [
    'international.exceptions is an object: use a Map',
    () => simulate?.(TIMELINE, { international: { home: 'BR', from: NOW, exceptions: {} } }),
  ],
  [
    'used.allowances[0].units is "250": use a number',
    () => simulate?.(TIMELINE, { used: { allowances: [{ owner: 'shop', month: '2026-10', units: '250' }] } }),
  ],
  ['used has no "allowance": use allowances, tiers', () => simulate?.(TIMELINE, { used: { allowance: [] } })],
  ['permanentSessions is "web": use a list', () => simulate?.(TIMELINE, { permanentSessions: 'web' })],
  // compare, estimate, audit
  [`timeline is null: ${TIMELINES}`, () => compare?.(null, BOTH)],
  ['rules is "pmp-2025": use a list', () => compare?.(TIMELINE, 'pmp-2025')],
  ['rules[1] is null: use auto, the id of a rule set, or a rule set', () => compare?.(TIMELINE, ['pmp-2025', null])],
  [
    'rules names pmp-2025 twice: use each rule set once',
    () => compare?.(TIMELINE, ['pmp-2025', 'pmp-2026', 'pmp-2025']),
  ],
  ['rules names mine twice: use each rule set once', () => compare?.(TIMELINE, [mine(1), mine(2)])],
  ['^there is no option "rules": use timezone, assume, ', () => compare?.(TIMELINE, BOTH, { rules: 'auto' })],
  ['volumes is null: use a list', () => estimate?.(null, ['pmp-2026'])],
  ['rules is undefined: use a list', () => estimate?.([VOLUME])],
  ['rules names pmp-2026 twice: use each rule set once', () => estimate?.([VOLUME], ['pmp-2026', 'pmp-2026'])],
  [
    'volumes[0].place is null: use a place, as placeNamed gives one of a name that it knows',
    () => estimate?.([{ ...VOLUME, place: placeNamed?.('Atlantis') }], ['pmp-2026']),
  ],
  [
    'volumes[0].volumes.marketing is "5": use a number',
    () => estimate?.([{ ...VOLUME, volumes: { ...VOLUME.volumes, marketing: '5' } }], ['pmp-2026']),
  ],
  [
    "volumes[0].shares.inEntryPoint is 0.4: use a Decimal, such as parseDecimal('2.5')",
    () => estimate?.([{ ...VOLUME, shares: { utilityInWindow: NONE, inEntryPoint: 0.4 } }], ['pmp-2026']),
  ],
  [
    'there is no option "timezone": use assume, account, currency, rates, numbers, messagesPerConversation',
    () => estimate?.([VOLUME], ['pmp-2026'], { timezone: 'UTC' }),
  ],
  ['name is undefined: use a text', () => placeNamed?.()],
  ['sums is null: use a list', () => audit?.(TIMELINE, { sums: null })],
  ['^there is no option "tolerance": use timezone, ', () => audit?.(TIMELINE, { tolerance: '1%' })],
  // reading and redacting
  ['records is undefined: use a list', () => readRecords?.()],
  ['sources is "log.csv": use a list', () => readTimeline?.('log.csv')],
  ['sources[0] is "log.csv": use an object', () => readTimeline?.(['log.csv'])],
  [
    'sources[0].bytes is "time,direction": use bytes (a Uint8Array or Buffer)',
    () => readTimeline?.([{ name: 'log.csv', bytes: 'time,direction' }]),
  ],
  ['format is "xlsx": use csv or json or ndjson or webhook', () => readTimeline?.([SOURCE], { format: 'xlsx' })],
  ['idHorizon is "36h": use a number', () => readTimeline?.([SOURCE], { idHorizon: '36h' })],
  ['start is "2026-10-05": use a number', () => readTimeline?.([SOURCE], { start: '2026-10-05' })],
  ['map["time"] is 0: use a text', () => readTimeline?.([SOURCE], { map: { time: 0 } })],
  ['^there is no option "timezone": use format, ', () => readRecords?.([], { timezone: 'UTC' })],
  ['source is null: use an object', () => redact?.(null, keyed)],
  ['keyed is "secret": use a function', () => redact?.(SOURCE, 'secret')],
  ['what keyed gives is "6f": use bytes (a Uint8Array or Buffer)', () => redact?.(SOURCE, () => '6f')],
  [
    'the length of what keyed gives is 4: use 32 bytes or more, as HMAC-SHA256 gives',
    () => redact?.(SOURCE, () => new Uint8Array(4)),
  ],
  [
    'there is no option "keepTemplate": use format, map, keepTemplates',
    () => redact?.(SOURCE, keyed, { keepTemplate: true }),
  ],
  ['terms is undefined: use an object', () => readBill?.(SOURCE)],
  ['source is undefined: use an object', () => readAnalytics?.()],
  // following
  ['^there is no option "past": use timezone, ', () => createReplay({ past: 'unknown' })],
  ['dated is "yes": use true or false', () => createReplay({ dated: 'yes' })],
  ['^event is undefined: use an event of a timeline, ', () => createReplay().add(undefined)],
  ['^event is an object: use an event of a timeline, ', () => createReplay().add({ ...WROTE, kind: 'inbond' })],
  ['pair is "+5511987654321": use an object', () => createReplay().check('+5511987654321', NOW)],
  ['pair.number is undefined: use a text', () => createReplay().standing({ contact: '+5511987654321' }, NOW)],
  ['warnBefore is "1h": use a number', () => createReplay().check(ANNA, NOW, { warnBefore: '1h' })],
  [
    'there is no option "margin": use warnBefore, safetyMargin',
    () => createReplay().standing(ANNA, NOW, { margin: 60_000 }),
  ],
  // the engine
  ['rules is undefined: use an object', () => compileRules?.()],
  ['state is null: use a state, as initialState and step give it', () => step?.(null, WROTE, {})],
  ['rules is an object: use rules, as compileRules gives them', () => step?.(library.initialState(), WROTE, NEWEST)],
  // documents
  ['run is null: use a run, as simulate gives it', () => toDocument?.(null, { every: null })],
  ['options is undefined: use an object', () => toDocument?.(library.simulate(TIMELINE))],
  ['options.every is "1h": use a number', () => toDocument?.(library.simulate(TIMELINE), { every: '1h' })],
  ['comparison is an object: use a comparison, as compare gives it', () => toCompareDocument?.({})],
  ['estimation is null: use an estimation, as estimate gives it', () => toEstimateDocument?.(null)],
  ['audit is undefined: use an audit, as audit gives it', () => toAuditDocument?.()],
];

function mine(units: number): unknown {
  return { ...NEWEST, id: 'mine', allowances: NEWEST?.allowances.map((one) => ({ ...one, units })) };
}

/** Whole, or from its beginning where the row begins with ^. */
function isSaid(said: string, message: string): boolean {
  return said.startsWith('^') ? message.startsWith(said.slice(1)) : message === said;
}

test.each(ROWS)('%s', (said, call) => {
  let fault: unknown;
  try {
    call();
  } catch (error) {
    fault = error;
  }
  expect(fault).toBeInstanceOf(library.UsageFault);
  const { message } = fault as Error;
  if (!isSaid(said, message)) expect(message).toBe(said);
});

test('what is undefined counts as left out', () => {
  expect(library.simulate(TIMELINE, JSON.parse('{}') as object).rules.mode).toBe('auto');
  expect(simulate?.(TIMELINE, { timezone: undefined, past: undefined })).toMatchObject({ timezone: 'UTC' });
});
