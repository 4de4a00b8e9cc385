import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTimeline } from '../../../src/input/index.js';
import type { TimelineEvent } from '../../../src/model/event.js';
import { read, source } from './logs.js';

const FOLDER = 'fixtures/webhooks';
const bytesOf = (file: string) => readFileSync(`${FOLDER}/${file}`);
const events = (file: string) => readTimeline([source(file, bytesOf(file))]).events;

/** What a tidy record cannot say, and where it stands. */
function tidy(event: TimelineEvent): object {
  const { source: _, receivedAt: __, ...rest } = event;
  if (rest.kind !== 'outbound') return rest;
  const { reported: ___, kindFrom: ____, ...outbound } = rest;
  return outbound;
}

const unnamed = ({ number: _, account: __, ...event }: Record<string, unknown>) => event;

describe('every envelope of one story gives the events of its tidy CSV', () => {
  it.each(['one-post.json', 'posts.json', 'posts.ndjson', 'app.log', 'wrapped.json', 'bodies.ndjson'])('%s', (file) => {
    expect(events(file).map(tidy)).toEqual(events('story.csv').map(tidy));
  });

  it.each([
    ['alone', ''],
    ['after words', 'INFO webhook: '],
    ['after a level in brackets', '[info] '],
    ['after a time', '2026-03-02T09:15:00.123Z\t8a1b-77\tINFO\t'],
  ])('lines of a container, each a text: %s', (_, prefix) => {
    const lines = bytesOf('posts.ndjson').toString().trimEnd().split('\n');
    const logged = lines.map((line) => JSON.stringify({ log: `${prefix}${line}\n`, stream: 'stdout' }));
    expect(read(logged.join('\n')).events.map(tidy)).toEqual(events('story.csv').map(tidy));
  });

  const withoutAccount = (event: object) => ({ ...event, account: null });
  it.each(['bare-changes.ndjson', 'bare-values.json'])('%s, which names no account', (file) => {
    expect(events(file).map(tidy).map(withoutAccount)).toEqual(events('story.csv').map(tidy).map(withoutAccount));
  });

  it.each(['bare-items.ndjson', 'on-premises.ndjson'])('%s, which names neither account nor number', (file) => {
    const story = events('story.csv').map(tidy) as Record<string, unknown>[];
    const bare = events(file).map(tidy) as Record<string, unknown>[];
    expect(bare.map(unnamed)).toEqual(story.map(unnamed));
  });

  it('packed with gzip', () => {
    expect(read(gzipSync(bytesOf('posts.ndjson'))).events).toHaveLength(11);
  });

  it('and with the format forced', () => {
    expect(read(bytesOf('app.log'), { format: 'webhook' }).events).toHaveLength(11);
  });
});

it('a part of a printed POST knows its own line', () => {
  const [first] = events('one-post.json');
  expect(first?.source).toEqual({ file: 'one-post.json', line: 31, column: 15 });
});

it('a log of webhooks and a CSV are one timeline', () => {
  const csv = 'time,contact,direction,type,id\n2026-03-03T09:00:00Z,0031 6 12345678,in,text,by-mail\n';
  const timeline = readTimeline([source('hook.ndjson', bytesOf('posts.ndjson')), source('mail.csv', csv)]);
  expect(timeline.events.find(({ id }) => id === 'by-mail')).toMatchObject({
    contact: '+31612345678',
    number: '+31201234567',
  });
});

it('a record and a webhook of one message are one message, under the contact that Meta names', () => {
  const csv =
    'time,contact,direction,type,category,template,id,status\n' +
    '2026-03-04T09:59:58Z,+31 6 1234567,out,template,marketing,spring_sale,wamid.shop3,sent\n';
  const timeline = readTimeline([source('hook.ndjson', bytesOf('posts.ndjson')), source('sent.csv', csv)]);
  const message = timeline.events.filter(({ id }) => id === 'wamid.shop3');
  expect(message).toMatchObject([
    {
      kind: 'outbound',
      at: Date.parse('2026-03-04T09:59:58Z'),
      contact: '+31612345678',
      template: 'spring_sale',
      kindFrom: 'input',
      reported: { pricing: { category: 'marketing' } },
    },
    { kind: 'receipt', status: 'delivered' },
  ]);
});
