import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/cli/list/listFiles.js';
import { processIo } from '../../src/cli/process.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import type { RejectedRecord } from '../../src/model/timeline.js';
import { listedNdjson, ndjson } from '../../src/report/formats/ndjson.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { simulate } from '../../src/run/simulate.js';
import { csv, log } from '../count/logs.js';
import { farReachingStory, sendLines, webhookLines } from '../count/webhooks.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { ifReadable } from '../ifReadable.js';
import { written } from './long.js';

const NAME = 'log.csv';
const HOUR = 3_600_000;
const folder = temporaryFolder();

interface Told {
  /** The lines but the first, which says what was assumed. */
  readonly lines: readonly string[];
  readonly assumed: readonly string[];
  readonly rejects: readonly RejectedRecord[];
  readonly records: number;
}

function told(text: Iterable<string>, read: Pick<Told, 'rejects' | 'records'>): Told {
  const [head = '', ...lines] = [...text].join('').split('\n');
  const { assumptions, ...rest } = JSON.parse(head) as { assumptions: { id: string }[] };
  const { rejects, records } = read;
  return { lines: [JSON.stringify(rest), ...lines], assumed: assumptions.map(({ id }) => id), rejects, records };
}

function replayed(text: string, options: SimulateOptions, reading: ReadOptions = {}): Told | null {
  return ifReadable(() => {
    const timeline = readTimeline([{ name: NAME, bytes: Buffer.from(text) }], reading);
    return told(ndjson(simulate(timeline, options), { every: 24 * HOUR }), timeline);
  });
}

/** Null where the log has to be read whole. */
async function listed(
  text: string,
  options: SimulateOptions,
  rowsOfBucket: number,
  reading: ReadOptions = {},
  piece = Infinity,
): Promise<Told | null> {
  const inputs = written(folder, NAME, text);
  const inPieces = { ...inputs, files: [{ given: '-', name: NAME, packed: false }] };
  const run = await listFiles(
    piece === Infinity ? inputs : inPieces,
    reading,
    options,
    { ...processIo(), stdin: piecesOf(text, piece) },
    ({ head, pairs, totals, cost, read }) =>
      Promise.resolve(
        told(listedNdjson({ head, pairs, sums: () => ({ totals: totals(), cost }) }, { every: 24 * HOUR }), read),
      ),
    { rowsOfBucket },
  );
  return run.kind === 'listed' ? run.result : null;
}

/** What can be read again and again, in pieces of so many bytes. */
function piecesOf(text: string, piece: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  return {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < bytes.length; at += piece) yield await Promise.resolve(bytes.subarray(at, at + piece));
    },
  };
}

/** Lines after the header in another order. */
function turned(text: string): string {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  return [header, ...lines.reverse(), ''].join('\n');
}

test('whatever the log, listing it contact by contact gives what a replay of the whole gives', async () => {
  let plain = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(
      log,
      fc.boolean(),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom<SimulateOptions>(
        {},
        { timezone: 'America/Sao_Paulo' },
        { rules: 'pmp-2026' },
        { currency: 'BRL', used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 998 }] } },
        { rules: 'pmp-2026', used: { allowances: [{ owner: '+551130001009', month: '2026-10', units: 998 }] } },
      ),
      async (story, isTurned, rowsOfBucket, options) => {
        const text = isTurned ? turned(csv(story)) : csv(story);
        all += 1;
        const parts = await listed(text, options, rowsOfBucket);
        if (parts === null) return;
        plain += 1;
        const whole = replayed(text, options);
        expect({ ...parts, assumed: [] }).toEqual({ ...whole, assumed: [] });
        expect(parts.assumed).toEqual(expect.arrayContaining([...(whole?.assumed ?? [])]));
      },
    ),
    { numRuns: 300 },
  );
  // Rows that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.5);
});

test('whatever the log of webhooks, listing it contact by contact gives what a replay of the whole gives', async () => {
  let plain = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(
      farReachingStory,
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom<SimulateOptions>(
        {},
        { timezone: 'America/Sao_Paulo' },
        { past: 'closed' },
        { pastEvidence: false },
        { currency: 'BRL', used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 998 }] } },
      ),
      fc.boolean(),
      fc.integer({ min: 500, max: 8000 }),
      async (story, linesOfBucket, options, isJoined, piece) => {
        const text = webhookLines(story);
        // Called like the log, so that it is called otherwise in findings.
        const sends = { sends: [{ name: NAME, bytes: Buffer.from(sendLines(story)) }] };
        all += 1;
        const parts = await listed(text, options, linesOfBucket, isJoined ? sends : {}, piece);
        if (parts === null) return;
        plain += 1;
        const whole = replayed(text, options, isJoined ? sends : {});
        expect({ ...parts, assumed: [] }).toEqual({ ...whole, assumed: [] });
        expect(parts.assumed).toEqual(expect.arrayContaining([...(whole?.assumed ?? [])]));
      },
    ),
    { numRuns: 300 },
  );
  // Lines that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.8);
});

const AT = Date.parse('2026-10-05T09:00:00Z') / 1000;
const PHONE = '5511987654321';

function posted(value: object): string {
  const metadata = { display_phone_number: '551130001000', phone_number_id: '42' };
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100', changes }] });
}

function status(id: string, word: string, after: number, names: object): string {
  const pricing = { billable: true, pricing_model: 'PMP', category: 'utility', type: 'regular' };
  return posted({ statuses: [{ id, status: word, timestamp: String(AT + after), ...names, pricing }] });
}

function message(id: string, after: number, names: object, more: object = { type: 'text' }): string {
  return posted({ messages: [{ ...names, id, timestamp: String(AT + after), ...more }] });
}

const CHANGED = { type: 'system', system: { type: 'user_changed_number', wa_id: '5511987654399' } };

test.each([
  [
    'by a user id in one status of a message and by a number in another',
    [
      message('a', 0, { from_user_id: 'BR.1' }),
      status('b', 'sent', 10, { recipient_user_id: 'BR.1' }),
      status('b', 'delivered', 12, { recipient_id: PHONE }),
    ],
  ],
  [
    'by a number after a user id, far below',
    [
      message('a', 0, { from_user_id: 'BR.1' }),
      message('b', 9e5, { from: PHONE, from_user_id: 'BR.1' }),
      status('c', 'sent', 9e5 + 1, { recipient_id: PHONE }),
    ],
  ],
  [
    'by two user ids without a number, the first of which in the order of texts is the name',
    [
      message('a', 0, { from_user_id: 'BR.2' }),
      posted({ user_id_update: [{ user_id: { previous: 'BR.2', current: 'BR.1' }, timestamp: AT + 5 }] }),
      message('b', 90, { from_user_id: 'BR.1' }),
    ],
  ],
  [
    'by an old number and a new one',
    [
      message('a', 0, { from: PHONE }),
      message('s', 60, { from: PHONE }, CHANGED),
      message('b', 90, { from: '5511987654399' }),
      status('c', 'sent', 95, { recipient_id: '5511987654399' }),
    ],
  ],
])('a customer who is told %s is one', async (_, lines) => {
  const text = lines.join('\n');
  const { lines: told = [] } = (await listed(text, {}, 1)) ?? {};
  expect(told.filter((line) => line.startsWith('{"record":"contact"'))).toHaveLength(1);
  expect(told).toEqual(replayed(text, {})?.lines);
});

test.each([
  [
    'a number that went to another customer',
    [message('s', 0, { from: PHONE }, CHANGED), message('b', 90, { from: PHONE })],
  ],
  [
    'two numbers in the statuses of one message',
    [status('b', 'sent', 10, { recipient_id: PHONE }), status('b', 'read', 12, { recipient_id: '5511987654399' })],
  ],
  ['a status that names nobody', [message('a', 0, { from: PHONE }), status('b', 'sent', 10, {})]],
  [
    'a value of several lines',
    [message('a', 0, { from: PHONE }), message('b', 0, { from: PHONE }).replaceAll(',', ',\n')],
  ],
])('a log with %s is for the reader of the whole', async (_, lines) => {
  expect(await listed(lines.join('\n'), {}, 1)).toBe(null);
});

test('rows of every kind, and contacts that are no phone numbers, in the order of their texts', async () => {
  const text = [
    'time,contact,direction,type,category,template,status,id,number,country',
    '2026-10-05T09:00:00Z,31611111111,inbound,call_permission_accept,,,,p.1,3120,',
    '2026-10-05T09:01:00Z,Zoë,inbound,text,,,,z.1,3120,',
    '2026-10-05T09:02:00Z,316111111112,call,,,,,c.1,3120,',
    '2026-10-05T09:02:30Z,316111111112,inbound,call,,,,c.2,3120,',
    '2026-10-05T09:03:00Z,31611111111,outbound,call,,,,c.3,3120,',
    '2026-10-05T09:04:00Z,31611111111,inbound,opt_in,,,,o.1,3120,',
    '2026-10-05T09:05:00Z,"#1, the first",outbound,template,utility,"a ""note""",delivered,u.1,3121,nl',
    '2026-10-05T09:05:00Z,31611111111,outbound,text,,,read,t.1,3121,',
    '2026-10-05T09:06:00Z,Zoë,outbound,text,,,failed,t.2,3120,Holland',
    '2026-10-06T09:06:00Z,99911111111,outbound,template,marketing,sale,delivered,m.1,3120,',
    '',
  ].join('\n');
  expect(await listed(text, {}, 1)).toEqual({ ...replayed(text, {}), assumed: ['C5', 'C15'] });
});
