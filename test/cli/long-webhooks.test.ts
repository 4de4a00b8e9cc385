import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/model/instant.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { run, type Ran } from './run.js';

const folder = temporaryFolder();

const START = Date.parse('2026-10-05T09:00:00Z') / 1000;
const HOUR = 3600;

/** Every third customer is told by a number and a user id, every third by a user id alone. */
function customer(index: number) {
  const phone = String(5_511_900_000_000 + index);
  const user = `BR.7${index}`;
  return index % 3 === 0 ? { phone } : index % 3 === 1 ? { phone, user } : { user };
}
type Customer = ReturnType<typeof customer>;

function posted(value: object, note: string): string {
  const metadata = { display_phone_number: '551130001000', phone_number_id: '42' };
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100', changes }], note });
}

function contacts(customers: readonly Customer[]) {
  return customers.map(({ phone, user }) => ({ profile: { name: 'Ana' }, wa_id: phone, user_id: user }));
}

function asked({ phone, user }: Customer, index: number, at: number) {
  return { from: phone, from_user_id: user, id: `in${index}`, timestamp: String(at), type: 'text' };
}

function told({ phone, user }: Customer, index: number, status: string, at: number) {
  const category = ['service', 'utility', 'marketing'][index % 3];
  const pricing = { billable: true, pricing_model: 'PMP', category, type: 'regular' };
  const timestamp = String(at);
  return { id: `out${index}`, status, timestamp, recipient_id: phone, recipient_user_id: user, pricing };
}

/** Two customers at a time: what both write stands in one line, and so does what became of the answers. */
function lines(note: string): string[] {
  return Array.from({ length: 200 }, (_, pair) => {
    const at = START + pair * HOUR;
    const both = [pair % 40, (pair + 7) % 40].map(customer);
    const post = (of: (who: Customer, index: number) => object, what: 'messages' | 'statuses') =>
      posted({ contacts: contacts(both), [what]: both.map((who, which) => of(who, pair * 2 + which)) }, note);
    const statuses = (status: string, after: number) =>
      post((who, index) => told(who, index, status, at + after), 'statuses');
    return [
      post((who, index) => asked(who, index, at), 'messages'),
      statuses('sent', 60),
      statuses('delivered', 62),
      ...(pair % 9 === 0 ? [statuses('delivered', 62)] : []),
      ...(pair % 11 === 0 ? [posted({ messages: [{ ...asked(customer(0), 0, at), timestamp: 'today' }] }, note)] : []),
      ...(pair % 13 === 0 ? [post((who, index) => ({ ...told(who, index, 'warning', at + 70) }), 'statuses')] : []),
    ];
  }).flat();
}

/** An answer of Meta's analytics that counts other messages than were charged. */
function report() {
  const point = { start: START - 9 * HOUR, end: START + 31 * 24 * HOUR, volume: 7, cost: 0.5 };
  const points = ['SERVICE', 'UTILITY'].map((category) => ({
    ...point,
    pricing_category: category,
    pricing_type: 'REGULAR',
  }));
  return { pricing_analytics: { data: [{ data_points: points }] } };
}

/** What the business says it sent: every second message, some of them as something else than Meta bills. */
function sent(): string {
  const rows = Array.from({ length: 200 }, (_, half) => {
    const index = half * 2;
    return `out${index},${index % 3 === 0 ? 'text,,' : index % 5 === 0 ? 'template,authentication,code' : 'template,utility,order'}`;
  });
  return ['id,type,category,template', ...rows, 'nobody,text,,'].join('\n');
}

beforeAll(() => {
  for (const [where, note] of [
    ['short', ''],
    ['long', 'x'.repeat(16_000)],
  ] as const) {
    mkdirSync(join(folder, where));
    const all = lines(note);
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, where, name), content);
    };
    file('log.ndjson', all.join('\n'));
    file('a.ndjson', `\ufeff${all.slice(0, 400).join('\r\n')}\r\n`);
    file('b.ndjson.gz', gzipSync(all.slice(400).join('\n')));
    file('turned.ndjson', all.toReversed().join('\n'));
    file('report.json', JSON.stringify(report()));
    file('sent.csv', sent());
  }
});

/** How much a contested point would change is known where the other side was replayed, and so whether it would at all. */
const ASSUMED = /^(?:- )?Assumed [^]*?(?:outcomes?|not\s+counted\s+here)\)\.?\n/gm;

async function simulate(where: 'short' | 'long', args: readonly string[], stdin?: string): Promise<Ran> {
  const cwd = join(folder, where);
  const world = stdin === undefined ? { cwd } : { cwd, stdin };
  const ran = await run(['simulate', '--timezone', 'America/Sao_Paulo', ...args], world);
  return { ...ran, stdout: ran.stdout.replace(ASSUMED, '') };
}

/** Where something stands within its line nobody knows who counts it; excerpts show the note. */
function shown({ stdout, exitCode }: Ran, args: readonly string[]) {
  const lines = stdout.split('\n').filter((line) => line !== '');
  if (!args.includes('ndjson')) return { exitCode, stdout: stdout.replace(/(log\.ndjson:\d+):\d+/g, '$1') };
  const records = lines.map((line) => JSON.parse(line) as object);
  return { exitCode, records: records.map((record) => ({ ...record, excerpt: null, assumptions: null })) };
}

describe('a long log of webhooks is shown as a replay of the whole is', () => {
  test.each([
    ['the first contacts and the totals of all', ['log.ndjson', '--limit', '3']],
    ['day by day in Markdown, names hidden', ['log.ndjson', '--format', 'markdown', '--every', '1d', '--mask']],
    ['several files, packed or not', ['a.ndjson', 'b.ndjson.gz', '--limit', '2']],
    ['with nothing open before', ['log.ndjson', '--past', 'closed', '--limit', '2', '--by', 'market']],
    ['one contact, told by its number alone', ['log.ndjson', '--contact', '+5511900000006']],
    ['one contact, told by both', ['log.ndjson', '--contact', '+55 11 90000-0007', '--format', 'csv']],
    ['one contact, told by a user id', ['log.ndjson', '--contact', 'BR.78', '--format', 'markdown']],
    ['every message', ['log.ndjson', '--format', 'ndjson']],
    ['every message of several files', ['a.ndjson', 'b.ndjson.gz', '--format', 'ndjson', '--every', '1d']],
    ['every message of lines in any order', ['turned.ndjson', '--format', 'ndjson', '--every', '1d']],
    ['every hour', ['log.ndjson', '--format', 'csv']],
    ['the first contacts, joined with what was sent', ['log.ndjson', '--sends', 'sent.csv', '--limit', '2']],
    [
      'the totals alone, joined with what was sent',
      ['log.ndjson', '--sends', 'sent.csv', '--summary', '--by', 'month'],
    ],
    ['every message, joined with what was sent', ['log.ndjson', '--sends', 'sent.csv', '--format', 'ndjson']],
    ['one contact, joined with what was sent', ['log.ndjson', '--sends', 'sent.csv', '--contact', 'BR.78']],
    ['a line for each contact', ['log.ndjson', '--format', 'csv', '--summary', '--past', 'closed']],
  ])('%s', async (_, args) => {
    const [long, short] = [await simulate('long', args), await simulate('short', args)];
    expect(long.stderr).not.toContain('READ_WHOLE');
    expect(shown(long, args)).toEqual(shown(short, args));
  });

  test('and so is one on standard input', async () => {
    const args = ['-', '--limit', '2'];
    const [long, short] = await Promise.all(
      (['long', 'short'] as const).map((where) =>
        simulate(where, args, readFileSync(join(folder, where, 'log.ndjson'), 'utf8')),
      ),
    );
    expect(long?.stdout).toBe(short?.stdout);
  });
});

describe('lines that are out of order by more than Meta ever is are sorted by contact, which is said', () => {
  test.each([
    ['the first contacts and the totals of all', ['turned.ndjson', '--limit', '3']],
    ['the totals alone', ['turned.ndjson', '--summary', '--by', 'month']],
    ['the totals alone, asked of several jobs', ['turned.ndjson', '--summary', '--jobs', '2']],
    ['one contact', ['turned.ndjson', '--contact', '+5511900000007', '--format', 'csv']],
  ])('%s', async (_, args) => {
    const [long, short] = [await simulate('long', args), await simulate('short', args)];
    expect(long.stderr).toMatch(
      /^info: line \d+ is much earlier than one above it, so that the log was sorted by contact: 11 MB went through temporary files \[SORTED_INPUT\]$/m,
    );
    expect(shown(long, args)).toEqual(shown(short, args));
  });
});

describe('check says of a long log of webhooks what it says of a short one', () => {
  const at = ['--at', '2026-10-09T00:00:00Z'];
  test.each([
    ['of one contact', ['log.ndjson', '--contact', '5511900000007', ...at]],
    [
      'of one told by a user id, on its number',
      ['log.ndjson', '--contact', 'BR.78', '--number', '551130001000', ...at],
    ],
    ['of one that is not there', ['log.ndjson', '--contact', '+5511900000008', ...at]],
    ['of a number that is not there', ['log.ndjson', '--contact', '5511900000007', '--number', '4930', ...at]],
    ['as of the past', ['log.ndjson', '--contact', '5511900000007', '--at', '2026-10-05T12:00:00Z']],
    ['as a document', ['log.ndjson', '--contact', '5511900000007', '--format', 'json', ...at]],
    ['of lines in any order', ['turned.ndjson', '--contact', '5511900000007', ...at]],
    ['of several files', ['a.ndjson', 'b.ndjson.gz', '--contact', '5511900000006', ...at]],
    ['of one, joined with what was sent', ['log.ndjson', '--contact', 'BR.78', '--sends', 'sent.csv', ...at]],
    ['of all contacts', ['log.ndjson', ...at]],
    ['of all whom nobody answered', ['log.ndjson', '--unanswered', '--format', 'csv', '--at', '2026-10-05T12:00:30Z']],
  ])('%s', async (_, args) => {
    const [long, short] = await Promise.all(
      (['long', 'short'] as const).map((where) => run(['check', ...args], { cwd: join(folder, where) })),
    );
    const told = ({ stdout = '', stderr = '', exitCode = 0 }: Partial<Ran> = {}) => ({
      exitCode,
      stdout: args.includes('json') ? withoutPlaces(stdout) : stdout,
      stderr: stderr.replace(/^.*\|.*$/gm, '').replace(/(ndjson:\d+):\d+/g, '$1'),
    });
    expect(told(long)).toEqual(told(short));
  });

  function withoutPlaces(document: string): unknown {
    const skipped = ['column', 'excerpt'];
    return JSON.parse(document, (key, value: unknown) => (skipped.includes(key) ? null : value));
  }

  test('and where something lies after now', async () => {
    const now = () => instantOf(Date.parse('2026-10-09T00:00:00Z'));
    const [long, short] = await Promise.all(
      (['long', 'short'] as const).map((where) =>
        run(['check', 'log.ndjson', '--contact', '5511900000007', '--branch'], { cwd: join(folder, where), now }),
      ),
    );
    expect(short?.stderr).toContain('after now and is left out');
    expect(long?.stderr.split('\n').at(-2)).toBe(short?.stderr.split('\n').at(-2));
    expect(long?.stdout).toBe(short?.stdout);
  });
});

describe('audit says of a long log of webhooks what it says of a short one', () => {
  test.each([
    ['in a table', ['log.ndjson', '--limit', 'all']],
    ['in Markdown, names hidden', ['log.ndjson', '--format', 'markdown', '--mask', '--tolerance', '1USD']],
    ['of lines in any order and several files', ['turned.ndjson', 'b.ndjson.gz']],
    ['joined with what was sent', ['log.ndjson', '--sends', 'sent.csv', '--limit', 'all']],
    ['held against a report', ['log.ndjson', '--analytics', 'report.json']],
  ])('%s', async (_, args) => {
    const [long, short] = await Promise.all(
      (['long', 'short'] as const).map((where) => run(['audit', ...args], { cwd: join(folder, where) })),
    );
    const told = ({ stdout = '', stderr = '', exitCode = 0 }: Partial<Ran> = {}) => ({
      exitCode,
      stdout: stdout.replace(ASSUMED, ''),
      last: stderr.split('\n').at(-2),
    });
    expect(told(long)).toEqual(told(short));
    expect(long?.stdout).toContain('Agreement: ');
  });
});

test('a contact that is not there is refused', async () => {
  for (const file of ['log.ndjson', 'turned.ndjson']) {
    const asked = [file, '--contact', '+31699999999'];
    const [long, short] = [await simulate('long', asked), await simulate('short', asked)];
    expect(long.exitCode).toBe(2);
    expect(long).toEqual(short);
  }
});

test('a line that tells of very many contacts has the log read whole', async () => {
  const many = Array.from({ length: 65 }, (_, index) => customer(index * 3));
  const line = posted({ statuses: many.map((who, index) => told(who, index + 9000, 'sent', START)) }, '');
  writeFileSync(join(folder, 'long', 'many.ndjson'), [...lines('x'.repeat(16_000)), line].join('\n'));
  const { stderr } = await simulate('long', ['many.ndjson', '--format', 'ndjson']);
  expect(stderr).toContain('tells of very many contacts');
  expect(stderr).toContain('[READ_WHOLE]');
});
