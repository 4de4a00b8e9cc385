import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../../src/model/event.js';
import { conversation, found, log, messageOf, price, read, status, statuses, told } from './logs.js';

const MARKETING = price('marketing');
const outbound = (text: string) => read(text).events.find((event): event is Outbound => event.kind === 'outbound');

describe('the statuses of a message are one message', () => {
  const _ = (name: string, list: readonly object[], expected: readonly string[]) =>
    it(name, () => {
      const events = told(read(log(...list.map((one) => statuses(one)))));
      expect(events.map((line) => line.replace(' +31612345678', ''))).toEqual(expected);
    });

  _(
    'sent, delivered and read',
    [
      status('a', 'sent', '02T10:00:00', MARKETING),
      status('a', 'delivered', '02T10:00:03'),
      status('a', 'read', '02T10:05:00'),
    ],
    ['02T10:00:00 template marketing', '02T10:00:03 delivered', '02T10:05:00 read'],
  );
  _(
    'read without delivered',
    [status('a', 'sent', '02T10:00:00', MARKETING), status('a', 'read', '02T10:05:00')],
    ['02T10:00:00 template marketing', '02T10:05:00 read'],
  );
  _('sent alone is not delivered', [status('a', 'sent', '02T10:00:00', MARKETING)], ['02T10:00:00 template marketing']);
  _(
    'without sent the earliest status is the submission',
    [status('a', 'read', '02T10:05:00'), status('a', 'delivered', '02T10:00:03', MARKETING)],
    ['02T10:00:03 template marketing', '02T10:00:03 delivered', '02T10:05:00 read'],
  );
  _(
    'the earliest of repeated statuses counts',
    [status('a', 'sent', '02T10:00:02', MARKETING), status('a', 'sent', '02T10:00:00', MARKETING)],
    ['02T10:00:00 template marketing'],
  );
  _(
    'sent after delivered, as clocks have it, was sent no later',
    [status('a', 'sent', '02T10:00:04', MARKETING), status('a', 'delivered', '02T10:00:03')],
    ['02T10:00:03 template marketing', '02T10:00:03 delivered'],
  );
  _(
    'a played voice message was read',
    [status('a', 'sent', '02T10:00:00', MARKETING), status('a', 'played', '02T10:01:00')],
    ['02T10:00:00 template marketing', '02T10:01:00 read'],
  );
  _(
    'deleted changes nothing',
    [status('a', 'sent', '02T10:00:00', MARKETING), status('a', 'deleted', '02T10:01:00')],
    ['02T10:00:00 template marketing'],
  );
  _(
    'milliseconds are told by their size',
    [status('a', 'sent', '02T10:00:00', { ...MARKETING, timestamp: 1772445600500 })],
    ['02T10:00:00 template marketing'],
  );
});

describe('what Meta reports is kept', () => {
  it('once said, a later silence erases nothing', () => {
    const first = { ...MARKETING, ...conversation('marketing', 'c', '03T10:00:00'), ...MARKETING };
    const event = outbound(
      log(statuses(status('a', 'sent', '02T10:00:00', first), status('a', 'read', '02T10:05:00'))),
    );
    expect(event?.reported).toEqual({
      pricing: { category: 'marketing', type: 'regular', model: 'PMP', billable: true },
      conversation: { id: 'c', origin: 'marketing', expiresAt: Date.parse('2026-03-03T10:00:00Z') },
      errors: [],
    });
  });

  it('what the first leaves out a later one adds', () => {
    const partial = { pricing: { category: 'marketing', pricing_model: 'PMP' } };
    const text = log(
      statuses(status('a', 'sent', '02T10:00:00', partial), status('a', 'delivered', '02T10:00:03', MARKETING)),
    );
    expect(outbound(text)?.reported?.pricing).toEqual({
      category: 'marketing',
      type: 'regular',
      model: 'PMP',
      billable: true,
    });
    expect(found(text).map(({ code }) => code)).toEqual(['KIND_INFERRED']);
  });

  it('a silence is not a no', () => {
    const text = log(statuses(status('a', 'failed', '02T10:00:00', { errors: [{ code: 131047 }] })));
    expect(outbound(text)?.reported).toEqual({ pricing: null, conversation: null, errors: [131047] });
  });

  it('of two prices that of the delivery counts, for then it is charged, and both are reported', () => {
    const text = log(
      statuses(status('a', 'delivered', '02T10:00:03', price('marketing', 'free_entry_point'))),
      statuses(status('a', 'sent', '02T10:00:00', MARKETING)),
    );
    expect(outbound(text)?.reported?.pricing?.type).toBe('free_entry_point');
    expect(outbound(text)?.reported?.contradictions).toEqual([
      { field: 'type', counts: 'free_entry_point', other: 'regular' },
      { field: 'billable', counts: 'false', other: 'true' },
    ]);
    expect(messageOf('CONFLICTING_PRICING', text)).toBe(
      'the statuses of "wamid.a" say pricing type free_entry_point and regular, and pricing billable false and true; ' +
        'what is named first counts',
    );
  });

  it('of two prices before the delivery the first counts', () => {
    const text = log(
      statuses(status('a', 'sent', '02T10:00:00', MARKETING)),
      statuses(status('a', 'sent', '02T10:00:03', price('marketing', 'free_entry_point'))),
    );
    expect(outbound(text)?.reported?.pricing?.type).toBe('regular');
  });

  it('pricing may stand inside the conversation', () => {
    const nested = { conversation: { id: 'c', ...price('group_service', 'free_group_customer_service') } };
    expect(outbound(log(statuses(status('a', 'sent', '02T10:00:00', nested))))?.reported?.pricing).toMatchObject({
      category: 'group_service',
    });
  });
});

it('what came again is counted once', () => {
  const line = statuses(status('a', 'sent', '02T10:00:00', MARKETING));
  expect(messageOf('DUPLICATE_RECORD', log(line, line, line))).toBe(
    '2 parts of the log came more than once and count once',
  );
});

it('delivered and failed: the delivery counts', () => {
  const text = log(
    statuses(
      status('a', 'sent', '02T10:00:00', MARKETING),
      status('a', 'failed', '02T10:00:02'),
      status('a', 'delivered', '02T10:00:03'),
    ),
  );
  expect(told(read(text)).at(-1)).toBe('02T10:00:03 +31612345678 delivered');
  expect(found(text).map(({ code }) => code)).toContain('CONFLICTING_RECEIPTS');
});

describe('a status that cannot be used', () => {
  const _ = (name: string, part: object, code: string) =>
    it(name, () => {
      expect(found(log(statuses(part)))[0]?.code).toBe(code);
    });
  _('without an id', { ...status('a', 'sent', '02T10:00:00'), id: '' }, 'MISSING_ID');
  _('without a time', { ...status('a', 'sent', '02T10:00:00'), timestamp: null, errors: [] }, 'MISSING_TIME');
  _('with a placeholder for a time', { ...status('a', 'sent', '02T10:00:00'), timestamp: 'TIMESTAMP' }, 'BAD_TIME');
  _('of nobody', { ...status('a', 'sent', '02T10:00:00'), recipient_id: '' }, 'MISSING_CONTACT');
});
