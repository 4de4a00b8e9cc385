import { expect, test } from 'vitest';
import { inOrder, isIn, type Segment } from '../../src/check/segment.js';
import { createReplay, instantOf, readRecords, type Standing } from '../../src/index.js';
import { DAY, HOUR, shift } from '../../src/model/instant.js';
import { answer, text, type Row } from './ask.js';

const EVERYBODY: Segment = {
  verdict: null,
  expiringWithin: null,
  unanswered: false,
  lastMessageBefore: null,
  lastMessageAfter: null,
  number: null,
};

const NOW = instantOf(Date.parse('2025-09-10T12:00:00Z'));

/** Who wrote how long ago, and to whom it closes when. */
const ROWS: readonly Row[] = [
  { ...text('2025-09-09T13:00:00Z'), contact: 'closing in 1h' },
  { ...text('2025-09-10T11:00:00Z'), contact: 'open for 23h' },
  { ...answer('2025-09-10T11:30:00Z'), contact: 'open for 23h' },
  { ...text('2025-09-03T12:00:00Z'), contact: 'closed, 7 days ago' },
  { ...text('2025-09-01T12:00:00Z'), contact: 'closed, 9 days ago' },
  {
    time: '2025-09-01T12:00:00Z',
    direction: 'outbound',
    type: 'template',
    category: 'utility',
    contact: 'never wrote',
  },
];

function standings(): readonly Standing[] {
  const replay = createReplay();
  for (const event of readRecords(ROWS).events) replay.add(event);
  return replay.pairs().map((pair) => replay.standing(pair, NOW));
}

const SEGMENTS: readonly [Partial<Segment>, readonly string[]][] = [
  [{}, ['closed, 7 days ago', 'closed, 9 days ago', 'closing in 1h', 'never wrote', 'open for 23h']],
  [{ verdict: 'open' }, ['closing in 1h', 'open for 23h']],
  [{ verdict: 'closed' }, ['closed, 7 days ago', 'closed, 9 days ago', 'never wrote']],
  [{ expiringWithin: HOUR }, ['closing in 1h']],
  [{ expiringWithin: HOUR - 1 }, []],
  [{ unanswered: true }, ['closed, 7 days ago', 'closed, 9 days ago', 'closing in 1h']],
  [{ lastMessageBefore: shift(NOW, -7 * DAY) }, ['closed, 9 days ago']],
  [{ lastMessageAfter: shift(NOW, -7 * DAY) }, ['closed, 7 days ago', 'closing in 1h', 'open for 23h']],
  [{ unanswered: true, verdict: 'open' }, ['closing in 1h']],
];

test.each(SEGMENTS)('%o', (segment, contacts) => {
  const found = standings().filter((standing) => isIn(standing, { ...EVERYBODY, ...segment }));
  expect(found.map(({ contact }) => contact).sort()).toEqual(contacts);
});

test('by expiry: what closes first, then what closed last', () => {
  expect(inOrder(standings(), 'expiry').map(({ contact }) => contact)).toEqual([
    'closing in 1h',
    'open for 23h',
    'closed, 7 days ago',
    'closed, 9 days ago',
    'never wrote',
  ]);
});

test('by last message: who wrote last', () => {
  expect(inOrder(standings(), 'last').map(({ contact }) => contact)).toEqual([
    'open for 23h',
    'closing in 1h',
    'closed, 7 days ago',
    'closed, 9 days ago',
    'never wrote',
  ]);
});
