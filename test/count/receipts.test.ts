import { expect, test } from 'vitest';
import { CountKernel } from '../../src/count/kernel/kernel.js';
import { PairRows } from '../../src/count/pairRows.js';
import { AwaitedReceipts } from '../../src/count/receipts.js';
import { PackedStates } from '../../src/count/states.js';
import { instantOf, MINUTE } from '../../src/model/instant.js';

test('receipts of as many minutes as half a year has can lie ahead', () => {
  const kernel = new CountKernel();
  const rows = new PairRows(kernel);
  const pair = rows.indexOf(5511987654321, 0);
  const awaited = new AwaitedReceipts(new PackedStates(kernel, rows));
  for (let minute = 0; minute < 262_080; minute++) {
    awaited.add({ at: instantOf(minute * MINUTE), pair, handle: '', status: 'delivered', assumed: false, done: false });
  }
  const taken: number[] = [];
  awaited.passMinutes(instantOf(2 * MINUTE), ({ at }) => taken.push(at));
  expect(taken).toEqual([0, MINUTE]);
  expect(awaited.nextDue).toBe(3 * MINUTE);
});
