import { expect, test } from 'vitest';
import { readRecords, simulate } from '../../src/index.js';

/** The first template is delivered 3 days after it was sent, the second one sent so many hours after that. */
function conversations(hoursAfter: number, assume: Readonly<Record<string, string>>) {
  const sent = { direction: 'out', type: 'template', category: 'utility' } as const;
  const rows = [
    { ...sent, time: 'Hour 0', delivered_at: 'Hour 72' },
    { ...sent, time: `Hour ${72 + hoursAfter}` },
  ];
  return simulate(readRecords(rows), { rules: 'cbp-2024', assume }).totals.conversations;
}

// Planned from 0 to 24 it opens at 72, and runs to 96: the second template, at 95, is in it, and at 96 opens another.
test('a conversation that runs from delivery is open after it, however late that is (C4)', () => {
  expect(conversations(23, { C4: 'delivered' })).toEqual({ utility: 1 });
  expect(conversations(24, { C4: 'delivered' })).toEqual({ utility: 2 });
});

test('one that runs from sending is over by then', () => {
  expect(conversations(23, {})).toEqual({ utility: 2 });
});
