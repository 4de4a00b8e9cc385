import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/model/instant.js';
import type { RunSummary } from '../../src/model/run.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { counted, figures, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,entry_point,status,delivered_at';
const DAY = 24 * HOUR;

const WORDS = {
  ad: 'inbound,text,,ctwa',
  reply: 'outbound,text,,',
  marketing: 'outbound,template,marketing,',
} as const;

interface Told {
  readonly at: number;
  readonly contact: number;
  readonly words: keyof typeof WORDS;
}

/** Every message is delivered when it is sent. */
function log(from: number, rows: readonly Told[]): string {
  const inOrder = rows.toSorted((a, b) => a.at - b.at);
  const written = inOrder.map(({ at, contact, words }) => {
    const time = new Date(from + at).toISOString();
    return `${time},551198765432${contact},${WORDS[words]},${words === 'ad' ? ',' : `delivered,${time}`}`;
  });
  return [HEADER, ...written, ''].join('\n');
}

/** An ad message, the reply an hour later, and a template so long after that. */
function conversation(at: number, contact: number, ...templates: readonly number[]): readonly Told[] {
  const reply = at + HOUR;
  return [
    { at, contact, words: 'ad' },
    { at: reply, contact, words: 'reply' },
    ...templates.map((after): Told => ({ at: reply + after, contact, words: 'marketing' })),
  ];
}

/** The first one is asked about; what comes of the others is known by it. All have 14 days, in no two months. */
const ASKED = conversation(0, 0, HOUR, 71 * HOUR, 73 * HOUR, 167 * HOUR, 169 * HOUR);
const LATER = 8 * DAY;

function summary(from: number, rows: readonly Told[], options: SimulateOptions) {
  const text = log(from, [...ASKED, ...rows]);
  const one = counted(text, options, text.length);
  const whole = replayed(text, options);
  expect(figures(one)).toEqual(figures(whole));
  expect(contested(one)).toEqual(expect.arrayContaining(contested(whole)));
  const { free, billable, rejected } = one.totals;
  return { free, billable, rejected };
}

/** The contested points that the log raises. */
function contested({ assumptions }: RunSummary): string[] {
  return assumptions.map(({ id }) => id).sort();
}

// The one that is asked about: the reply and two templates are free, three cost.
const OF_FIRST = { free: 3, billable: 3 };

// Of 72 h the last millisecond is inside and the end is not: 3 replies and 1 template are free, 2 templates cost. One millisecond
// more or less, or an end counted from the ad, makes it 2 and 1 or 0 and 3.
test('an entry point of which it is known what comes lasts as long as the first one', () => {
  const ends = [72 * HOUR - 1, 72 * HOUR, 72 * HOUR + 1];
  const rows = ends.flatMap((after, index) => conversation(LATER + index * MINUTE, index + 1, after));
  expect(summary(Date.UTC(2026, 9, 5), rows, { assume: { C2: '72h' } })).toEqual({
    free: { free_entry_point: OF_FIRST.free + 4 },
    billable: { marketing: OF_FIRST.billable + 2 },
    rejected: 0,
  });
});

// A reply may come up to 24 h after the ad: 24 h − 1 ms opens an entry point and is free, as the template after it; at 24 h the
// template costs, and so does the one after it.
test('an ad of which it is known what comes can be answered for as long as the first one', () => {
  const answered = (contact: number, after: number): readonly Told[] => [
    { at: LATER + contact * MINUTE, contact, words: 'ad' },
    { at: LATER + contact * MINUTE + after, contact, words: 'marketing' },
    { at: LATER + contact * MINUTE + after + HOUR, contact, words: 'marketing' },
  ];
  const rows = [...answered(1, HOUR), ...answered(2, DAY - 1), ...answered(3, DAY), ...answered(4, DAY + 1)];
  expect(summary(Date.UTC(2026, 9, 5), rows, { assume: { C2: '72h' } })).toEqual({
    free: { free_entry_point: OF_FIRST.free + 4 },
    billable: { marketing: OF_FIRST.billable + 4 },
    rejected: 0,
  });
});

// 24 h after the ad its window is closed, and a text is refused; whether that last moment counts is C1.
test('an ad of which it is known what comes opens a window as long as the first one', () => {
  const answered = (contact: number, after: number): readonly Told[] => [
    { at: LATER + contact * MINUTE, contact, words: 'ad' },
    { at: LATER + contact * MINUTE + after, contact, words: 'reply' },
  ];
  const rows = [...answered(1, HOUR), ...answered(2, DAY - 1), ...answered(3, DAY), ...answered(4, DAY + 1)];
  expect(summary(Date.UTC(2026, 9, 5), rows, { assume: { C2: '72h' } })).toEqual({
    free: { free_entry_point: OF_FIRST.free + 2 },
    billable: { marketing: OF_FIRST.billable },
    rejected: 2,
  });
});

// Nobody assumes how long it lasts: between 72 h and 168 h a template may be free. What is in doubt counts as charged: of the first
// one the templates at 73 h, 167 h and 169 h; of the others those at 72 h, 168 h − 1 ms and 168 h.
test('an entry point that may last longer leaves in doubt what lies between', () => {
  const ends = [72 * HOUR - 1, 72 * HOUR, 168 * HOUR - 1, 168 * HOUR];
  const rows = ends.flatMap((after, index) => conversation(LATER + index * MINUTE, index + 1, after));
  expect(summary(Date.UTC(2026, 9, 5), rows, {})).toEqual({
    free: { free_entry_point: OF_FIRST.free + 5 },
    billable: { marketing: OF_FIRST.billable + 3 },
    rejected: 0,
  });
});

// With 72 h one of four templates is inside: of the first one 3 and 3, then 4 replies and 1 template free, 3 cost. With 168 h three
// are, and of the first one all up to 167 h: 5 and 1, then 4 replies and 3 templates free, 1 costs.
test.each([
  ['72h', 8, 6],
  ['168h', 12, 2],
] as const)('under C2=%s templates are free up to its end', (C2, free, marketing) => {
  const ends = [72 * HOUR - 1, 72 * HOUR, 168 * HOUR - 1, 168 * HOUR];
  const rows = ends.flatMap((after, index) => conversation(LATER + index * MINUTE, index + 1, after));
  expect(summary(Date.UTC(2026, 9, 5), rows, { assume: { C2 } })).toEqual({
    free: { free_entry_point: free },
    billable: { marketing },
    rejected: 0,
  });
});

// Under conversation pricing each entry point is a conversation: 4. The first contact's templates at 73 h and at 167 h open one each.
test('an entry point that is a conversation is counted each time', () => {
  const rows = [1, 2, 3].flatMap((contact) => conversation(LATER + contact * MINUTE, contact, HOUR));
  const text = log(Date.UTC(2023, 7, 1), [...ASKED, ...rows]);
  const { totals } = counted(text, {}, text.length);
  expect(totals.conversations).toEqual({ referral_conversion: 4, marketing: 2 });
});
