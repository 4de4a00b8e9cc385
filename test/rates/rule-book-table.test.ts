import { expect, test } from 'vitest';
import { BUILT_IN, cardAt, isNone, rateFor, RATE_CATEGORIES } from '../../src/rates/index.js';

/** Written from the rule book's table, not from the data: market, marketing, utility = authentication = service, international. */
const OCTOBER_2026 = `
Argentina: 0.0618 0.0260 -
Bangladesh: 0.0732 0.0037 0.0960
Brazil: 0.0625 0.0068 -
Chile: 0.0889 0.0200 -
Colombia: 0.0125 0.0008 -
Egypt: 0.0644 0.0036 0.0650
France: 0.0859 0.0300 -
Germany: 0.1365 0.0550 -
Hong Kong: 0.0732 0.0260 -
Hungary: 0.0860 0.0350 -
India: 0.0118 0.0014 0.0304
Indonesia: 0.0411 0.0250 0.1360
Iraq: 0.0341 0.0079 0.1280
Israel: 0.0353 0.0053 -
Italy: 0.0795 0.0300 -
Kazakhstan: 0.0604 0.0180 0.1600
Kuwait: 0.0792 0.0440 0.1200
Malaysia: 0.0860 0.0140 0.0418
Mexico: 0.0397 0.0085 -
Morocco: 0.0414 0.0230 0.0811
Netherlands: 0.1597 0.0500 -
Nepal: 0.0732 0.0034 0.1120
Nigeria: 0.0516 0.0067 0.0750
Oman: 0.0341 0.0247 0.0600
Pakistan: 0.0473 0.0150 0.0750
Peru: 0.0703 0.0300 -
Poland: 0.0366 0.0122 -
Qatar: 0.0341 0.0120 -
Romania: 0.0860 0.0290 -
Russia: 0.0802 0.0400 -
Saudi Arabia: 0.0576 0.0107 0.0598
Singapore: 0.0732 0.0160 -
South Africa: 0.0379 0.0095 0.0200
Spain: 0.0707 0.0200 -
Sri Lanka: 0.0732 0.0020 0.1440
Turkey: 0.0109 0.0009 -
Ukraine: 0.0860 0.0298 0.0746
United Arab Emirates: 0.0576 0.0157 0.0510
United Kingdom: 0.0635 0.0220 -
North America: 0.0250 0.0034 -
Rest of Africa: 0.0225 0.0040 -
Rest of Asia Pacific: 0.0842 0.0113 -
Rest of Central & Eastern Europe: 0.0860 0.0212 -
Rest of Latin America: 0.0740 0.0113 -
Rest of Middle East: 0.0392 0.0091 -
Rest of Western Europe: 0.0592 0.0171 -
Other: 0.0604 0.0077 -
`;

/** The conversation card of October 2024: marketing, utility, authentication, service, international. */
const OCTOBER_2024 = `
Argentina: 0.0618 0.0340 0.0367 0.0316 -
Brazil: 0.0625 0.0080 0.0315 0.0300 -
Chile: 0.0889 0.0200 0.0527 0.0454 -
Colombia: 0.0125 0.0002 0.0077 0.0060 -
Egypt: 0.1073 0.0052 0.0618 0.0644 -
France: 0.1432 0.0300 0.0691 0.0859 -
Germany: 0.1365 0.0550 0.0768 0.0819 -
India: 0.0107 0.0014 0.0014 0.0040 0.0280
Indonesia: 0.0411 0.0200 0.0300 0.0190 0.1360
Israel: 0.0353 0.0053 0.0169 0.0180 -
Italy: 0.0691 0.0300 0.0378 0.0386 -
Malaysia: 0.0860 0.0140 0.0180 0.0220 -
Mexico: 0.0436 0.0100 0.0239 0.0105 -
Netherlands: 0.1597 0.0500 0.0720 0.0891 -
Nigeria: 0.0516 0.0067 0.0287 0.0310 -
Pakistan: 0.0473 0.0054 0.0228 0.0142 -
Peru: 0.0703 0.0200 0.0377 0.0179 -
Russia: 0.0802 0.0400 0.0429 0.0398 -
Saudi Arabia: 0.0455 0.0115 0.0226 0.0195 -
South Africa: 0.0379 0.0076 0.0180 0.0168 -
Spain: 0.0615 0.0200 0.0342 0.0369 -
Turkey: 0.0109 0.0053 0.0083 0.0030 -
United Arab Emirates: 0.0384 0.0157 0.0178 0.0190 -
United Kingdom: 0.0529 0.0220 0.0358 0.0388 -
North America: 0.0250 0.0040 0.0135 0.0088 -
Rest of Africa: 0.0225 0.0061 0.0144 0.0363 -
Rest of Asia Pacific: 0.0732 0.0157 0.0425 0.0224 -
Rest of Central & Eastern Europe: 0.0860 0.0353 0.0557 0.0250 -
Rest of Latin America: 0.0740 0.0113 0.0445 0.0423 -
Rest of Middle East: 0.0341 0.0157 0.0178 0.0218 -
Rest of Western Europe: 0.0592 0.0300 0.0378 0.0397 -
Other: 0.0604 0.0077 0.0304 0.0145 -
`;

function cells(table: string): readonly [market: string, figures: readonly string[]][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(': '))
    .map(([market = '', figures = '']) => [market, figures.split(' ')]);
}

function figures(unit: 'conversation' | 'message', day: string, market: string): readonly string[] {
  const card = cardAt(BUILT_IN, { currency: 'USD', unit, day });
  if (isNone(card)) throw new Error(card.none);
  return RATE_CATEGORIES.map((category) => {
    const rate = rateFor(card, market, category);
    return isNone(rate) ? (rate.kind === 'no_such_rate' ? '-' : '?') : rate.text;
  });
}

test.each(cells(OCTOBER_2026))(
  '%s costs what the card of 2026-10-01 says',
  (market, [marketing, other, international]) => {
    expect(figures('message', '2026-10-01', market)).toEqual([marketing, other, other, international, other]);
  },
);

/** Two copies of the card disagree on this one. */
const DISPUTED = 'Rest of Africa';

test.each(cells(OCTOBER_2024))('%s cost per conversation what the card of 2024-10-01 says', (market, row) => {
  const [marketing, utility, authentication, service, international] = row;
  const held = market === DISPUTED ? '?' : utility;
  expect(figures('conversation', '2024-10-31', market)).toEqual([
    marketing,
    held,
    authentication,
    international,
    service,
  ]);
});

test('the rule book has 47 and 32 markets', () => {
  expect(cells(OCTOBER_2026)).toHaveLength(47);
  expect(cells(OCTOBER_2024)).toHaveLength(32);
});
