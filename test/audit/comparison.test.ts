import { describe, expect, test } from 'vitest';
import { audited, conversation, inbound, longBefore, price, sends, sent, status, told, toGroup } from './logs.js';

const BEFORE = longBefore('2026-02-10');

test('a category that the message was recognised by is not compared, and counted', () => {
  const { findings, compared, categoryNotCompared } = audited([
    BEFORE,
    sent('a', '2026-03-02T10:00', price('utility')),
  ]);
  expect({ findings, compared, categoryNotCompared }).toEqual({ findings: [], compared: 1, categoryNotCompared: 1 });
});

test('what the log does not show of the past agrees with either reading', () => {
  for (const type of ['regular', 'free_customer_service']) {
    const { agreed, either } = audited([sent('a', '2026-03-02T10:00', price('utility', type))]);
    expect({ agreed, either }).toEqual({ agreed: 1, either: 1 });
  }
});

test('the past is no excuse once time has resolved it', () => {
  const log = [
    sent('a', '2026-03-02T10:00', price('utility')),
    sent('b', '2026-03-10T10:00', price('utility', 'free_customer_service')),
  ];
  expect(told(audited(log))).toEqual([
    'FREE_THOUGH_CHARGED wamid.b: utility, regular → utility, free_customer_service (missing_inbound)',
  ]);
});

test('a verdict never teaches the replay: a second message does not profit from the first', () => {
  const free = price('utility', 'free_customer_service');
  const log = [BEFORE, sent('a', '2026-03-02T10:00', free), sent('b', '2026-03-02T11:00', free)];
  expect(audited(log).findings.map(({ cause }) => cause)).toEqual(['FREE_THOUGH_CHARGED', 'FREE_THOUGH_CHARGED']);
});

test('"billable" says nothing beside a type, unless it is trusted (C14)', () => {
  const odd = { pricing: { billable: true, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' } };
  const log = [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', odd)];
  expect(audited(log).findings).toEqual([]);
  expect(told(audited(log, { assume: { C14: 'trust' } }))).toEqual([
    'CHARGED_THOUGH_FREE wamid.a: service, free_customer_service → service, free_customer_service (customer_wrote_late)',
  ]);
});

test('a type that this version does not know says neither that a message is free nor that it is charged', () => {
  const reduced = { pricing: { billable: true, pricing_model: 'PMP', type: 'reduced', category: 'marketing' } };
  const service = { pricing: { ...reduced.pricing, category: 'service' } };
  const log = [
    BEFORE,
    sent('charged', '2026-03-01T10:00', reduced),
    inbound('2026-03-02T09:00'),
    sent('free', '2026-03-02T10:00', service),
    status('failed', 'failed', '2026-03-02T11:00', { ...reduced, errors: [{ code: 131026 }] }),
  ];
  const { findings, dispute, doubt } = audited(log);
  expect(findings).toEqual([]);
  expect([dispute.unknown, doubt.unknown]).toEqual([0, 0]);
});

test('under conversation pricing "billable" is true of free conversations too', () => {
  const log = [
    longBefore('2024-11-10'),
    inbound('2024-12-02T09:00'),
    sent('a', '2024-12-02T10:00:07', conversation('service', 'c1', '2024-12-03T10:01')),
  ];
  expect(audited(log).findings).toEqual([]);
});

test('an expiry under per-message pricing is none', () => {
  const stamped = {
    ...price('service', 'free_customer_service'),
    conversation: { id: 'x', origin: { type: 'service' }, expiration_timestamp: '1772445600' },
  };
  const log = [
    BEFORE,
    inbound('2026-03-02T09:00'),
    sent('a', '2026-03-02T10:00', stamped),
    sent('b', '2026-03-02T10:05', { ...stamped, conversation: { id: 'y', origin: { type: 'service' } } }),
  ];
  expect(audited(log).findings).toEqual([]);
});

test('a free-form message may belong to any conversation that is open (C10)', () => {
  const log = [
    longBefore('2024-03-01'),
    inbound('2024-03-20T09:00'),
    sent('a', '2024-03-20T10:00', conversation('marketing', 'c1')),
    sent('b', '2024-03-20T10:10', conversation('utility', 'c2')),
    sent('c', '2024-03-20T10:20', conversation('marketing', 'c1')),
  ];
  const reading = sends('wamid.a,template,marketing,spring', 'wamid.b,template,utility,order', 'wamid.c,text,,');
  expect(audited(log, {}, reading).findings).toEqual([]);
});

test('a window ends after exactly 24 hours', () => {
  const refused = { errors: [{ code: 131047 }] };
  const log = [BEFORE, inbound('2026-03-02T09:00'), status('a', 'failed', '2026-03-03T09:00', refused)];
  expect(audited(log).findings).toEqual([]);
  expect(told(audited(log, { assume: { C1: 'open' } }))).toEqual([
    'NEAR_WINDOW_EDGE wamid.a: accepted → refused: outside the window (clock)',
  ]);
});

test('messages of which Meta says nothing, and those of unknown kind, are counted apart', () => {
  const log = [BEFORE, status('a', 'sent', '2026-03-02T10:00'), status('b', 'sent', '2026-03-02T11:00')];
  const { compared, apart, agreed } = audited(log, {}, sends('wamid.a,template,marketing,spring'));
  expect({ compared, agreed, apart }).toEqual({
    compared: 0,
    agreed: 0,
    apart: { silent: 1, untold: 1, withoutRules: 0 },
  });
});

test('both readings are priced, and what they differ by adds up', () => {
  const log = [
    BEFORE,
    sent('a', '2026-03-02T10:00', price('marketing')),
    sent('b', '2026-03-05T10:00', price('utility', 'free_customer_service')),
  ];
  const reading = sends('wamid.a,template,utility,order', 'wamid.b,template,utility,order');
  const { findings, dispute, templates } = audited(log, {}, reading);
  // Netherlands, USD card of 2026-01-01: marketing 0.1597, utility 0.0500; 0.1097 too much and 0.0500 too little.
  expect(findings.map(({ stake }) => stake)).toEqual([
    {
      expected: { units: 500n, scale: 4 },
      reported: { units: 1597n, scale: 4 },
      difference: { units: 1097n, scale: 4 },
    },
    { expected: { units: 500n, scale: 4 }, reported: { units: 0n, scale: 0 }, difference: { units: -500n, scale: 4 } },
  ]);
  expect(dispute).toEqual({ amount: { units: 1597n, scale: 4 }, unknown: 0 });
  expect(templates).toEqual([
    {
      template: 'order',
      declared: 'utility',
      billed: 'marketing',
      messages: 1,
      difference: { units: 1097n, scale: 4 },
      unknown: 0,
    },
  ]);
});

test('a message to a group is at stake once for each recipient that it reached, at the rate of each (rule 2f.13)', () => {
  const free = price('group_utility', 'free_group_customer_service');
  const reached = ['49', '55', '31'].map((country) => toGroup('a', '2026-03-02T10:00', `${country}11987654321`, free));
  const { findings, dispute } = audited([BEFORE, ...reached]);
  // USD card of 2026-01-01, utility: Germany 0.0550, Brazil 0.0068, Netherlands 0.0500.
  expect(findings.map(({ cause, evidence }) => [cause, evidence.at(-1)])).toEqual([
    ['FREE_THOUGH_CHARGED', { field: 'recipients', value: '3' }],
  ]);
  expect(dispute).toEqual({ amount: { units: 1118n, scale: 4 }, unknown: 0 });
});

test('the other way round each recipient is at stake as well', () => {
  const asked = inbound('2026-03-02T09:00', { group_id: '120363041234567890' });
  const reached = ['49', '55'].map((country) =>
    toGroup('a', '2026-03-02T10:00', `${country}11987654321`, price('group_utility')),
  );
  const { findings, dispute } = audited([BEFORE, asked, ...reached]);
  expect(findings.map(({ cause }) => cause)).toEqual(['CHARGED_THOUGH_FREE']);
  expect(dispute).toEqual({ amount: { units: 618n, scale: 4 }, unknown: 0 });
});

test('under C4=delivered a conversation began when its opener was sent, however much later it was delivered', () => {
  const log = [
    longBefore('2024-03-01'),
    status('a', 'sent', '2024-03-20T10:00', conversation('marketing', 'c1')),
    status('a', 'delivered', '2024-03-20T10:20', conversation('marketing', 'c1')),
    sent('b', '2024-03-20T10:30', conversation('marketing', 'c2')),
  ];
  const reading = sends('wamid.a,template,marketing,spring', 'wamid.b,template,marketing,spring');
  const found = ['CONVERSATION_IDENTITY wamid.b: the conversation c1 → a new conversation, c2 (other_conversation)'];
  expect(told(audited(log, {}, reading))).toEqual(found);
  expect(told(audited(log, { assume: { C4: 'delivered' } }, reading))).toEqual(found);
});

test('what C7 decides agrees under its other side, and the audit says which it took', () => {
  const reaction = { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } };
  const service = price('service', 'free_customer_service');
  const log = [BEFORE, inbound('2026-03-02T09:00', reaction), sent('a', '2026-03-02T10:00', service)];
  const { findings, assumptions } = audited(log);
  expect(findings.map(({ evidence }) => evidence.at(-1))).toEqual([
    { field: 'reaction (C7)', value: { at: Date.parse('2026-03-02T09:00Z') } },
  ]);
  expect(assumptions.map(({ id, value, affected }) => ({ id, value, affected }))).toEqual([
    { id: 'C7', value: 'none', affected: 3 },
  ]);
  expect(audited(log, { assume: { C7: 'reaction' } }).findings).toEqual([]);
});

test('a reaction of more than a day before explains nothing', () => {
  const reaction = { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } };
  const service = price('service', 'free_customer_service');
  const log = [BEFORE, inbound('2026-03-01T09:00', reaction), sent('a', '2026-03-02T10:00', service)];
  expect(audited(log).findings.map(({ reason }) => reason)).toEqual(['missing_inbound']);
});

describe('where the statuses do not name the number, a window with any of them is enough', () => {
  const other = { display_phone_number: '+31 20 765 4321', phone_number_id: '555000222' };
  const nobody = { number: {} };

  test.each([
    ['free-form', price('service', 'free_customer_service')],
    ['a template', price('utility', 'free_customer_service')],
  ])('%s', (_, said) => {
    const windows = [inbound('2026-03-02T09:00'), inbound('2026-02-20T09:00', { number: other })];
    const { findings, either } = audited([BEFORE, ...windows, sent('a', '2026-03-02T10:00', said, nobody)]);
    expect({ findings, either }).toEqual({ findings: [], either: 1 });
  });

  test('and a window with none of them is not', () => {
    const windows = [inbound('2026-02-21T09:00'), inbound('2026-02-20T09:00', { number: other })];
    const service = price('service', 'free_customer_service');
    const { findings } = audited([BEFORE, ...windows, sent('a', '2026-03-02T10:00', service, nobody)]);
    expect(findings.map(({ cause, reason }) => [cause, reason])).toEqual([
      ['ACCEPTED_OUTSIDE_WINDOW', 'missing_inbound'],
    ]);
  });
});

test('what has no known price stays unknown', () => {
  const log = [BEFORE, sent('a', '2026-03-02T10:00', price('marketing'))];
  const { dispute } = audited(log, { currency: 'EUR' }, sends('wamid.a,template,utility,order'));
  expect(dispute).toEqual({ amount: { units: 0n, scale: 0 }, unknown: 1 });
});
