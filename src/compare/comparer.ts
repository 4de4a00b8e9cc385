import type { Finding } from '../model/finding.js';
import type { PairRun, RunHead, RunSums } from '../model/run.js';
import type { RateBook } from '../rates/card.js';
import type { Allowance, RuleSet } from '../rules/ruleSet.js';
import { revisionsOf } from '../rules/ruleSets.js';
import { nameOf, type Asked } from '../run/options.js';
import { CardsSum } from './cards.js';
import type { AllowancesOf } from './cause.js';
import type { Column, Comparison } from './comparison.js';
import { DifferenceSum } from './difference.js';
import { FiguresSum } from './figures.js';

/** Two rule sets at least: the first is the base. */
export type AskedRules = readonly [Asked, Asked, ...Asked[]];

interface ColumnSum {
  readonly figures: FiguresSum;
  readonly cards: CardsSum;
  /** Against the base; null of that itself. */
  readonly difference: DifferenceSum | null;
}

/** Compares runs of one timeline under several rule sets, pair by pair. */
export class Comparer {
  readonly #rules: AskedRules;
  readonly #columns: readonly ColumnSum[];

  constructor(rules: AskedRules, timezone: string, book: RateBook) {
    const own = new Map(rules.flatMap((asked) => (typeof asked === 'string' ? [] : [[asked.id, asked] as const])));
    const allowancesOf = allowancesFor(own);
    this.#rules = rules;
    this.#columns = rules.map((asked, index) => ({
      figures: new FiguresSum(),
      cards: new CardsSum(timezone, book, (ruleSet) => pricedAs(asked, ruleSet)),
      difference: index === 0 ? null : new DifferenceSum(timezone, allowancesOf),
    }));
  }

  /** The same pairs under each of the rule sets: these change what happens to a pair, and not which there are. */
  take(pairsOfEach: readonly (readonly PairRun[])[]): void {
    const [base = []] = pairsOfEach;
    for (const [column, { figures, cards, difference }] of this.#columns.entries()) {
      for (const [index, pair] of (pairsOfEach[column] ?? []).entries()) {
        figures.add(pair);
        cards.add(pair);
        difference?.add(base[index] as PairRun, pair);
      }
    }
  }

  /** `runs` are those under each of the rule sets, in their order. */
  comparison<R extends RunHead & RunSums>(runs: readonly R[]): Comparison<R> {
    const columns = runs.map((run, index): Column<R> => {
      const { figures, cards } = this.#columns[index] as ColumnSum;
      return { name: nameOf(this.#rules[index] as Asked), run, figures: figures.figures(run), cards: cards.cards() };
    });
    const [base] = columns as [Column<R>, ...Column<R>[]];
    const { dated, timezone, cost } = base.run;
    return {
      dated,
      timezone,
      currency: cost?.currency ?? null,
      columns,
      differences: columns.flatMap((other, index) => this.#columns[index]?.difference?.difference(base, other) ?? []),
      findings: findingsOf(columns),
    };
  }
}

function pricedAs(asked: Asked, ruleSet: string): string {
  return typeof asked === 'string' ? (revisionsOf(ruleSet)[0]?.priced_as ?? ruleSet) : (asked.priced_as ?? ruleSet);
}

function allowancesFor(own: ReadonlyMap<string, RuleSet>): AllowancesOf {
  const known = new Map<string, readonly Allowance[]>();
  return (id) => {
    const allowances =
      known.get(id) ?? own.get(id)?.allowances ?? revisionsOf(id).flatMap((revision) => revision.allowances);
    known.set(id, allowances);
    return allowances;
  };
}

/** What every run shows once, in the order of the first; what only some show with the name of their rule set. */
function findingsOf(columns: readonly Column<RunHead>[]): readonly Finding[] {
  const texts = columns.map(({ run }) => new Set(run.findings.map((finding) => JSON.stringify(finding))));
  return columns.flatMap(({ name, run }, index) =>
    run.findings.flatMap((finding) => {
      const isCommon = texts.every((known) => known.has(JSON.stringify(finding)));
      if (!isCommon) return [{ ...finding, message: `under ${name}: ${finding.message}` }];
      return index === 0 ? [finding] : [];
    }),
  );
}
