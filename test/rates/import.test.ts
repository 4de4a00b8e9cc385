import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCards } from '../../src/schema/card.js';
import { run } from '../cli/run.js';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'wa-window-rates-'));
});
afterEach(async () => {
  await rm(home, { recursive: true });
});

async function imported(file: string, ...flags: string[]) {
  const { stdout, stderr, exitCode } = await run(['rates', 'import', file, '--output', '-', ...flags]);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  const read = readCards(stdout);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read;
}

async function refused(text: string, ...flags: string[]): Promise<string> {
  await writeFile(join(home, 'card.csv'), text);
  const { stdout, stderr, exitCode } = await run(['rates', 'import', 'card.csv', '--output', '-', ...flags], {
    cwd: home,
  });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  return stderr;
}

test('a card of conversation prices', async () => {
  const { cards } = await imported('fixtures/rates/conversation.csv');
  expect(cards).toEqual([
    {
      currency: 'EUR',
      from: '2023-06-01',
      unit: 'conversation',
      kind: 'imported',
      trust: 'unknown',
      source: 'imported from conversation.csv',
      note: null,
      rows: {
        Argentina: ['0.0501', '0.0311', '0.0302', 'n/a', '0.0211'],
        Indonesia: ['0.0402', '0.0212', '0.0303', '0.1204', '0.0195'],
        'Rest of Central & Eastern Europe': ['0.0803', '0.0513', '0.0504', 'n/a', '0.0245'],
        Other: ['0.0604', '0.0314', '0.0305', 'n/a', '0.0145'],
      },
    },
  ]);
});

test('a card of message prices, its header split by a quoted line break under CRLF', async () => {
  const { cards } = await imported('fixtures/rates/message.csv');
  expect(cards).toMatchObject([
    {
      currency: 'EUR',
      from: '2026-07-01',
      unit: 'message',
      rows: {
        Brazil: ['0.0511', '0.0051', '0.0051', 'n/a', 'n/a'],
        India: ['0.0102', '0.0012', '0.0012', '0.0282', 'n/a'],
        'Rest of Central & Eastern Europe': ['0.0713', '0.0193', '0.0193', 'n/a', 'n/a'],
        Other: ['0.0514', '0.0064', '0.0064', 'n/a', 'n/a'],
      },
    },
  ]);
});

test('a workbook called .csv: binary numbers become the digits that were meant', async () => {
  const { cards } = await imported('fixtures/rates/workbook.csv');
  expect(cards).toMatchObject([
    {
      currency: 'USD',
      from: '2027-10-01',
      rows: {
        Brazil: ['0.0626', '0.0070', '0.0070', 'n/a', '0.0070'],
        India: ['0.0119', '0.0014', '0.0014', '0.0305', '0.0014'],
        'Rest of Central & Eastern Europe': ['0.0860', '0.0213', '0.0213', 'n/a', '0.0213'],
        Other: ['0.0605', '0.0078', '0.0078', 'n/a', '0.0078'],
      },
    },
  ]);
});

test('volume tiers', async () => {
  const { cards, tiers } = await imported('fixtures/rates/tiers.csv');
  expect(cards).toEqual([]);
  expect(tiers).toMatchObject([
    {
      currency: 'MXN',
      from: '2026-10-01',
      rows: [
        { market: 'Brazil', category: 'utility', upTo: [250_000, 2_000_000], rates: ['0.1252', '0.1189', '0.1127'] },
        { market: 'Brazil', category: 'authentication', upTo: [500_000], rates: ['0.1252', '0.1189'] },
      ],
    },
  ]);
});

test('a card with faults imports nothing and names every cell', async () => {
  const { stdout, stderr, exitCode } = await run(['rates', 'import', 'fixtures/rates/broken.csv'], {
    env: { HOME: home },
  });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  expect(stderr).toBe(
    [
      'fixtures/rates/broken.csv:3:A: There is no market "Brasil". Did you mean Brazil?',
      'fixtures/rates/broken.csv:4:C: "0,0102" has a decimal comma. Write 0.0102.',
      'fixtures/rates/broken.csv:4:E: The cell is empty. Write the rate, or n/a where there is no such rate.',
      'fixtures/rates/broken.csv:5:A: India has a row above already. Keep one of them.',
      'fixtures/rates/broken.csv:6:B: "$US" is not EUR, the currency of this file. Correct it, or keep each currency in a file of its own.',
      'fixtures/rates/broken.csv:6:D: "free" is no rate. Write it as 0.0618, or n/a where there is no such rate.',
      'Nothing was imported.',
      '',
    ].join('\n'),
  );
  expect(await readdir(home)).toEqual([]);
});

const HEADER = 'Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service';
const TITLE = '"Cost per message in EUR, effective July 1, 2026",,,,,,';

test('lines are counted as they lie in the file, also below a line break in quotes', async () => {
  const text = [TITLE, '"a note', 'on two lines",,,,,,', '', HEADER, 'Brazil,EUR,x,0.0051,0.0051,n/a,n/a', ''];
  const fault = ': "x" is no rate. Write it as 0.0618, or n/a where there is no such rate.\nNothing was imported.\n';
  expect(await refused(text.join('\n'))).toBe(`card.csv:6:C${fault}`);
  expect(await refused(text.join('\r\n'))).toBe(`card.csv:6:C${fault}`);
});

test.each([
  ['', 'card.csv: the input has no content. Download it again.\n'],
  ['a,b\n1,2\n', /^card\.csv: no table of rates\. /],
  [`${TITLE}\n${HEADER}\n`, 'card.csv:2: No market stands below this row.\nNothing was imported.\n'],
  [
    `${HEADER}\nBrazil,EUR,0.0511,0.0051,0.0051,n/a,n/a\n`,
    'card.csv:1: No title above this row says the day it takes effect. Give it with --effective 2026-10-01.\nNothing was imported.\n',
  ],
  [
    '"Cost per conversation in EUR, effective July 1, 2026"\n' + `${HEADER}\nBrazil,EUR,0.0511,0.0051,0.0051,n/a,n/a\n`,
    'card.csv:2: On 2026-07-01 Meta charged per message: a price per conversation cannot begin then.\nNothing was imported.\n',
  ],
  [
    `${TITLE}\nMarket,Category,From,To,Rate\nBrazil,Utility,0,100,0.05\nBrazil,Utility,102,MAX,0.04\n`,
    'card.csv:4:C: The tier begins at 102, not at 101.\nNothing was imported.\n',
  ],
  [
    `${TITLE}\nMarket,Category,From,To,Rate\nBrazil,Service,0,MAX,0.05\nBrazil,Utility,0,many,n/a\n`,
    /4:D: "many" is no bound\..*\ncard\.csv:4:E: A tier has a rate\./,
  ],
  [
    `${TITLE}\nMarket,Category,From,To,Rate\nBrazil,Utility,0,100,0.05\n`,
    'card.csv:3:D: The last tier, and that one alone, ends at MAX.\nNothing was imported.\n',
  ],
])('%j is refused', async (text, message) => {
  const told = await refused(text);
  if (typeof message === 'string') expect(told).toBe(message);
  else expect(told).toMatch(message);
});

const ROW = 'Brazil,EUR,0.0511,0.0051,0.0051,n/a,n/a';
const NOTHING = 'Nothing was imported.\n';

test.each([
  [
    ['--currency', 'USD'],
    `${TITLE}\n${HEADER}\n${ROW}\n`,
    `card.csv:1: The title says EUR, and --currency says USD. Leave the option out, or import the card in USD.\n`,
  ],
  [
    ['--effective', '2026-10-01'],
    `${TITLE}\n${HEADER}\n${ROW}\n`,
    'card.csv:1: The title says 2026-07-01, and --effective says 2026-10-01. Leave the option out, or import the card of that day.\n',
  ],
  [
    ['--currency', 'USD', '--effective', '2026-07-01'],
    `${HEADER}\n${ROW}\n`,
    'card.csv:2:B: "EUR" is not USD, which --currency says. Leave the option out, or correct the cell.\n',
  ],
  [
    [],
    `Prices in UAE differ\n${TITLE}\n${HEADER}\n${ROW}\n`,
    'card.csv:1: The titles name UAE and EUR as the currency. Say which it is with --currency.\n',
  ],
  [
    ['--effective', '2026-07-01', '--currency', 'EUR'],
    'Market,Marketing,Utility,Authentication\nBrazil,£0.0511,0.0051,0.0051\n',
    'card.csv:2:B: "£0.0511" is a price in GBP, and the card is in EUR. Correct it, or keep each currency in a file of its own.\n',
  ],
])('%j does not overrule what the file says of itself', async (flags, text, message) => {
  expect(await refused(text, ...flags)).toBe(`${message}${NOTHING}`);
});

test('what the title says may be said again, and decides between two of its readings', async () => {
  const path = join(home, 'card.csv');
  await writeFile(path, `Prices in UAE differ\n${TITLE}\n${HEADER}\n${ROW}\n`);
  const { cards } = await imported(path, '--effective', '2026-07-01', '--currency', 'EUR');
  expect(cards).toMatchObject([{ currency: 'EUR', from: '2026-07-01' }]);
});

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
])('cells may be held apart by %s', async (_, delimiter) => {
  const path = join(home, 'card.csv');
  const rows = [HEADER, ROW].map((row) => row.replaceAll(',', delimiter));
  await writeFile(path, ['"Cost per message in EUR, effective July 1, 2026"', ...rows, ''].join('\n'));
  const { cards } = await imported(path);
  expect(cards).toMatchObject([
    { currency: 'EUR', from: '2026-07-01', rows: { Brazil: ['0.0511', '0.0051', '0.0051', 'n/a', 'n/a'] } },
  ]);
});

test('a decimal comma is a fault between semicolons too, and a comma that may part thousands is not explained away', async () => {
  const text = `${TITLE.replace(/,+$/, ';;;;;;')}\n${HEADER.replaceAll(',', ';')}\nBrazil;EUR;0,0511;1,234;1.234,5;n/a;n/a\n`;
  expect(await refused(text)).toBe(
    [
      'card.csv:3:C: "0,0511" has a decimal comma. Write 0.0511.',
      'card.csv:3:D: "1,234" may be 1234 or 1.234. Write it with a decimal point and nothing between its digits.',
      'card.csv:3:E: "1.234,5" is no rate. Write it as 0.0618, or n/a where there is no such rate.',
      NOTHING,
    ].join('\n'),
  );
});

test.each([
  [
    `${TITLE}\nMarket,Currency,Marketing,Authentication\nBrazil,EUR,0.0511,0.0051\n`,
    /^card\.csv:2: no table of rates: the column Utility is missing\. A rate card has a row with/,
  ],
  [
    `${TITLE}\nMarket,Marketing,Utility,Utility,Authentication\nBrazil,0.0511,0.0051,0.0052,0.0051\n`,
    'card.csv:2:D: Utility is the name of a column before this one too. Keep one of them.\nNothing was imported.\n',
  ],
  [
    `${TITLE}\nMarket,Category,From,To,Rate,Rate\nBrazil,Utility,0,MAX,0.05,0.04\n`,
    'card.csv:2:F: Rate is the name of a column before this one too. Keep one of them.\nNothing was imported.\n',
  ],
  [
    `${TITLE}\r\n"a note\r\non two lines"\r\n${HEADER}\r\n"Brazil"x,EUR,0.0511,0.0051,0.0051,n/a,n/a\r\n`,
    'card.csv:5: a quote in this row is not closed, or closes in the middle of a cell. Correct it, or download the file again.\n',
  ],
  [
    `${TITLE}\n${HEADER}\n"Brazil,EUR,0.0511,0.0051,0.0051,n/a,n/a\n`,
    'card.csv:3: a quote in this row is not closed, or closes in the middle of a cell. Correct it, or download the file again.\n',
  ],
])('%j is refused with what is wrong', async (text, message) => {
  const told = await refused(text);
  if (typeof message === 'string') expect(told).toBe(message);
  else expect(told).toMatch(message);
});

test('a folder is no download', async () => {
  expect(await run(['rates', 'import', '.', '--output', '-'], { cwd: home })).toEqual({
    stdout: '',
    stderr: '. is a directory. Name a file in it.\n',
    exitCode: 3,
  });
});

test('a currency of which Meta has no card is kept with a warning', async () => {
  await writeFile(join(home, 'card.csv'), 'Market,Marketing,Utility,Authentication\nBrazil,0.0511,0.0051,0.0051\n');
  const flags = ['--effective', '2026-07-01', '--currency', 'UDS', '--output', '-'];
  const { stderr, exitCode } = await run(['rates', 'import', 'card.csv', ...flags], { cwd: home });
  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    "warning: card.csv: This version knows no card of Meta's in UDS. Did you mean USD? The card counts for accounts in UDS alone.\n",
  );
});

test('what the title does not say can be said', async () => {
  const path = join(home, 'card.csv');
  await writeFile(path, 'Market,Marketing,Utility,Authentication\nBrazil,€0.0511,0.0051,0.0051\n');
  const { cards } = await imported(path, '--effective', '2026-07-01', '--currency', 'EUR');
  expect(cards).toMatchObject([
    { currency: 'EUR', from: '2026-07-01', rows: { Brazil: ['0.0511', '0.0051', '0.0051', null, null] } },
  ]);
});

test('a market of the future is kept with a warning; one that only looks misspelt is not taken for a slip', async () => {
  const rows = ['Iraq', 'Iran', 'Thailand'].map((name) => `${name},EUR,0.05,0.01,0.01,n/a,n/a`);
  await writeFile(join(home, 'card.csv'), [TITLE, HEADER, ...rows, ''].join('\n'));
  const { stdout, stderr, exitCode } = await run(['rates', 'import', 'card.csv', '--output', '-'], { cwd: home });
  expect(exitCode).toBe(0);
  expect(readCards(stdout)).toMatchObject({ ok: true });
  expect(stderr.match(/^warning: card\.csv:\d:A: .*"(?:Iran|Thailand)"/gm)).toHaveLength(2);
});

test('an imported card is found and used from its day on', async () => {
  const env = { XDG_CONFIG_HOME: home };
  const path = join(home, 'wa-window', 'rates', 'eur-2026-07-01.json');
  const kept = await run(['rates', 'import', 'fixtures/rates/message.csv'], { env });
  expect(kept).toEqual({
    stdout: `Rate card EUR 2026-07-01, per message: 4 markets\nKept in ${path}\n`,
    stderr: '',
    exitCode: 0,
  });
  expect(readCards(await readFile(path, 'utf8')).ok).toBe(true);
  const show = ['rates', 'show', '--market', 'Brazil', '--currency', 'EUR', '--format', 'json', '--at'];
  const before = await run([...show, '2026-06-30'], { env });
  expect(before.exitCode).toBe(1);
  const after = await run([...show, '2026-09-30'], { env });
  expect(JSON.parse(after.stdout)).toMatchObject({
    card: { card: 'EUR 2026-07-01', kind: 'imported', source: 'imported from message.csv' },
    rates: [{ category: 'marketing', rate: '0.0511' }, {}, {}, {}, { category: 'service', rate: null }],
  });
});

test('a card file is read with --rates, and one with faults says where', async () => {
  const path = join(home, 'mine.json');
  await run(['rates', 'import', 'fixtures/rates/message.csv', '--output', path]);
  const listed = await run(['rates', 'list', '--currency', 'EUR', '--rates', path]);
  expect(listed.stdout).toContain('EUR 2026-07-01  message        4  –      imported  unknown       2');
  await writeFile(path, JSON.stringify({ schema: 'wa-window/card@1', cards: [{ currency: 'eur' }] }));
  const broken = await run(['rates', 'list', '--rates', 'mine.json'], { cwd: home });
  expect(broken.exitCode).toBe(3);
  expect(broken.stderr).toContain('mine.json: cards #1.currency: a currency is written as three letters, such as USD');
  await writeFile(path, 'Market,Currency');
  const text = await run(['rates', 'list', '--rates', 'mine.json'], { cwd: home });
  expect(text).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('mine.json: it is not JSON') as string });
  const missing = await run(['rates', 'list', '--rates', 'nowhere.json'], { cwd: home });
  expect(missing).toMatchObject({
    exitCode: 3,
    stderr: 'there is no file nowhere.json. Check the path and the working directory.\n',
  });
});

test('without a home there must be a name', async () => {
  const { stderr, exitCode } = await run(['rates', 'import', 'fixtures/rates/message.csv']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Name a file with --output.');
});
