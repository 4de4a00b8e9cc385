import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare, readTimeline, toCompareDocument } from '../../src/index.js';
import { add, ZERO } from '../../src/model/money.js';
import { parseCompareDocument } from '../../src/schema/compare.js';
import { said } from './timelines.js';

const FILE = 'fixtures/compare/october-2026.csv';
const timeline = readTimeline([{ name: FILE, bytes: readFileSync(FILE) }]);
const comparison = compare(timeline, ['pmp-2025', 'pmp-2026'], { timezone: 'America/Sao_Paulo' });
const [difference] = comparison.differences;

test('the service of one number goes beyond its 1,000, that of the other does not', () => {
  const [, october] = comparison.columns;
  const free = (number: string): number =>
    (october?.run.pairs ?? [])
      .filter((pair) => pair.number === number)
      .flatMap(({ charges }) => charges.filter(({ rule }) => rule === '2f.3')).length;
  expect([free('+551130001000'), free('+551130002000')]).toEqual([465, 1000]);
});

test('the causes of thousands of messages add up to the last digit', () => {
  const causes = (difference?.causes ?? []).map(({ amount }) => amount.most).reduce(add, ZERO);
  // 28.8257 - 22.9348
  expect([said(causes), said(difference?.total.amount.most ?? ZERO)]).toEqual(['5.8909', '5.8909']);
});

test('service is the first cause, utility in the window the second, the card of Mexico the third', () => {
  expect(difference?.causes.map(({ kind, amount }) => [kind, said(amount.most)])).toEqual([
    ['service_beyond_allowance', '5.1005'],
    ['utility_in_window', '0.588'],
    // 22 marketing templates × (0.0397 - 0.0305).
    ['rate', '0.2024'],
  ]);
});

test('the document is what its schema says', () => {
  const document = toCompareDocument(comparison);
  expect(parseCompareDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
});
