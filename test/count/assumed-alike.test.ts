import { expect, test } from 'vitest';
import { instantOf, type Instant } from '../../src/model/instant.js';
import { BUILT_IN } from '../../src/rates/book.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { counted, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,id,delivered_at,number';

/** What is assumed of a log that is held in memory, with what the other side would change: `C12 (1)`. */
function assumed(row: string, options: SimulateOptions): readonly string[] {
  return replayed(`${HEADER}\n${row}\n`, options).assumptions.map(({ id, affected }) => `${id} (${String(affected)})`);
}

/** The same where the log is counted: what may matter, nobody knows how much. */
function possiblyAssumed(row: string, options: SimulateOptions): readonly string[] {
  return counted(`${HEADER}\n${row}\n`, options).assumptions.map(({ id }) => id);
}

function template(category: string, at: string, delivered: string, contact = '5511987654321'): string {
  return `${at},${contact},outbound,template,${category},a,${delivered},551130001000`;
}

/** In October 250,000 at 0.0350 are over, the next ones cost 0.0333. */
const OCTOBER: SimulateOptions = {
  currency: 'BRL',
  timezone: 'UTC',
  used: { tiers: [{ market: 'Brazil', category: 'utility', month: '2026-10', units: 250_000 }] },
};
const { timezone: _, ...OCTOBER_SOMEWHERE } = OCTOBER;

// It costs 0.0350, the first of November; as one of October, in which it was sent, it would cost 0.0333.
test('a message over the end of a month costs something else in the other one where volume tiers are reached', () => {
  const late = template('utility', '2026-10-31T23:00:00Z', '2026-11-01T01:00:00Z');
  expect(assumed(late, OCTOBER)).toEqual(['C12 (1)']);
  expect(possiblyAssumed(late, OCTOBER)).toContain('C12');
  expect(assumed(late, { ...OCTOBER, used: {} })).toEqual([]);
  expect(assumed(late.replace('utility', 'marketing'), OCTOBER)).toEqual([]);
});

// It costs 0.0333; in a zone 14 hours ahead, where it is 1 November, 0.0350.
test('so it does in another zone', () => {
  const evening = template('utility', '2026-10-31T12:00:00Z', '2026-10-31T12:01:00Z');
  expect(assumed(evening, OCTOBER_SOMEWHERE)).toEqual(['timezone (1)']);
  expect(possiblyAssumed(evening, OCTOBER_SOMEWHERE)).toContain('timezone');
  expect(assumed(evening, { ...OCTOBER_SOMEWHERE, used: {} })).toEqual([]);
});

// On 1 February 2025 the price of authentication fell in Egypt: it was 0.0618, the later one is not known.
test('the zone matters at a change to single prices of a card while it stood', () => {
  const before = template('authentication', '2025-01-31T12:00:00Z', '2025-01-31T12:01:00Z', '201012345678');
  expect(assumed(before, {})).toEqual(['timezone (1)']);
  expect(possiblyAssumed(before, {})).toEqual(['timezone', 'C4', 'C10']);
});

// From 1 February 2025 on authentication is international to Egypt, whatever cards are held.
test('the zone matters where an international rate begins, to an account that pays it', () => {
  const before = template('authentication', '2025-01-31T12:00:00Z', '2025-01-31T12:01:00Z', '201012345678');
  const rates = { ...BUILT_IN, amendments: [] };
  const international = { home: 'BR', from: instantOf(0), exceptions: new Map<string, Instant>() };
  expect(assumed(before, { rates, international })).toEqual(['timezone (1)']);
  expect(possiblyAssumed(before, { rates, international })).toEqual(['timezone', 'C4', 'C10']);
  expect(assumed(before, { rates })).toEqual([]);
});

// Of 1,000 the number has used 1,000, and of its account nobody says anything: as its account's the message would be free.
test('units said to be used by a number alone, or by its account alone, matter to whose the allowance is', () => {
  const text = [
    '2026-11-03T09:00:00Z,5511987654321,inbound,text,,b,,551130001000',
    '2026-11-03T09:01:00Z,5511987654321,outbound,text,,a,2026-11-03T09:02:00Z,551130001000',
  ].join('\n');
  const used = (owner: string): SimulateOptions => ({
    timezone: 'UTC',
    accounts: { 551130001000: 'mine', '+551130001000': 'mine' },
    used: { allowances: [{ owner, month: '2026-11', units: 1000 }] },
  });
  expect(assumed(text, used('+551130001000'))).toEqual(['C5 (1)']);
  expect(assumed(text, used('mine'))).toEqual(['C5 (1)']);
  expect(assumed(text, { ...used('mine'), used: {} })).toEqual([]);
  expect(possiblyAssumed(text, used('+551130001000'))).toContain('C5');
  expect(possiblyAssumed(text, { ...used('mine'), used: {} })).not.toContain('C5');
});

// Each of two accounts that share a number would have its own 1,000.
test('so do several accounts of one number', () => {
  const text = [
    '2026-11-03T09:00:00Z,5511987654321,inbound,text,b,,mine',
    '2026-11-03T09:01:00Z,5511987654321,outbound,text,a,2026-11-03T09:02:00Z,mine',
    '2026-11-03T09:03:00Z,5511987654321,outbound,text,c,2026-11-03T09:04:00Z,theirs',
  ];
  const log = ['time,contact,direction,type,id,delivered_at,account', ...text, ''].join('\n');
  const used = { allowances: [{ owner: 'theirs', month: '2026-11', units: 1000 }] };
  const ids = (options: SimulateOptions) =>
    [replayed(log, options), counted(log, options)].map(({ assumptions }) =>
      assumptions.flatMap(({ id }) => (id === 'C5' ? [id] : [])),
    );
  expect(ids({ timezone: 'UTC', used })).toEqual([['C5'], ['C5']]);
  expect(ids({ timezone: 'UTC' })).toEqual([[], ['C5']]);
});
