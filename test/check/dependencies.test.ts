import { expect, test } from 'vitest';
import { dependenciesOf } from '../../src/check/depends.js';
import { createReplay, instantOf, readRecords } from '../../src/index.js';
import { ad, answer, ANNA, text, type Row } from './ask.js';

function dependencies(time: string, rows: readonly Row[], timezone?: string): readonly string[] {
  const { events } = readRecords(rows.map((row) => ({ contact: ANNA.contact, ...row })));
  const replay = createReplay();
  for (const event of events) replay.add(event);
  const taken = replay.check(ANNA, instantOf(Date.parse(time)));
  return dependenciesOf(taken, events, { ...(timezone !== undefined && { timezone }) }).map(
    ({ id, value, other }) => `${id}=${value}, not ${other}`,
  );
}

test('the end of a window depends on C1 at one instant alone', () => {
  const rows = [text('2025-09-01T10:00:00Z')];
  expect(dependencies('2025-09-02T09:59:59.999Z', rows)).toEqual([]);
  expect(dependencies('2025-09-02T10:00:00.000Z', rows)).toEqual(['C1=closed, not open']);
  expect(dependencies('2025-09-02T10:00:00.001Z', rows)).toEqual([]);
});

test('a reaction depends on C7', () => {
  const reaction: Row = { time: '2025-09-01T10:00:00Z', direction: 'inbound', type: 'reaction' };
  expect(dependencies('2025-09-01T11:00:00Z', [reaction])).toEqual(['C7=none, not reaction', 'C7=none, not all']);
});

test('an entry point of four days depends on C2', () => {
  const rows = [ad('2026-10-05T10:00:00Z'), answer('2026-10-05T12:00:00Z')];
  expect(dependencies('2026-10-09T12:00:00Z', rows)).toEqual(['C2=72h-168h, not 72h', 'C2=72h-168h, not 168h']);
});

test('where no zone is named, around a change of rules, it depends on that', () => {
  const rows = [text('2026-09-30T20:00:00Z')];
  expect(dependencies('2026-10-01T03:00:00Z', rows)).toEqual(['timezone=UTC, not Etc/GMT+12']);
  expect(dependencies('2026-10-01T03:00:00Z', rows, 'UTC')).toEqual([]);
  expect(dependencies('2026-10-01T12:30:00Z', rows)).toEqual([]);
});
