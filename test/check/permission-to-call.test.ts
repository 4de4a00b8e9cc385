import { expect, test } from 'vitest';
import { FOREVER } from '../../src/model/instant.js';
import { instantOf, readRecords, createReplay } from '../../src/index.js';
import { ANNA, askAt, text, type Row } from './ask.js';

/** Meta's sample: 1752582182 + 604,800 s = 1753186982, 2025-07-22T12:23:02Z. */
const GIVEN = { time: '2025-07-15T12:23:02Z', direction: 'inbound', type: 'call_permission_reply', id: 'yes' } as const;
const END = 1_753_186_982_000;

const callsAt = (time: string, ...rows: readonly Row[]) => askAt(time, rows).callPermission;

test('one millisecond before the end of the 7 days it stands', () => {
  expect(callsAt('2025-07-22T12:23:01.999Z', GIVEN)).toEqual({
    givenBy: { handle: 'yes', at: 1_752_582_182_000 },
    until: END,
  });
});

test('exactly at the end it does not', () => {
  expect(callsAt('2025-07-22T12:23:02.000Z', GIVEN)).toBeNull();
});

test('who never answered has given none, and a text is no answer', () => {
  expect(callsAt('2025-07-15T13:00:00Z', text('2025-07-15T12:00:00Z'))).toBeNull();
});

test('a no takes it back', () => {
  const no: Row = { time: '2025-07-16T12:00:00Z', direction: 'inbound', type: 'call_permission_reject' };
  expect(callsAt('2025-07-16T12:00:00Z', GIVEN, no)).toBeNull();
});

test('it does not need the window, which closes after 24 hours', () => {
  const { window, callPermission } = askAt('2025-07-18T00:00:00Z', [GIVEN]);
  expect([window.state, callPermission?.until]).toEqual(['closed', END]);
});

test('a permanent one has no end', () => {
  const replay = createReplay();
  for (const event of readRecords([{ contact: ANNA.contact, ...GIVEN }]).events) {
    if (event.kind !== 'inbound') throw new Error('the answer is a customer message');
    replay.add({ ...event, callPermission: { response: 'accept', until: FOREVER } });
  }
  const { callPermission } = replay.check(ANNA, instantOf(Date.parse('2035-01-01T00:00:00Z')));
  expect(callPermission).toEqual({ givenBy: { handle: 'yes', at: 1_752_582_182_000 }, until: null });
});
