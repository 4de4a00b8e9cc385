import { Comparer, type AskedRules } from '../../../compare/comparer.js';
import { checkRules, type CompareOptions } from '../../../compare/compare.js';
import type { ReadOptions } from '../../../input/index.js';
import { BUILT_IN } from '../../../rates/book.js';
import type { Comparison } from '../../../report/compare/compared.js';
import { CountsSum } from '../../../report/countsSum.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { Io } from '../../io.js';
import { listUnder } from '../../list/listFiles.js';
import type { Read } from '../../tally.js';
import { thriftily } from '../../thrift.js';

/** What a comparison was made of, as far as it is told. */
export interface ComparedLog {
  readonly comparison: Comparison;
  readonly read: Read;
}

/** Compares rule sets over a long log contact by contact, without holding it; null where only a replay of the whole can. */
export async function compareLong(
  inputs: CountedInputs,
  reading: ReadOptions,
  rules: AskedRules,
  options: CompareOptions,
  io: Io,
): Promise<ComparedLog | null> {
  if (reading.start !== undefined) return null;
  checkRules(rules);
  const underEach = rules.map((asked) => ({ ...options, rules: asked }));
  const run = await thriftily(() =>
    listUnder(inputs, reading, underEach, io, async (listed, eachUnderAll) => {
      const [base] = listed;
      if (base === undefined) throw new Error('there is no base');
      const comparer = new Comparer(rules, base.head.timezone, options.rates ?? BUILT_IN);
      const counts = listed.map(() => new CountsSum());
      await eachUnderAll((contacts) => {
        for (const [index, { pairs }] of contacts.entries()) for (const pair of pairs) counts[index]?.add(pair);
        comparer.take(contacts.map(({ pairs }) => pairs));
      });
      const runs = listed.map(({ head, cost, totals }, index) => {
        const sum = counts[index] as CountsSum;
        return { ...head, totals: totals(), cost, counts: sum.counts() };
      });
      return { comparison: comparer.comparison(runs), read: base.read };
    }),
  );
  return run.kind === 'listed' ? run.result : null;
}
