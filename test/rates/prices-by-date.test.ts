import { expect, test } from 'vitest';
import type { ConversationCategory } from '../../src/model/category.js';
import { BUILT_IN, cardAt, isNone, nearestCard } from '../../src/rates/index.js';
import { price } from './ask.js';

/** [market, category, the day before the change, its price, the day of the change, its price] */
const CHANGES: readonly [string, ConversationCategory, string, string, string, string][] = [
  ['Brazil', 'utility', '2024-07-31', '0.0350', '2024-08-01', '0.0080'],
  ['India', 'marketing', '2024-09-30', '0.0099', '2024-10-01', '0.0107'],
  ['Saudi Arabia', 'marketing', '2024-09-30', '0.0406', '2024-10-01', '0.0455'],
  ['United Arab Emirates', 'marketing', '2024-09-30', '0.0340', '2024-10-01', '0.0384'],
  ['United Kingdom', 'marketing', '2024-09-30', '0.0705', '2024-10-01', '0.0529'],
  ['Colombia', 'utility', '2025-09-30', '0.0002', '2025-10-01', '0.0008'],
  ['Mexico', 'marketing', '2025-09-30', '0.0436', '2025-10-01', '0.0305'],
  ['United Arab Emirates', 'marketing', '2025-09-30', '0.0384', '2025-10-01', '0.0499'],
  ['Argentina', 'authentication', '2025-09-30', '0.0289', '2025-10-01', '0.0260'],
  ['India', 'marketing', '2025-12-31', '0.0107', '2026-01-01', '0.0118'],
  ['France', 'marketing', '2025-12-31', '0.1432', '2026-01-01', '0.0859'],
  ['Egypt', 'marketing', '2025-12-31', '0.1073', '2026-01-01', '0.0644'],
  ['North America', 'utility', '2025-12-31', '0.0040', '2026-01-01', '0.0034'],
  ['Saudi Arabia', 'marketing', '2026-03-31', '0.0455', '2026-04-01', '0.0501'],
  ['India', 'authentication_international', '2026-03-31', '0.0280', '2026-04-01', '0.0304'],
  ['Pakistan', 'utility', '2026-03-31', '0.0054', '2026-04-01', '0.0100'],
  ['Turkey', 'authentication', '2026-03-31', '0.0053', '2026-04-01', '0.0009'],
  ['Italy', 'marketing', '2026-06-30', '0.0691', '2026-07-01', '0.0795'],
  ['Spain', 'marketing', '2026-06-30', '0.0615', '2026-07-01', '0.0707'],
  ['United Kingdom', 'marketing', '2026-06-30', '0.0529', '2026-07-01', '0.0635'],
  ['Mexico', 'marketing', '2026-09-30', '0.0305', '2026-10-01', '0.0397'],
  ['Pakistan', 'utility', '2026-09-30', '0.0100', '2026-10-01', '0.0150'],
  ['Peru', 'utility', '2026-09-30', '0.0200', '2026-10-01', '0.0300'],
  ['Saudi Arabia', 'marketing', '2026-09-30', '0.0501', '2026-10-01', '0.0576'],
  ['South Africa', 'utility', '2026-09-30', '0.0076', '2026-10-01', '0.0095'],
  ['United Arab Emirates', 'marketing', '2026-09-30', '0.0499', '2026-10-01', '0.0576'],
  ['Rest of Asia Pacific', 'marketing', '2026-09-30', '0.0732', '2026-10-01', '0.0842'],
  ['Rest of Middle East', 'marketing', '2026-09-30', '0.0341', '2026-10-01', '0.0392'],
];

test.each(CHANGES)('%s, %s: %s %s, %s %s', (market, category, before, old, from, now) => {
  expect(price({ market, category, day: before })).toMatch(new RegExp(`^${old} `));
  expect(price({ market, category, day: from })).toBe(`${now} (USD ${from})`);
});

/** [currency, day, market, category, what is said] */
const SAID: readonly [string, string, string, ConversationCategory, string][] = [
  // Rules 6.8 and 10: figures that are printed there.
  ['USD', '2023-06-01', 'Indonesia', 'marketing', '0.0411 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Indonesia', 'utility', '0.0200 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Indonesia', 'authentication', '0.0300 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Indonesia', 'service', '0.0190 (USD 2023-06-01)'],
  ['USD', '2024-06-01', 'Indonesia', 'authentication_international', '0.1360 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Malaysia', 'marketing', '0.0860 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Malaysia', 'authentication', '0.0180 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Malaysia', 'service', '0.0220 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Other', 'utility', '0.0338 (USD 2023-06-01)'],
  ['USD', '2023-06-01', 'Other', 'service', '0.0145 (USD 2023-06-01)'],
  ['USD', '2025-08-15', 'Rest of Africa', 'marketing', '0.0225 (USD 2025-07-01)'],
  ['USD', '2026-10-01', 'Chile', 'service', '0.0200 (USD 2026-10-01)'],
  ['USD', '2026-10-01', 'Rest of Latin America', 'marketing', '0.0740 (USD 2026-10-01)'],
  ['USD', '2026-10-01', 'North America', 'utility', '0.0034 (USD 2026-10-01)'],
  ['BRL', '2026-10-01', 'Brazil', 'marketing', '0.3217 (BRL 2026-10-01)'],
  ['BRL', '2026-10-01', 'Brazil', 'service', '0.0350 (BRL 2026-10-01)'],
  ['IDR', '2026-10-01', 'Argentina', 'marketing', '881.95 (IDR 2026-10-01)'],

  // A card stands until the next one, and not a day before its own.
  ['USD', '2028-02-29', 'Brazil', 'marketing', '0.0625 (USD 2026-10-01)'],
  ['USD', '2023-05-31', 'Brazil', 'user_initiated', 'conversation prices from 2022-02-01 to 2023-05-31 are not held'],
  [
    'USD',
    '2022-02-01',
    'Brazil',
    'business_initiated',
    'conversation prices from 2022-02-01 to 2023-05-31 are not held',
  ],
  ['USD', '2022-01-31', 'Brazil', 'marketing', 'prices of notifications to 2022-01-31 are not held'],
  ['EUR', '2026-09-30', 'Germany', 'marketing', 'no EUR card before 2026-10-01 is held'],
  ['EUR', '2026-10-01', 'Germany', 'marketing', '0.1131 (EUR 2026-10-01)'],
  ['BRL', '2026-06-30', 'Brazil', 'utility', 'no BRL card before 2026-07-01 is held'],
  ['BRL', '2026-07-01', 'Brazil', 'utility', '0.0350 (BRL 2026-07-01)'],
  ['BRL', '2026-07-01', 'Chile', 'utility', 'the card BRL 2026-07-01 has no row for Chile'],
  ['EUR', '2026-07-01', 'Brazil', 'utility', 'no EUR card before 2026-10-01 is held'],
  ['EUR', '2024-12-01', 'Germany', 'utility', 'no EUR card of prices per conversation is held'],
  ['CHF', '2026-10-01', 'Germany', 'utility', 'no card in CHF is held'],

  // Cells that no source settles, and what stands beside them.
  [
    'USD',
    '2023-06-01',
    'India',
    'authentication',
    'no rate is held for authentication in India: copies of the card disagree',
  ],
  [
    'USD',
    '2024-07-31',
    'India',
    'authentication',
    'no rate is held for authentication in India: copies of the card disagree',
  ],
  ['USD', '2024-08-01', 'India', 'authentication', '0.0014 (USD 2024-08-01)'],
  ['USD', '2024-07-31', 'Rest of Africa', 'utility', '0.0160 (USD 2023-06-01)'],
  [
    'USD',
    '2024-09-30',
    'Rest of Africa',
    'utility',
    'no rate is held for utility in Rest of Africa: copies of the card disagree: 0.0061 in one, 0.0040 in another',
  ],
  [
    'USD',
    '2025-06-30',
    'Rest of Africa',
    'utility',
    'no rate is held for utility in Rest of Africa: copies of the card disagree: 0.0061 in one, 0.0040 in another',
  ],
  ['USD', '2025-07-01', 'Rest of Africa', 'utility', '0.0040 (USD 2025-07-01)'],
  [
    'USD',
    '2025-07-01',
    'Egypt',
    'utility',
    'no rate is held for utility in Egypt: it was lowered on 2025-10-01, and what it was before is not held',
  ],
  [
    'USD',
    '2025-09-30',
    'Saudi Arabia',
    'authentication',
    'no rate is held for authentication in Saudi Arabia: it was lowered on 2025-10-01, and what it was before is not held',
  ],
  ['USD', '2025-09-30', 'Egypt', 'marketing', '0.1073 (USD 2025-07-01)'],
  ['USD', '2025-10-01', 'Egypt', 'utility', '0.0036 (USD 2025-10-01)'],

  // The cards of 2025-02 and 2025-04 are not held: what they left alone is still priced.
  ['USD', '2025-03-01', 'Brazil', 'marketing', '0.0625 (USD 2024-10-01)'],
  ['USD', '2025-03-01', 'Egypt', 'utility', '0.0052 (USD 2024-10-01)'],
  ['USD', '2025-01-31', 'Egypt', 'authentication', '0.0618 (USD 2024-10-01)'],
  [
    'USD',
    '2025-02-01',
    'Egypt',
    'authentication',
    'no rate is held for authentication in Egypt: it changed on 2025-02-01, and the card of that day is not held',
  ],
  ['USD', '2025-02-01', 'Brazil', 'authentication', '0.0315 (USD 2024-10-01)'],
  [
    'USD',
    '2025-01-31',
    'Egypt',
    'authentication_international',
    'the card USD 2024-10-01 has no rate for authentication-international in Egypt',
  ],
  [
    'USD',
    '2025-02-01',
    'Malaysia',
    'authentication_international',
    'no rate is held for authentication-international in Malaysia: the rate began on 2025-02-01, and the card of that day is not held',
  ],
  [
    'USD',
    '2025-04-01',
    'Egypt',
    'authentication_international',
    'no rate is held for authentication-international in Egypt: it was lowered on 2025-04-01, and the card of that day is not held',
  ],
  ['USD', '2025-06-30', 'India', 'authentication_international', '0.0280 (USD 2024-10-01)'],

  // Authentication-international began on a day of its own.
  [
    'USD',
    '2024-05-31',
    'Indonesia',
    'authentication_international',
    'the card USD 2023-06-01 has no rate for authentication-international in Indonesia',
  ],
  [
    'USD',
    '2024-07-01',
    'India',
    'authentication_international',
    'no rate is held for authentication-international in India: the rate began on 2024-07-01, and the card of that day is not held',
  ],
  [
    'USD',
    '2026-10-01',
    'Brazil',
    'authentication_international',
    'the card USD 2026-10-01 has no rate for authentication-international in Brazil',
  ],

  // Service: charged, free without limit, free under the card, charged again.
  ['USD', '2024-10-31', 'Brazil', 'service', '0.0300 (USD 2024-10-01)'],
  ['USD', '2024-11-01', 'Brazil', 'service', 'service conversations are free since 2024-11-01'],
  ['USD', '2026-09-30', 'Brazil', 'service', 'service is free under the card USD 2026-07-01'],
  ['USD', '2026-10-01', 'Brazil', 'service', '0.0068 (USD 2026-10-01)'],

  // Categories without a column.
  ['USD', '2025-07-01', 'Brazil', 'marketing_lite', '0.0625 (USD 2025-07-01)'],
  [
    'USD',
    '2025-06-30',
    'Brazil',
    'marketing_lite',
    'marketing_lite had a card of its own to 2025-06-30, which is not held',
  ],
  ['USD', '2024-10-14', 'Brazil', 'marketing_lite', 'marketing_lite has a price only from 2024-10-15 on'],
  ['USD', '2026-10-01', 'Brazil', 'referral_conversion', 'what is sent in an open entry point is free'],
  [
    'USD',
    '2024-01-01',
    'Brazil',
    'user_initiated',
    'prices of user- and business-initiated conversations are not held',
  ],

  // A market has no price before it is one.
  ['USD', '2026-09-30', 'Bangladesh', 'utility', 'the card USD 2026-07-01 has no row for Bangladesh'],
  ['USD', '2026-06-30', 'Hong Kong', 'utility', 'the card USD 2026-04-01 has no row for Hong Kong'],
  ['USD', '2026-10-01', 'constructor', 'utility', 'the card USD 2026-10-01 has no row for constructor'],
];

test.each(SAID)('%s on %s: %s, %s: %s', (currency, day, market, category, said) => {
  expect(price({ currency, day, market, category })).toBe(said);
});

test('what is not known and what does not exist are told apart', () => {
  const card = cardAt(BUILT_IN, { currency: 'USD', unit: 'message', day: '2020-01-01' });
  expect(card).toEqual({ none: 'messages are charged only from 2025-07-01 on', kind: 'not_held' });
});

test.each([
  ['conversation', '2025-07-01', 'conversations are charged only to 2025-06-30'],
  ['conversation', '2022-01-31', 'conversations are charged only from 2022-02-01 on'],
  ['message', '2025-06-30', 'messages are charged only from 2025-07-01 on'],
  ['notification', '2022-02-01', 'notifications are charged only to 2022-01-31'],
] as const)('no price per %s on %s', (unit, day, none) => {
  expect(cardAt(BUILT_IN, { currency: 'USD', unit, day })).toMatchObject({ none });
});

/** [unit, day, valid from, valid until, the card, the day it is read for, the day asked for] */
test.each([
  ['conversation', '2026-10-05', '2024-11-01', '2025-07-01', 'USD 2024-10-01', '2025-06-30', '2026-10-05'],
  ['message', '2024-03-01', '2026-10-01', '2028-01-01', 'USD 2026-10-01', '2026-10-01', '2024-03-01'],
  ['message', '2025-12-31', '2025-07-01', '2026-10-01', 'USD 2025-10-01', '2025-12-31', null],
] as const)('rules per %s forced upon %s, valid [%s, %s)', (unit, day, from, until, id, on, insteadOf) => {
  const card = nearestCard(BUILT_IN, { currency: 'USD', unit, day }, { from, until });
  expect(card).toMatchObject({ id, day: on, insteadOf });
});

test('rules without any card held have none on their nearest day either', () => {
  const card = nearestCard(
    BUILT_IN,
    { currency: 'USD', unit: 'conversation', day: '2026-10-05' },
    { from: '2022-02-01', until: '2023-06-01' },
  );
  expect(isNone(card) && card.none).toBe('conversation prices from 2022-02-01 to 2023-05-31 are not held');
});
