import { describe, expect, test } from 'vitest';
import { simulate, type SimulateOptions, type Timeline, type TimelineEvent } from '../../src/index.js';
import { explainMessage } from '../../src/explain/explain.js';
import { HOUR, instantOf } from '../../src/model/instant.js';
import { judged } from '../../src/testing/judged.js';

const GROUP = 'group-7';
const source = { file: 'groups', line: 1, column: 1 };
const SEPTEMBER = Date.UTC(2026, 8, 14);
const OCTOBER = Date.UTC(2026, 9, 14);

/** A timeline of one group: `at` in hours after `start`. */
function group(start: number, events: readonly (readonly [number, object])[]): Timeline {
  return {
    dated: true,
    hourZero: null,
    events: events.map(
      ([hour, event]) =>
        ({
          at: instantOf(start + hour * HOUR),
          contact: GROUP,
          group: true,
          number: '+31201111111',
          id: null,
          account: null,
          country: null,
          tag: null,
          channel: null,
          template: null,
          source,
          handle: 'm',
          ...event,
        }) as unknown as TimelineEvent,
    ),
    untold: [],
    notices: [],
    findings: [],
    rejects: [],
    records: events.length,
    rules: null,
    timezone: null,
  };
}

const fromMember = { kind: 'inbound', type: 'text', entryPoint: null, handle: 'in' };
const utility = { kind: 'outbound', type: 'template', category: 'utility' };
const marketing = { kind: 'outbound', type: 'template', category: 'marketing' };
const text = { kind: 'outbound', type: 'text' };
const reached = (recipient: string, status = 'delivered') => ({ kind: 'receipt', status, assumed: false, recipient });

function charges(timeline: Timeline, options: SimulateOptions = {}): readonly string[] {
  return simulate(timeline, options).pairs.flatMap((pair) =>
    pair.charges.map(({ recipient, type, category, price }) =>
      [recipient ?? '-', type, category, price?.market ?? '-', price?.rate ?? '-'].join(' '),
    ),
  );
}

test('W6: a member’s message opens the window of the whole group, another one’s starts it anew', () => {
  const run = simulate(
    group(SEPTEMBER, [
      [0, fromMember],
      [3, { ...fromMember, handle: 'in2' }],
    ]),
  );
  expect(run.pairs[0]?.windows).toMatchObject([
    { openedBy: 'in', refreshedBy: ['in2'], expiresAt: SEPTEMBER + 27 * HOUR },
  ]);
});

describe('outside the group’s window', () => {
  test('each recipient that it reached is charged once, in its own market; who was not reached is not', () => {
    const timeline = group(SEPTEMBER, [
      [0, utility],
      [1, reached('+5511987654321')],
      [1, reached('+4915112345678')],
      [2, reached('+5511987654321', 'read')],
      [2, reached('+447700900001', 'failed')],
    ]);
    expect(charges(timeline)).toEqual([
      '+5511987654321 regular utility Brazil 0.0068',
      '+4915112345678 regular utility Germany 0.0550',
    ]);
  });

  const bothAtOnce = group(SEPTEMBER, [
    [0, utility],
    [1, reached('+5511987654321')],
    [1, reached('+4915112345678')],
  ]);

  test('what explains the message tells of each recipient the own price', () => {
    const facts = explainMessage(bothAtOnce, 'm').flatMap((explanation) => explanation.facts);
    expect(facts.flatMap((fact) => (fact.kind === 'charge' ? [fact.charge.price?.market] : []))).toEqual([
      'Brazil',
      'Germany',
    ]);
  });

  test('and so does an expectation', () => {
    const charges = [
      { market: 'Brazil', amount: '0.0068' },
      { market: 'Germany', amount: '0.0550' },
    ];
    expect(judged(simulate(bothAtOnce), { name: 'each market', at: 'end', expect: { charges } }).failures).toEqual([]);
  });

  test('of whom it reached where nobody says who, the market is not known: the group is no number', () => {
    const timeline = group(SEPTEMBER, [
      [0, utility],
      [1, { kind: 'receipt', status: 'delivered', assumed: false }],
    ]);
    const events = timeline.events.map((event) => ({ ...event, contact: '120363001234567890' }));
    expect(charges({ ...timeline, events })).toEqual(['- regular utility - -']);
  });

  test('a message that reached nobody costs nothing', () => {
    expect(charges(group(SEPTEMBER, [[0, utility]]))).toEqual(['- not_delivered utility - -']);
  });
});

describe('inside the group’s window', () => {
  test('utility and free-form are free until September 2026', () => {
    const timeline = group(SEPTEMBER, [
      [0, fromMember],
      [1, { ...utility, handle: 'u' }],
      [1, { ...text, handle: 't' }],
      [2, { ...reached('+5511987654321'), handle: 'u' }],
      [2, { ...reached('+5511987654321'), handle: 't' }],
    ]);
    expect(charges(timeline)).toEqual([
      '+5511987654321 free_group_customer_service utility Brazil 0.0068',
      '+5511987654321 free_group_customer_service service Brazil -',
    ]);
  });

  test('marketing is charged, or free under C8=free', () => {
    const timeline = group(SEPTEMBER, [
      [0, fromMember],
      [1, marketing],
      [2, reached('+5511987654321')],
    ]);
    expect(charges(timeline)).toEqual(['+5511987654321 regular marketing Brazil 0.0625']);
    expect(charges(timeline, { assume: { C8: 'free' } })).toEqual([
      '+5511987654321 free_group_customer_service marketing Brazil 0.0625',
    ]);
  });

  test('W37: from October 2026 a text to three members takes three units of the allowance', () => {
    const timeline = group(OCTOBER, [
      [0, fromMember],
      [1, text],
      [2, reached('+5511987654321')],
      [2, reached('+4915112345678')],
      [2, reached('+447700900001')],
    ]);
    const used = { allowances: [{ owner: '+31201111111', month: '2026-10', units: 998 }] };
    expect(charges(timeline, { used })).toEqual([
      '+5511987654321 regular service Brazil 0.0068',
      '+4915112345678 free_customer_service service Germany 0.0550',
      '+447700900001 free_customer_service service United Kingdom 0.0220',
    ]);
  });
});
