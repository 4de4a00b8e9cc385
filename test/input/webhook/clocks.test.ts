import { describe, expect, it } from 'vitest';
import { readTimeline } from '../../../src/input/index.js';
import { found, log, message, messageOf, messages, post, price, read, source, status, statuses, told } from './logs.js';

const HELLO = JSON.stringify(messages(message('02T09:00:00')));
const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);

describe('the time before the JSON is the receipt, and Meta decides', () => {
  const _ = (prefix: string, received: number | undefined, zone?: string) =>
    it(prefix, () => {
      const [event] = read(log(`${prefix}${HELLO}`), zone === undefined ? {} : { inputTimezone: zone }).events;
      expect(event).toMatchObject({ at: at('09:00:00') });
      expect(event?.receivedAt).toBe(received);
    });

  _('2026-03-02T09:00:01Z ', at('09:00:01'));
  _('[2026-03-02T09:00:01.500Z] INFO: ', at('09:00:01.500'));
  _('2026-03-02 10:00:01,250+01:00 - webhook - ', at('09:00:01.250'));
  _('127.0.0.1 - - [02/Mar/2026:10:00:01 +0100] "POST /hook" ', at('09:00:01'));
  _('1772442001.5 ', at('09:00:01.500'));
  _('1772442001500 ', at('09:00:01.500'));
  _('2026-03-02 10:00:01 INFO ', at('09:00:01'), 'Europe/Amsterdam');
  _('2026-03-02 10:00:01 INFO ', undefined);
  _('INFO ', undefined);
  _('', undefined);
  _('tenant=1234567890 ', undefined);
  _('{"started":"2026-03-01T00:00:00Z"} ', undefined);
  _('2026-03-02T09:00:01Z headers={"retry":1} body=', at('09:00:01'));
  _('[build 2025-11-03 10:00:00Z] 2026-03-02T09:00:01Z ', at('09:00:01'));
  _('2026-03-02T09:00:01Z lease until 2027-01-01T00:00:00Z ', at('09:00:01'));
  _('2026-03-02T09:00:01Z tenant=1999999999 ', at('09:00:01'));
});

it('a local time without a zone is named', () => {
  expect(messageOf('RECEIPT_TIME_NOT_READ', log(`2026-03-02 10:00:01 ${HELLO}`))).toBe(
    '1 time of receipt without a zone',
  );
});

it('the time of an entry is one too', () => {
  const entry = post({ messages: [message('02T09:00:00')] }, 'messages', { time: 1772442002 });
  expect(read(log(entry)).events[0]?.receivedAt).toBe(at('09:00:02'));
});

it('each status keeps its own, and of copies the first', () => {
  const sent = JSON.stringify(statuses(status('a', 'sent', '02T10:00:00', price('marketing'))));
  const delivered = JSON.stringify(statuses(status('a', 'delivered', '02T10:00:03')));
  const lines = [`2026-03-02T10:09:00Z ${sent}`, `2026-03-02T10:00:01Z ${sent}`, `2026-03-02T10:00:05Z ${delivered}`];
  expect(read(log(...lines)).events.map(({ receivedAt }) => receivedAt)).toEqual([at('10:00:01'), at('10:00:05')]);
});

it('the skew is told once', () => {
  const later = JSON.stringify(messages(message('02T09:10:00')));
  const last = JSON.stringify(messages(message('02T09:20:00')));
  const lines = [`2026-03-02T09:00:01Z ${HELLO}`, `2026-03-02T09:10:02Z ${later}`, `2026-03-02T09:50:00Z ${last}`];
  expect(messageOf('CLOCK_SKEW', log(...lines))).toBe(
    "3 parts tell when received: 2 s after Meta's timestamp in the median, 30 min after Meta's timestamp at most",
  );
});

describe('later than its receipt by more than five minutes', () => {
  const received = (time: string) => `2026-03-02T${time}Z ${HELLO}`;

  it('is set aside', () => {
    const [fault] = found(log(received('08:54:59')));
    expect(fault?.code).toBe('FUTURE_TIME');
    expect(fault?.message).toBe(
      'the timestamp 2026-03-02T09:00:00.000Z is later than its receipt at 2026-03-02T08:54:59.000Z',
    );
  });

  it('five minutes exactly are let pass', () => {
    expect(read(log(received('08:55:00'))).events).toHaveLength(1);
  });

  it('of several times before the JSON the nearest is the receipt', () => {
    const [fault] = found(log(`[build 2025-11-03 10:00:00Z] ${received('08:54:59')}`));
    expect(fault?.message).toBe(
      'the timestamp 2026-03-02T09:00:00.000Z is later than its receipt at 2026-03-02T08:54:59.000Z',
    );
  });

  it('a copy that arrived later proves it', () => {
    const timeline = read(log(received('08:54:59'), received('09:00:01')));
    expect(timeline.events).toHaveLength(1);
    expect(timeline.rejects).toHaveLength(1);
  });
});

describe('a time that most of a log is later than is none of receipt', () => {
  const hours = [9, 10, 11];
  const lines = (prefix: string) =>
    hours.map((hour) => `${prefix}${JSON.stringify(messages(message(`02T${String(hour).padStart(2, '0')}:00:00`)))}`);

  it('as the time of a build', () => {
    const timeline = read(log(...lines('[build 2025-11-03 10:00:00Z] ')));
    expect(timeline.events.map(({ receivedAt }) => receivedAt)).toEqual([undefined, undefined, undefined]);
    expect(timeline.rejects).toEqual([]);
    expect(timeline.findings).toMatchObject([
      {
        code: 'NOT_A_RECEIPT_TIME',
        message: '3 of 3 parts with a time of receipt are later than it: it is taken for something else',
        source: { line: 1 },
      },
    ]);
  });

  it('a log of another file keeps its own', () => {
    const names = ['build.log', 'hook.log'].map((name, index) =>
      source(name, log(...lines(['[build 2025-11-03 10:00:00Z] ', '2026-03-02T12:00:00Z '][index] ?? ''))),
    );
    const { findings } = readTimeline(names);
    expect(findings.map(({ code }) => code)).toEqual(['NOT_A_RECEIPT_TIME', 'CLOCK_SKEW', 'DUPLICATE_RECORD']);
  });

  it('a part of the log alone is set aside', () => {
    expect(read(log(...lines('2026-03-02T10:00:00Z '))).rejects).toHaveLength(1);
  });
});

it('posts on one line are read as posts on several', () => {
  const posts = [statuses(status('a', 'sent', '02T10:00:00', price('marketing'))), messages(message('02T09:00:00'))];
  const text = posts.map((one) => JSON.stringify(one));
  const apart = told(read(log(...text)));
  for (const between of ['', ' ', ', ']) {
    for (const order of [text, [...text].reverse()]) {
      const timeline = read(order.join(between));
      expect(told(timeline)).toEqual(apart);
      expect(timeline.findings.map(({ code }) => code)).not.toContain('CLOCK_SKEW');
    }
  }
});
