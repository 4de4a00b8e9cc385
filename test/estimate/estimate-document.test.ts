import { expect, test } from 'vitest';
import { toEstimateDocument } from '../../src/index.js';
import { parseEstimateDocument } from '../../src/schema/estimate.js';
import { estimated } from './volumes.js';

const document = toEstimateDocument(
  estimated({ market: 'BR', marketing: 100, utility: 100, service: 1500 }, { currency: 'EUR' }, [
    'pmp-2026',
    'pmp-2025',
  ]),
);

test('the document is what its schema says', () => {
  expect(parseEstimateDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
});

test('what has no price is null, and so is every change against it', () => {
  expect(document.totals[1]).toEqual({
    rules: 'pmp-2025',
    charged: 200,
    amount: null,
    unpriced: 200,
    change: null,
    percent: null,
  });
});

test('every figure names its card, and the day for which it was read', () => {
  expect(document.lines[0]?.costs.map(({ card }) => card && [card.card, card.day])).toEqual([
    ['EUR 2026-10-01', '2026-10-01'],
    null,
  ]);
});
