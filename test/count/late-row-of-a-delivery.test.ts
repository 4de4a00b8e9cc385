import { expect, test } from 'vitest';
import { HOUR } from '../../src/model/instant.js';
import { counted, replayed } from './counting.js';

// Four days after the sending, of which the log remembers one and a half: the row is of June, the delivery that it tells of May.
test('a row that comes long after its message tells of a delivery when that was', () => {
  const text = [
    'time,contact,direction,type,category,status,delivered_at,id',
    '2026-05-29T09:00:00Z,5511987654321,outbound,template,marketing,sent,,a',
    '2026-06-02T09:00:00Z,5511987654321,outbound,template,marketing,delivered,2026-05-29T10:00:00Z,a',
    '',
  ].join('\n');
  const months = [counted(text, {}, 64, 36 * HOUR), replayed(text, {})].map(({ cost }) =>
    cost?.units.map(({ key }) => key.month),
  );
  expect(months).toEqual([['2026-05'], ['2026-05']]);
});
