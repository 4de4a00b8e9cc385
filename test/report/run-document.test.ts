import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/model/instant.js';
import { toDocument } from '../../src/report/index.js';
import { UsageFault } from '../../src/model/fault.js';
import { parseRunDocument, parseSummaryDocument, runSchema, summarySchema } from '../../src/schema/run.js';
import { instant, text } from './factories.js';
import {
  entryPointRun,
  lateDelivery,
  monthApart,
  threeContacts,
  timeline2,
  timeline2Dated,
  unknownPast,
} from './timelines.js';

describe('the run document', () => {
  const document = toDocument(timeline2, { every: null });

  it('names its parts in this order', () =>
    expect(Object.keys(document)).toEqual([
      'schema',
      'dated',
      'timezone',
      'rules',
      'assumptions',
      'findings',
      'contacts',
      'windows',
      'entryPoints',
      'conversations',
      'rejections',
      'charges',
      'totals',
      'costs',
    ]));

  it('conversations', () =>
    expect(document.conversations).toEqual([
      {
        contact: null,
        number: null,
        category: 'marketing',
        openedAt: 'Hour 0',
        expiresAt: 'Hour 24',
        closedAt: 'Hour 24',
        closedBy: 'expiry',
        openedBy: 'out-0',
        members: 2,
        billable: true,
        ruleSet: 'cbp-2023',
        rule: '2c.1',
      },
      {
        contact: null,
        number: null,
        category: 'service',
        openedAt: 'Hour 25',
        expiresAt: 'Hour 49',
        closedAt: 'Hour 49',
        closedBy: 'expiry',
        openedBy: 'out-90000000',
        members: 2,
        billable: true,
        ruleSet: 'cbp-2023',
        rule: '2c.1',
      },
    ]));

  it('a charge without a price', () =>
    expect(document.charges[1]).toEqual({
      contact: null,
      number: null,
      account: null,
      messageId: null,
      source: 'out-18000000',
      at: 'Hour 5',
      unit: 'conversation',
      category: 'marketing',
      type: 'in_open_conversation',
      billable: false,
      certain: true,
      market: null,
      rate: null,
      amount: null,
      currency: null,
      rateCard: null,
      ruleSet: 'cbp-2023',
      rule: '2c.3',
    }));

  it('totals', () =>
    expect(document.totals).toEqual({
      conversations: { marketing: 1, service: 1 },
      billable: { marketing: 1, service: 1 },
      free: { in_open_conversation: 2 },
      rejected: 0,
      unpriced: 0,
      cost: null,
    }));

  it('states of a contact, and no hours unasked', () => {
    const [contact] = document.contacts;
    expect(contact).not.toHaveProperty('hours');
    expect(contact?.states[1]).toEqual({
      from: 'Hour 4',
      until: 'Hour 24',
      window: 'open',
      windowUntil: 'Hour 28',
      entryPointUntil: null,
      conversations: [{ category: 'marketing', expiresAt: 'Hour 24' }],
    });
    expect(contact?.states.at(-1)?.until).toBeNull();
  });

  it('hours with every, none folded', () => {
    const hours = toDocument(timeline2, { every: HOUR }).contacts[0]?.hours;
    expect(hours).toHaveLength(50);
    expect(hours?.[5]).toEqual({
      from: 'Hour 5',
      until: 'Hour 6',
      window: 'open',
      windowUntil: 'Hour 28',
      entryPointUntil: null,
      conversations: [{ category: 'marketing', expiresAt: 'Hour 24' }],
      events: [{ at: 'Hour 5', kind: 'sent', source: 'out-18000000', text: '→ interactive' }],
      opened: [],
      billable: [],
      notBillable: [{ category: 'marketing', type: 'in_open_conversation' }],
    });
  });

  it('parts of an hour have seven decimals at most', () =>
    expect(toDocument(lateDelivery(), { every: null }).conversations[0]?.openedAt).toBe('Hour 2.5'));

  it('dated instants are in UTC', () =>
    expect(toDocument(timeline2Dated('2024-10-26T07:00:00Z'), { every: null }).windows).toEqual([
      {
        contact: '+31612345678',
        number: '+31201234567',
        openedAt: '2024-10-26T11:00:00.000Z',
        expiresAt: '2024-10-27T11:00:00.000Z',
        openedBy: 'in-1729940400000',
        refreshedBy: [],
      },
    ]));

  it('lists are ordered by time, then contact, then number', () =>
    expect(
      toDocument(threeContacts(), { every: null })
        .charges.slice(3, 6)
        .map(({ at, contact, number }) => [at, contact, number]),
    ).toEqual([
      ['Hour 0', '+919876543210', '+31201234567'],
      ['Hour 5', '+31612345678', '+31201234567'],
      ['Hour 5', '+31612345678', '+31207654321'],
    ]));
});

describe('the printed document', () => {
  const runs = {
    timeline2,
    dated: timeline2Dated('2024-03-30T08:00:00Z'),
    entryPoint: entryPointRun(168),
    lateDelivery: lateDelivery(),
    monthApart: monthApart(instant('2024-10-10T07:00:00Z'), true),
    unknownPast: unknownPast(),
    threeContacts: threeContacts(),
  };

  it.each(Object.entries(runs))('%s agrees with its schema and with toDocument', (_name, run) => {
    const printed: unknown = JSON.parse(text(run, { format: 'json', every: HOUR }));
    expect(printed).toEqual(toDocument(run, { every: HOUR }));
    expect(parseRunDocument(printed)).toEqual(printed);
  });

  it('is indented by two spaces, to the byte', () => {
    const printed = text(timeline2, { format: 'json' });
    expect(printed).toBe(`${JSON.stringify(toDocument(timeline2, { every: null }), null, 2)}\n`);
  });

  it('the totals alone are a document of their own', () => {
    const printed: unknown = JSON.parse(text(timeline2, { format: 'json', summary: true }));
    expect(parseSummaryDocument(printed)).toEqual(printed);
    expect(printed).toMatchObject({ schema: 'wa-window/summary@1', totals: { rejected: 0 } });
  });

  it('refuses a field that it does not know', () =>
    expect(() => parseRunDocument({ ...toDocument(timeline2, { every: null }), extra: 1 })).toThrow());

  it.each([0, -1, 0.5, NaN, Infinity])('refuses rows of %d milliseconds', (every) => {
    expect(() => toDocument(timeline2, { every })).toThrow(UsageFault);
  });

  it('has a JSON Schema', () =>
    expect(runSchema()).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: expect.arrayContaining(['schema', 'totals']) as unknown,
    }));

  it('so have the totals alone', () =>
    expect(summarySchema()).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { schema: { const: 'wa-window/summary@1' } },
    }));
});
