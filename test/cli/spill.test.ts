import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Spill } from '../../src/cli/spill.js';
import { temporaryFolder } from '../temporaryFolder.js';

const folder = temporaryFolder();

function recordsOf(spill: Spill, bucket: number): readonly unknown[] {
  const records: unknown[] = [];
  spill.read(bucket, (group, record, bytes, start, end) =>
    records.push([group, record, bytes.toString('utf8', start, end)]),
  );
  return records;
}

test('records come back bucket by bucket, in the order in which they went, whatever their length', () => {
  const spill = new Spill(folder);
  const long = Buffer.alloc(100_000, 'x');
  const lines = Array.from({ length: 5000 }, (_, index) => Buffer.from(`row ${index} of a long log\n`));
  lines.forEach((line, index) => {
    spill.add(index % 3, index % 2, index + 1, line, 0, line.length);
  });
  spill.add(1, 0, 5001, long, 0, long.length);
  spill.add(1, -1, 5002, Buffer.from('..last..'), 2, 6);

  const second = recordsOf(spill, 1);
  expect(second.slice(0, 2)).toEqual([
    [1, 2, 'row 1 of a long log\n'],
    [0, 5, 'row 4 of a long log\n'],
  ]);
  expect(second).toHaveLength(1667 + 2);
  expect(second.at(-2)).toEqual([0, 5001, long.toString()]);
  expect(second.at(-1)).toEqual([-1, 5002, 'last']);
  expect(recordsOf(spill, 7)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['bucket-0', 'bucket-1', 'bucket-2']);
  spill.close();
});

test('a bucket can be read twice, also while more comes', () => {
  const spill = new Spill(mkdtempSync(join(folder, 'again-')));
  spill.add(0, 3, 7, Buffer.from('one'), 0, 3);
  expect(recordsOf(spill, 0)).toEqual([[3, 7, 'one']]);
  spill.add(0, 3, -1, Buffer.alloc(0), 0, 0);
  expect(recordsOf(spill, 0)).toEqual([
    [3, 7, 'one'],
    [3, -1, ''],
  ]);
  spill.close();
});
