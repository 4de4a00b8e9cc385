import { UsageFault } from '../model/fault.js';
import { checkOptions, listOf } from '../model/shape.js';
import type { Timeline } from '../model/timeline.js';
import { BUILT_IN } from '../rates/book.js';
import { refuseTwice, type SimulateOptions } from '../run/options.js';
import { RULES, SIMULATE_OPTIONS, TIMELINE } from '../run/shape.js';
import { simulate } from '../run/simulate.js';
import { Comparer, type AskedRules } from './comparer.js';
import type { Comparison } from './comparison.js';

export type { AskedRules } from './comparer.js';
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
  checkRules(rules);
  const runs = rules.map((asked) => simulate(timeline, { ...options, rules: asked }));
  const [base] = runs;
  if (base === undefined) throw new Error('there is no base');
  const comparer = new Comparer(rules, base.timezone, options.rates ?? BUILT_IN);
  comparer.take(runs.map(({ pairs }) => pairs));
  return comparer.comparison(runs);
}

/** Throws a UsageFault on fewer than two rule sets, and on one that is named twice. */
export function checkRules(rules: AskedRules): void {
  if (rules.length < LEAST) throw new UsageFault('a comparison takes two rule sets at least: the first is the base');
  refuseTwice(rules);
}
