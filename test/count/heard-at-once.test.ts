import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ID_HORIZON } from '../../src/input/repeats.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { figures, heard, ifPlain, replayed } from './counting.js';
import { log, priced, status, wrote, type Line } from './posts.js';

const START = Date.parse('2026-10-05T09:00:00Z') / 1000;
const HOUR = 3600;
const CONTACTS = ['5511987654321', '491701234567'];
const OTHER_COUNTRY = '919876543210';

const [A = '', B = ''] = CONTACTS;
const HI = wrote(START, A);
const LATE = START + 30 * HOUR;

describe('what happens to a pair between the sending of a message and what becomes of it', () => {
  test.each<[string, readonly Line[], SimulateOptions]>([
    [
      'a text was refused before the customer wrote again, though it arrived after that',
      [HI, status(LATE, A, 'm', 'sent'), wrote(LATE + 5, A), status(LATE + 9, A, 'm', 'delivered')],
      {},
    ],
    [
      'a text was sent in the window, and arrived after it',
      [HI, status(START + 24 * HOUR - 9, A, 'm', 'sent'), status(START + 24 * HOUR + 9, A, 'm', 'delivered')],
      { assume: { C3: 'delivered' } },
    ],
    [
      'two messages are on their way at once',
      [
        HI,
        status(START + 5, A, 'm', 'sent'),
        status(START + 6, A, 'n', 'sent', priced('marketing')),
        status(START + 8, A, 'n', 'delivered', priced('marketing')),
        status(START + 9, A, 'm', 'delivered'),
      ],
      {},
    ],
    [
      'one arrives after hours',
      [HI, status(START + 5, A, 'm', 'sent'), status(START + 4 * HOUR, A, 'm', 'delivered')],
      {},
    ],
    ['of one nothing more is told', [HI, status(START + 5, A, 'm', 'sent')], {}],
    [
      'one is read and never told to have arrived',
      [HI, status(START + 5, A, 'm', 'sent'), status(START + 9, A, 'm', 'read')],
      {},
    ],
    [
      'an ad is answered, and what Meta tells of the end of its entry point',
      [
        wrote(START, A, true),
        status(START + 5, A, 'm', 'sent', {
          ...priced('referral_conversion', 'free_entry_point'),
          conversation: {
            id: 'c',
            expiration_timestamp: String(START + 100 * HOUR),
            origin: { type: 'referral_conversion' },
          },
        }),
        status(START + 9, A, 'm', 'delivered', priced('referral_conversion', 'free_entry_point')),
        status(START + 90 * HOUR, A, 'n', 'sent', priced('marketing')),
        status(START + 90 * HOUR + 9, A, 'n', 'delivered', priced('marketing')),
      ],
      { past: 'closed' },
    ],
    [
      'the last of an allowance goes to the first in the order of ids',
      [
        wrote(START, B),
        wrote(START, OTHER_COUNTRY),
        status(START + 4, OTHER_COUNTRY, 'a', 'sent'),
        status(START + 5, B, 'z', 'sent'),
        status(START + 9, OTHER_COUNTRY, 'a', 'delivered'),
        status(START + 9, B, 'z', 'delivered'),
        status(START + 14, OTHER_COUNTRY, 'b', 'sent'),
        status(START + 15, B, 'y', 'sent'),
        status(START + 19, OTHER_COUNTRY, 'b', 'delivered'),
        status(START + 19, B, 'y', 'delivered'),
      ],
      { used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 997 }] } },
    ],
  ])('%s', (_, lines, options) => {
    const text = log(lines);
    expect(figures(heard(text, options))).toEqual(figures(replayed(text, options)));
  });
});

test('a message that arrives when its sending is no longer remembered is still one message', () => {
  const arrival = START + 40 * HOUR;
  const text = log([
    HI,
    status(START + 5, A, 'm', 'sent'),
    wrote(START + 39 * HOUR, B),
    status(arrival, A, 'm', 'delivered'),
  ]);
  const { totals, counts } = figures(heard(text, {}, 64, ID_HORIZON));
  expect({ totals, counts }).toEqual({ totals: replayed(text, {}).totals, counts: figures(replayed(text, {})).counts });
});

const happening = fc.record({
  contact: fc.constantFrom(...CONTACTS),
  gap: fc.oneof({ weight: 8, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(40 * HOUR) }),
  kind: fc.constantFrom('writes', 'writes', 'clicks', 'sends', 'sends', 'sends', 'sends'),
  category: fc.constantFrom('service', 'service', 'utility', 'marketing'),
  becomes: fc.constantFrom('delivered', 'delivered', 'delivered', 'read', 'failed', 'nothing'),
  after: fc.oneof({ weight: 8, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(5 * HOUR) }),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function told(happenings: readonly Happening[]): string {
  const lines: Line[] = [];
  let at = START;
  for (const [index, { contact, gap, kind, category, becomes, after }] of happenings.entries()) {
    at += gap;
    const id = `out.${index}`;
    if (kind !== 'sends') {
      lines.push(wrote(at, contact, kind === 'clicks'));
      continue;
    }
    lines.push(status(at, contact, id, 'sent', priced(category)));
    const errors = becomes === 'failed' && { errors: [{ code: 131026, title: 'Message undeliverable' }] };
    if (becomes !== 'nothing') lines.push(status(at + after, contact, id, becomes, { ...priced(category), ...errors }));
  }
  return log(lines);
}

test('whatever happens to two contacts within seconds, it is counted as a replay of the whole counts it', () => {
  let plain = 0;
  fc.assert(
    fc.property(
      fc.array(happening, { minLength: 4, maxLength: 24 }).map(told),
      fc.constantFrom<SimulateOptions>({}, { assume: { C3: 'delivered' } }, { rules: 'cbp-2023' }, { past: 'closed' }),
      (text, options) => {
        const summary = ifPlain(() => heard(text, options));
        if (summary === null) return;
        plain += 1;
        expect(figures(summary)).toEqual(figures(replayed(text, options)));
      },
    ),
    { numRuns: 300 },
  );
  expect(plain).toBeGreaterThan(150);
});
