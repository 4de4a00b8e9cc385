import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryOf, countryNamed, isNone, marketNamed, marketOf, MARKETS } from '../../src/rates/index.js';
import { market } from './ask.js';

const OCTOBER = '2026-10-01';

/** [number, on that day, market] */
test.each([
  // Plain countries.
  ['+5511987654321', OCTOBER, 'Brazil'],
  ['+31612345678', OCTOBER, 'Netherlands'],
  ['+4915112345678', OCTOBER, 'Germany'],
  ['+919876543210', OCTOBER, 'India'],
  ['+256701234567', OCTOBER, 'Rest of Africa'],
  ['+6591234567', OCTOBER, 'Singapore'],

  // Rules 6.3: moves, the day before and the day itself.
  ['+263712345678', '2025-09-30', 'Other'],
  ['+263712345678', '2025-10-01', 'Rest of Africa'],
  ['+85291234567', '2026-06-30', 'Rest of Asia Pacific'],
  ['+85291234567', '2026-07-01', 'Hong Kong'],
  ['+6591234567', '2026-06-30', 'Rest of Asia Pacific'],
  ['+6591234567', '2026-07-01', 'Singapore'],
  ['+36201234567', '2026-06-30', 'Rest of Central & Eastern Europe'],
  ['+36201234567', '2026-07-01', 'Hungary'],
  ['+48512345678', '2026-06-30', 'Rest of Central & Eastern Europe'],
  ['+48512345678', '2026-07-01', 'Poland'],
  ['+40712345678', '2026-06-30', 'Rest of Central & Eastern Europe'],
  ['+40712345678', '2026-07-01', 'Romania'],
  ['+97433123456', '2026-06-30', 'Rest of Middle East'],
  ['+97433123456', '2026-07-01', 'Qatar'],
  ['+8801712345678', '2026-09-30', 'Rest of Asia Pacific'],
  ['+8801712345678', OCTOBER, 'Bangladesh'],
  ['+9779812345678', '2026-09-30', 'Rest of Asia Pacific'],
  ['+9779812345678', OCTOBER, 'Nepal'],
  ['+94712345678', '2026-09-30', 'Rest of Asia Pacific'],
  ['+94712345678', OCTOBER, 'Sri Lanka'],
  ['+9647901234567', '2026-09-30', 'Rest of Middle East'],
  ['+9647901234567', OCTOBER, 'Iraq'],
  ['+96550012345', '2026-09-30', 'Rest of Middle East'],
  ['+96550012345', OCTOBER, 'Kuwait'],
  ['+96892123456', '2026-09-30', 'Rest of Middle East'],
  ['+96892123456', OCTOBER, 'Oman'],
  ['+212612345678', '2026-09-30', 'Rest of Africa'],
  ['+212612345678', OCTOBER, 'Morocco'],
  ['+380501234567', '2026-09-30', 'Rest of Central & Eastern Europe'],
  ['+380501234567', OCTOBER, 'Ukraine'],

  // Rules 6.5: +7.
  ['+79161234567', '2026-09-30', 'Russia'],
  ['+79161234567', OCTOBER, 'Russia'],
  ['+77012345678', '2026-09-30', 'Other'],
  ['+77012345678', OCTOBER, 'Kazakhstan'],
  ['+76001234567', '2026-09-30', 'Other'],
  ['+76001234567', OCTOBER, 'Kazakhstan'],

  // Rules 6.4: +1.
  ['+18095550100', OCTOBER, 'Rest of Latin America'],
  ['+18295550100', OCTOBER, 'Rest of Latin America'],
  ['+18495550100', OCTOBER, 'Rest of Latin America'],
  ['+16585550100', OCTOBER, 'Rest of Latin America'],
  ['+18765550100', OCTOBER, 'Rest of Latin America'],
  ['+17875550100', OCTOBER, 'Rest of Latin America'],
  ['+19395550100', OCTOBER, 'Rest of Latin America'],
  ['+12125550100', OCTOBER, 'North America'],
  ['+14165550100', OCTOBER, 'North America'],
  ['+12425550100', OCTOBER, 'Other'],
  ['+18685550100', OCTOBER, 'Other'],
  ['+16715550100', OCTOBER, 'Other'],
  ['+18005550100', OCTOBER, 'Other'],
  // The numbers of the examples in Meta's own documents.
  ['+15550783881', OCTOBER, 'North America'],

  // Rules 6.6: what the table leaves out.
  ['+243812345678', OCTOBER, 'Other'],
  ['+5351234567', OCTOBER, 'Other'],
  ['+989121234567', OCTOBER, 'Other'],
  ['+3725123456', OCTOBER, 'Other'],
  ['+352621123456', OCTOBER, 'Other'],
  ['+35799123456', OCTOBER, 'Other'],
  ['+959123456789', OCTOBER, 'Other'],
  ['+881612345678', OCTOBER, 'Other'],

  // A prefix is never read as a shorter one: +21 and +2 are nobody's, +20 is Egypt's.
  ['+201001234567', OCTOBER, 'Egypt'],
  ['+27821234567', OCTOBER, 'South Africa'],
  ['+21112345678', OCTOBER, 'Rest of Africa'],
])('%s on %s: %s', (contact, day, expected) => {
  expect(market(contact, day)).toBe(expected);
});

/** [contact, country, market] */
test.each([
  ['US.13491208655302741918', null, 'North America'],
  ['US.ENT.11815799212886844830', null, 'North America'],
  ['BR.99', null, 'Brazil'],
  ['KZ.99', null, 'Kazakhstan'],
  ['EE.99', null, 'Other'],
  // The country is heard where the number says nothing, and only there.
  ['a name', 'NL', 'Netherlands'],
  [null, 'nl', 'Netherlands'],
  ['US.13491208655302741918', 'BR', 'Brazil'],
  ['+31612345678', 'BR', 'Netherlands'],
  [null, 'GG', 'United Kingdom'],
  [null, 'TT', 'Other'],
  [null, 'DO', 'Rest of Latin America'],
])('%s, %s: %s', (contact, country, expected) => {
  expect(market(contact, OCTOBER, country)).toBe(expected);
});

test.each([
  ['+99912345678', null, "no country's numbers begin with +999"],
  ['+10125550100', null, "no country's numbers begin with +1012"],
  ['a name', null, 'there is no phone number and no country'],
  [null, null, 'there is no phone number and no country'],
  [null, 'ZZ', 'ZZ is no country with phone numbers'],
  ['ZZ.123', null, 'ZZ is no country with phone numbers'],
  ['+', null, 'there is no phone number and no country'],
])('%s, %s: no market, for %s', (contact, country, why) => {
  expect(market(contact, OCTOBER, country)).toBe(`none: ${why}`);
});

test('the reason names the digits, the country and the day', () => {
  expect(marketOf({ contact: '+18095550100', country: null, day: OCTOBER })).toEqual({
    market: 'Rest of Latin America',
    because: {
      by: 'number',
      prefix: '+1809',
      country: 'DO',
      countryName: 'Dominican Republic',
      from: null,
      until: null,
      inferred: null,
    },
  });
  expect(marketOf({ contact: '+97433123456', country: null, day: '2026-06-30' })).toMatchObject({
    because: { prefix: '+974', country: 'QA', from: null, until: '2026-07-01' },
  });
  expect(marketOf({ contact: '+97433123456', country: null, day: '2026-07-01' })).toMatchObject({
    because: { from: '2026-07-01', until: null },
  });
});

test('what the table does not say in so many words is marked', () => {
  const inferred = (contact: string, day: string) => {
    const found = marketOf({ contact, country: null, day });
    return !isNone(found) && found.because.inferred !== null;
  };
  expect(inferred('+77012345678', '2026-09-30')).toBe(true);
  expect(inferred('+77012345678', '2026-10-01')).toBe(false);
  expect(inferred('+18685550100', OCTOBER)).toBe(true);
  expect(inferred('+243812345678', OCTOBER)).toBe(false);
});

test.each([
  ['+12125550100', 'US'],
  ['+15550783881', 'US'],
  ['+14165550100', 'CA'],
  ['+16045550100', 'CA'],
  ['+18095550100', 'DO'],
  ['+17875550100', 'PR'],
  ['+16715550100', 'GU'],
  ['+18685550100', 'TT'],
  ['+18005550100', null],
  ['+77012345678', 'KZ'],
  ['+79161234567', 'RU'],
  ['+6281234567890', 'ID'],
  ['+243812345678', 'CD'],
  ['US.13491208655302741918', 'US'],
  ['ZZ.123', null],
  ['a name', null],
  ['+99912345678', null],
])('the country of %s is %s', (contact, country) => {
  expect(countryOf(contact)).toBe(country);
});

test.each([
  ['Rest of Central and Eastern Europe', 'Rest of Central & Eastern Europe'],
  ['rest of central & eastern europe', 'Rest of Central & Eastern Europe'],
  ['Türkiye', 'Turkey'],
  ['UAE', 'United Arab Emirates'],
  ['Hong  Kong', 'Hong Kong'],
  ['Brasil', null],
  ['Kenya', null],
  ['', null],
])('a row called %s is the market %s', (name, expected) => {
  expect(marketNamed(name)).toBe(expected);
});

test.each([
  ['Kenya', 'KE'],
  ['brazil', 'BR'],
  ["Côte d'Ivoire", 'CI'],
  ['USA', 'US'],
  ['Atlantis', null],
])('a country called %s is %s', (name, expected) => {
  expect(countryNamed(name)).toBe(expected);
});

test('every number and country has a market of that day or says why not', () => {
  const contact = fc.oneof(fc.stringMatching(/^\+\d{7,15}$/), fc.string());
  const country = fc.option(fc.stringMatching(/^[A-Za-z]{2}$/));
  fc.assert(
    fc.property(contact, country, fc.constantFrom('2023-06-01', '2025-10-01', OCTOBER), (who, where, day) => {
      const found = marketOf({ contact: who, country: where, day });
      if (isNone(found)) expect(found.none).not.toBe('');
      else expect(MARKETS).toContain(found.market);
    }),
  );
});
