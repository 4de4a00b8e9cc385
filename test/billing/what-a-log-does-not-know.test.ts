import { expect, test } from 'vitest';
import { readRecords, simulate, type SimulateOptions } from '../../src/index.js';

/** What of the account the figures rest on: `used=0 (2)`. */
function assumed(records: Parameters<typeof readRecords>[0], options: SimulateOptions): readonly string[] {
  const { assumptions } = simulate(readRecords(records), { timezone: 'UTC', ...options });
  return assumptions.flatMap(({ id, value, affected }) =>
    ['used', 'portfolio'].includes(id) ? [`${id}=${value} (${String(affected)})`] : [],
  );
}

function service(day: string) {
  const base = { contact: '+5511987654321', number: '+551130001000', type: 'text' };
  return [
    { ...base, time: `${day}T09:00:00Z`, direction: 'in' },
    { ...base, time: `${day}T09:01:00Z`, direction: 'out' },
  ];
}

test('a log that begins within a month does not show what an allowance gave before', () => {
  const unknown = { past: 'unknown' } as const;
  const twice = [...service('2026-10-20'), ...service('2026-10-22')];
  expect(assumed(twice, unknown)).toEqual(['used=0 (2)']);
  expect(assumed(twice, { past: 'closed' })).toEqual([]);
  const said = [{ owner: '+551130001000', month: '2026-10', units: 7 }];
  expect(assumed(twice, { ...unknown, used: { allowances: said } })).toEqual([]);
  expect(assumed(service('2026-10-01'), unknown)).toEqual([]);
  // Of the month after it shows all.
  expect(assumed([...service('2026-10-20').slice(0, 1), ...service('2026-11-02')], unknown)).toEqual([]);
});

/** A template to Brazil, where the card in USD has volume tiers for utility and none for marketing. */
function template(time: string, category: 'utility' | 'marketing') {
  const base = { contact: '+5511987654321', number: '+551130001000', direction: 'out', type: 'template' };
  return { ...base, time, category };
}

test('a log that begins within a month does not show what a volume tier had counted before', () => {
  const unknown = { past: 'unknown' } as const;
  const sent = ['2026-10-20T09:00:00Z', '2026-10-21T09:00:00Z'].map((time) => template(time, 'utility'));
  expect(assumed(sent, unknown)).toEqual(['used=0 (2)']);
  expect(assumed(sent, { past: 'closed' })).toEqual([]);
  const said = [{ market: 'Brazil', category: 'utility' as const, month: '2026-10', units: 7 }];
  expect(assumed(sent, { ...unknown, used: { tiers: said } })).toEqual([]);
  expect(assumed([template('2026-10-20T09:00:00Z', 'marketing')], unknown)).toEqual([]);
  // Of the month after it shows all.
  expect(assumed([...service('2026-10-20').slice(0, 1), template('2026-11-02T09:00:00Z', 'utility')], unknown)).toEqual(
    [],
  );
});

test('accounts that nobody puts in a portfolio are taken for one, where that takes something off', () => {
  const utility = (account: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      time: `2026-10-05T09:00:00Z`,
      contact: `+55119${account === 'a' ? 1 : 2}${String(index).padStart(7, '0')}`,
      number: account === 'a' ? '+551130001000' : '+551130002000',
      account,
      direction: 'out',
      type: 'template',
      category: 'utility',
    }));
  const before = [{ market: 'Brazil', category: 'utility' as const, month: '2026-10', units: 250_000 }];
  const sent = [...utility('a', 2), ...utility('b', 1)];
  expect(assumed(sent, { used: { tiers: before } })).toEqual(['portfolio=one (3)']);
  expect(assumed(sent, {})).toEqual([]);
  expect(assumed(utility('a', 3), { used: { tiers: before } })).toEqual([]);
  expect(assumed(sent, { used: { tiers: before }, portfolios: { a: 'p', b: 'p' } })).toEqual([]);
});
