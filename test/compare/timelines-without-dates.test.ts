import { expect, test } from 'vitest';
import { causes, compared, inbound, template, text } from './timelines.js';

/** The published example, Hour 0 to Hour 26. */
const ROWS = [
  template('Hour 0', 'marketing'),
  inbound('Hour 4'),
  text('Hour 5', { type: 'interactive' }),
  text('Hour 25'),
  text('Hour 26'),
];

test('there are units and no money', () => {
  const comparison = compared(ROWS, ['auto', 'pmp-2026']);
  expect(comparison.currency).toBeNull();
  // cbp-2023: a marketing and a service conversation. Per message, without the allowance that needs months: 1 + 3.
  expect(comparison.columns.map(({ figures }) => figures.total.units.most)).toEqual([2, 4]);
  expect(causes(comparison)).toEqual(['unit free→charged 2 0']);
});
