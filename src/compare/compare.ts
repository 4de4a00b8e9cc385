import type { Finding } from '../model/finding.js';
import type { Run } from '../model/run.js';
import { checkOptions, listOf } from '../model/shape.js';
import type { Timeline } from '../model/timeline.js';
import { BUILT_IN } from '../rates/book.js';
import type { Allowance, RuleSet } from '../rules/ruleSet.js';
import { revisionsOf } from '../rules/ruleSets.js';
import { UsageFault } from '../model/fault.js';
import { nameOf, refuseTwice, type Asked, type SimulateOptions } from '../run/options.js';
import { RULES, SIMULATE_OPTIONS, TIMELINE } from '../run/shape.js';
import { simulate } from '../run/simulate.js';
import { cardsUsed } from './cards.js';
import type { AllowancesOf } from './cause.js';
import type { Column, Comparison } from './comparison.js';
import { differenceOf } from './difference.js';
import { figuresOf } from './figures.js';

/** Two rule sets at least: the first is the base. */
export type AskedRules = readonly [Asked, Asked, ...Asked[]];
const LEAST = 2;
export type CompareOptions = Omit<SimulateOptions, 'rules'>;

const { rules: _, ...COMPARE_OPTIONS } = SIMULATE_OPTIONS;

/**
 * Replays one timeline under several rule sets and says what each of the others changes against the first, and why.
 * Throws a UsageFault on fewer than two rule sets and on an option that makes no sense.
 */
export function compare(timeline: Timeline, rules: AskedRules, options: CompareOptions = {}): Comparison {
  TIMELINE('timeline', timeline);
  listOf(RULES)('rules', rules);
  checkOptions(COMPARE_OPTIONS, options);
  if (rules.length < LEAST) throw new UsageFault('a comparison takes two rule sets at least: the first is the base');
  refuseTwice(rules);
  const own = new Map(rules.flatMap((asked) => (typeof asked === 'string' ? [] : [[asked.id, asked] as const])));
  const columns = rules.map((asked) => columnOf(asked, simulate(timeline, { ...options, rules: asked }), options));
  const [base, ...others] = columns as [Column, ...Column[]];
  const { dated, timezone, cost } = base.run;
  return {
    dated,
    timezone,
    currency: cost?.currency ?? null,
    columns,
    differences: others.map((other) => differenceOf(base, other, allowancesFor(own))),
    findings: findingsOf(columns),
  };
}

function columnOf(asked: Asked, run: Run, { rates = BUILT_IN }: CompareOptions): Column {
  const pricedAs = (ruleSet: string): string =>
    typeof asked === 'string' ? (revisionsOf(ruleSet)[0]?.priced_as ?? ruleSet) : (asked.priced_as ?? ruleSet);
  return { name: nameOf(asked), run, figures: figuresOf(run), cards: cardsUsed(run, rates, pricedAs) };
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
function findingsOf(columns: readonly Column[]): readonly Finding[] {
  const texts = columns.map(({ run }) => new Set(run.findings.map((finding) => JSON.stringify(finding))));
  return columns.flatMap(({ name, run }, index) =>
    run.findings.flatMap((finding) => {
      const isCommon = texts.every((known) => known.has(JSON.stringify(finding)));
      if (!isCommon) return [{ ...finding, message: `under ${name}: ${finding.message}` }];
      return index === 0 ? [finding] : [];
    }),
  );
}
