import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, type Counts } from '../../src/count/counts.js';
import { identitiesOf, joinIdentities } from '../../src/count/identities.js';
import { PairNames } from '../../src/count/names.js';
import { readPart, writePart } from '../../src/count/part.js';
import { summaryOf } from '../../src/count/summary.js';
import { partDocument } from '../../src/schema/part.js';
import { NotPlain } from '../../src/input/plain/notPlain.js';
import { counted, counts, setting } from './counting.js';
import { csv, log } from './logs.js';

const OPTIONS = { timezone: 'America/Sao_Paulo' };

test('parts, each of other contacts, add up to the whole in any order and however they are grouped', () => {
  let plain = 0;
  fc.assert(
    fc.property(log, fc.boolean(), (story, reversed) => {
      const text = csv(story);
      const [header = '', ...rows] = text.split(/\r?\n/);
      const shard = (wanted: number): string =>
        [header, ...rows.filter((row) => digitsOf(row) % 3 === wanted), ''].join('\n');
      let whole;
      let parts: Counts[];
      try {
        whole = counted(text, OPTIONS);
        parts = [0, 1, 2].map((wanted) => counts(shard(wanted), OPTIONS));
      } catch (error) {
        if (error instanceof NotPlain) return;
        throw error;
      }
      plain += 1;
      const [a, b, c] = (reversed ? parts.reverse() : parts).map(throughFile) as [Counts, Counts, Counts];
      const left = summaryOf(addCounts(addCounts(a, b), c), setting(OPTIONS));
      const right = summaryOf(addCounts(a, addCounts(b, c)), setting(OPTIONS));
      expect(left).toEqual(right);
      const { findings: _lines, ...rest } = left;
      const { findings: _others, ...expected } = whole;
      expect(rest).toEqual(expected);
    }),
    { numRuns: 200 },
  );
  expect(plain).toBeGreaterThan(40);
});

/** A part is written and read again. */
function throughFile(given: Counts): Counts {
  const identities = identitiesOf(new PairNames());
  const document = partDocument(writePart({ version: '1', options: OPTIONS, idHorizon: 1, counts: given, identities }));
  if (document === null) throw new Error('a part that was written cannot be read');
  return readPart(document).counts;
}

/** The last digits of the contact, however it is spelt. */
function digitsOf(row: string): number {
  const cell = row.split(',')[1] ?? '';
  return Number(cell.replace(/\D/g, '').slice(-2)) || 0;
}

test('a pair in two parts shows', () => {
  const one = identitiesOf(named([7, 8]));
  const other = identitiesOf(named([8, 9]));
  expect(joinIdentities(one, other)).toMatchObject({ shared: 1, pairs: { length: 3 }, contacts: { length: 3 } });
});

function named(contacts: readonly number[]): PairNames {
  const names = new PairNames();
  const number = names.numberIndex('+551130001000');
  for (const contact of contacts) names.meet(names.ofPhone(4_915_112_345_670 + contact, number));
  return names;
}
