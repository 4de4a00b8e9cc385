import { expect, test } from 'vitest';
import { run, words } from '../cli/run.js';

/** What a command prints, with its exit code where that is not 0. */
async function printed(line: string): Promise<string> {
  const { stdout, stderr, exitCode } = await run(['rates', ...words(line)]);
  return `${stdout}${stderr}${exitCode === 0 ? '' : `exit ${exitCode}\n`}`;
}

test('the rates of a market, with its tiers', async () => {
  expect(await printed('show --market Brazil --currency BRL')).toBe(`\
Brazil on 2026-10-01
Card BRL 2026-10-01, per message (copy, trust good): Meta's workbook of
2026-10-01, as one third party imported it.

Category                         BRL
──────────────────────────────────────────────────────────────────────────────
marketing                     0.3217
utility                       0.0350
authentication                0.0350
authentication-international       –  the card BRL 2026-10-01 has no rate for
                                        authentication-international in Brazil
service                       0.0350

Volume tier           From          To     BRL
──────────────────────────────────────────────
utility                  0     250,000  0.0350
                   250,001   2,000,000  0.0333
                 2,000,001  17,000,000  0.0315
                17,000,001  35,000,000  0.0298
                35,000,001  70,000,000  0.0280
                70,000,001         MAX  0.0263
authentication           0     500,000  0.0350
                   500,001   3,000,000  0.0333
                 3,000,001   5,250,000  0.0315
                 5,250,001  10,000,000  0.0298
                10,000,001  20,000,000  0.0280
                20,000,001         MAX  0.0263

Messages of a month of one portfolio, bounds inclusive; only those inside a tier
get its rate. Marketing and service have no tiers.
`);
});

test('a country whose market has another name', async () => {
  expect(await printed('show --market BD --at 2026-09-30')).toBe(`\
Rest of Asia Pacific on 2026-09-30
Bangladesh belongs to Rest of Asia Pacific to 2026-09-30.
Card USD 2026-07-01, per message (official, trust high): Meta's rate card of
2026-07-01, its CSV.

Category                         USD
───────────────────────────────────────────────────────────────────────────────
marketing                     0.0732
utility                       0.0113
authentication                0.0113
authentication-international       –  the card USD 2026-07-01 has no rate for
                                        authentication-international in Rest of
                                        Asia Pacific
service                            –  service is free under the card USD
                                        2026-07-01

No volume tiers are held for the card USD 2026-07-01. The list price stands.
`);
});

test('no card held is a no, with the way on', async () => {
  expect(await printed('show --market Germany --currency EUR --at 2026-09-30')).toBe(`\
No rate for Germany on 2026-09-30: no EUR card before 2026-10-01 is held.
Meta's own file of that time can be read with: wa-window rates import FILE
exit 1
`);
});

test('why a number belongs to a market, and to which before', async () => {
  expect(await printed('market "+974 3312 3456"')).toBe(`\
+97433123456: Qatar

The number begins with +974, which is Qatar (QA). Meta's table puts it there
since 2026-07-01.

From        To          Market
───────────────────────────────────────────
–           2026-06-30  Rest of Middle East
2026-07-01  –           Qatar
`);
});

test.each([
  ['market +18095550100', '+18095550100: Rest of Latin America'],
  ['market +97433123456 --at 2026-06-30', '+97433123456 on 2026-06-30: Rest of Middle East'],
  ['market US.13491208655302741918', 'US.13491208655302741918: North America'],
  ['market kenya', 'kenya: Rest of Africa'],
  ['market de', 'de: Germany'],
  ['market +99912345678', "No market for +99912345678: no country's numbers begin with +999."],
])('%s', async (line, first) => {
  expect((await printed(line)).split('\n')[0]).toBe(first);
});

test('every card is listed, and what is not held beside them', async () => {
  const lines = (await printed('list')).split('\n');
  expect(lines.filter((line) => /^[A-Z]{3} \d{4}-/.test(line))).toHaveLength(25);
  expect(lines[2]).toBe('USD 2026-10-01  message            47  yes    official       high         1');
  expect(lines[10]).toBe('USD 2023-06-01  conversation       32  –      copy           good         9');
  expect(lines).toContain('Not held');
  expect(lines.at(-2)).toBe('25 cards in 16 currencies');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('one currency', async () => {
  const text = await printed('list --currency inr');
  expect(text).toContain('1 card in 1 currency');
  expect(text).not.toContain('USD per conversation');
});

test.each([
  ['show', /required option '--market <name>' not specified/],
  ['show --market Brasil', /is invalid\. Use the name of a market or country.*\n\(Did you mean Brazil\?\)/],
  ['show --market Brazil --currency UDS', /Cards are held in AED, .*\n\(Did you mean USD\?\)/],
  ['show --market Brazil --at 2026-02-30', /Use a day of the calendar/],
  ['market somebody', /is no phone number, user id or country/],
  ['market Brasil', /\(Did you mean Brazil\?\)/],
  ['lst', /\(Did you mean list\?\)/],
])('%s is used wrongly', async (line, message) => {
  const text = await printed(line);
  expect(text).toMatch(message);
  expect(text).toMatch(/See: wa-window rates .*--help\n\n?exit 2\n$/);
});

test('the same as data', async () => {
  const show = JSON.parse(await printed('show --market India --format json')) as Record<string, unknown>;
  expect(show).toMatchObject({
    schema: 'wa-window/rates@1',
    market: 'India',
    day: '2026-10-01',
    card: { card: 'USD 2026-10-01', effective: '2026-10-01', kind: 'official', trust: 'high' },
  });
  const market = JSON.parse(await printed('market +97433123456 --format json')) as Record<string, unknown>;
  expect(market).toMatchObject({
    market: 'Qatar',
    because: { by: 'number', prefix: '+974', country: 'QA', from: '2026-07-01' },
    history: [{ market: 'Rest of Middle East', until: '2026-07-01' }, { market: 'Qatar' }],
  });
  const list = JSON.parse(await printed('list --format json')) as { cards: unknown[]; notHeld: string[] };
  expect(list.cards).toHaveLength(25);
  expect(list.notHeld[0]).toBe('prices of notifications to 2022-01-31');
});
