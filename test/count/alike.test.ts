import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/model/instant.js';
import type { RunSummary } from '../../src/model/run.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { counted, figures, ifPlain, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,entry_point,status,delivered_at,id,number';
const NUMBER = '551130001000';

/** Few kinds of rows, so that most are alike. */
const KINDS = {
  text: 'inbound,text,,',
  reaction: 'inbound,reaction,,',
  ad: 'inbound,text,,ctwa',
  button: 'inbound,text,,page_cta',
  call: 'inbound,call,,',
  optIn: 'inbound,opt_in,,',
  optOut: 'inbound,opt_out,,',
  answer: 'outbound,text,,',
  utility: 'outbound,template,utility,',
  marketing: 'outbound,template,marketing,',
} as const;
type Kind = keyof typeof KINDS;

const CUSTOMERS: readonly Kind[] = [
  ...Array.from({ length: 14 }, (): Kind => 'text'),
  'reaction',
  'ad',
  'button',
  'call',
  'optIn',
  'optIn',
  'optOut',
  'optOut',
];
const OWN: readonly Kind[] = ['answer', 'answer', 'answer', 'utility', 'marketing'];

const told = fc.record({
  step: fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 0, max: 2 * MINUTE }) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 2 * HOUR }) },
    { weight: 5, arbitrary: fc.constant(0) },
    fc.constantFrom(1, MINUTE, 20 * HOUR, 24 * HOUR - 1, 24 * HOUR, 24 * HOUR + 1),
  ),
  contact: fc.nat({ max: 9 }),
  kind: fc.oneof(fc.constantFrom(...CUSTOMERS), fc.constantFrom(...OWN)),
  status: fc.constantFrom(...Array.from({ length: 9 }, () => 'delivered'), 'failed', 'read', ''),
  delay: fc.constantFrom(...Array.from({ length: 9 }, () => 1000), 30 * MINUTE, -5, null),
  isNamed: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
});

type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function csv(from: string, all: readonly Told[]): string {
  let at = Date.parse(from);
  const rows = all.map(({ step, contact, kind, status, delay, isNamed }, index) => {
    at += step;
    const isOwn = OWN.includes(kind);
    const delivered = isOwn && delay !== null && status !== 'failed' ? new Date(at + delay).toISOString() : '';
    const became = isOwn ? `${status},${delivered}` : ',';
    const id = isNamed ? `wamid.${index}` : '';
    return `${new Date(at).toISOString()},551198765432${contact},${KINDS[kind]},${became},${id},${NUMBER}`;
  });
  return [HEADER, ...rows, ''].join('\n');
}

/** An allowance that is nearly used up, of the account as well as of the number. */
const NEARLY_USED: SimulateOptions = {
  accounts: { [NUMBER]: 'account' },
  used: {
    allowances: ['2026-09', '2026-10', '2026-11', '2023-05', '2023-06'].flatMap((month) =>
      [`+${NUMBER}`, 'account'].map((owner) => ({ owner, month, units: 995 })),
    ),
  },
};

// The second template is like the first one in all but its customer: each of them opens a conversation, and the third joins one.
test('a message that opens a conversation is no answer for the next one', () => {
  const own = (at: string, contact: number) =>
    `2023-07-01T${at}Z,551198765432${contact},outbound,template,utility,,delivered,2023-07-01T${at.slice(0, 6)}30Z,,${NUMBER}`;
  const text = [HEADER, own('09:00:00', 1), own('09:10:00', 2), own('09:20:00', 1), own('09:30:00', 3), ''].join('\n');
  const { totals } = counted(text, {}, 30_000);
  expect(totals).toEqual({
    conversations: { utility: 3 },
    billable: { utility: 3 },
    free: { in_open_conversation: 1 },
    rejected: 0,
  });
});

// Bird refuses a template without an opt-in: the first of each customer, and none after it.
test('an opt-in like others lets the templates after it pass', () => {
  const at = (minute: number) => `2026-10-05T09:${String(minute).padStart(2, '0')}:00Z`;
  const own = (minute: number, contact: number) =>
    `${at(minute)},551198765432${contact},outbound,template,utility,,,,,${NUMBER}`;
  const optIn = (minute: number, contact: number) =>
    `${at(minute)},551198765432${contact},inbound,opt_in,,,,,,${NUMBER}`;
  const ofThree = [1, 2, 3].flatMap((one) => [own(one, one), optIn(one + 3, one), own(one + 6, one)]);
  const text = [HEADER, ...ofThree.sort(), own(30, 4), own(50, 4), ''].join('\n');
  const { totals } = counted(text, { rules: 'bird' }, text.length);
  expect(totals.rejected).toBe(5);
  expect(totals).toEqual(replayed(text, { rules: 'bird' }).totals);
});

/** The contested points that the log raises. */
function contested({ assumptions }: RunSummary): readonly string[] {
  return assumptions.map(({ id }) => id).sort();
}

test('what comes of rows that are alike is what comes of each in a replay', () => {
  let plain = 0;
  let all = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(
        '2026-09-28',
        '2026-09-29',
        '2026-10-28',
        '2026-10-30',
        '2025-07-30',
        '2025-06-29',
        '2023-05-30',
        '2021-11-01',
      ),
      fc.array(told, { minLength: 300, maxLength: 1200 }),
      fc.integer({ min: 2000, max: 100_000 }),
      fc.constantFrom<SimulateOptions>(
        {},
        NEARLY_USED,
        { past: 'unknown' },
        { ...NEARLY_USED, rules: 'bird' },
        { ...NEARLY_USED, rules: 'care-window-2019' },
        { ...NEARLY_USED, rules: 'highlevel' },
        { ...NEARLY_USED, assume: { C1: 'open', C3: 'delivered' } },
        { ...NEARLY_USED, assume: { C2: '168h', C7: 'all', C17: 'restarts' } },
        { ...NEARLY_USED, assume: { C5: 'account' } },
        { ...NEARLY_USED, timezone: 'America/Sao_Paulo' },
      ),
      (from, rows, piece, options) => {
        const text = csv(from, rows);
        all += 1;
        const summary = ifPlain(() => counted(text, options, piece));
        if (summary === null) return;
        plain += 1;
        const whole = replayed(text, options);
        expect(figures(summary)).toEqual(figures(whole));
        // A replay drops those of which the other side changes nothing.
        expect(contested(summary)).toEqual(expect.arrayContaining([...contested(whole)]));
      },
    ),
    // Logs as long as these are not made smaller in any time worth waiting for.
    { numRuns: 120, endOnFailure: true },
  );
  expect(plain / all).toBeGreaterThan(0.9);
});
