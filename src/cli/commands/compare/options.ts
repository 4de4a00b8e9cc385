import type { AskedRules } from '../../../compare/compare.js';
import type { CompareFormat } from '../../../report/compare/options.js';
import { nameOf, type Asked } from '../../../run/options.js';
import type { FailOn } from '../../choices.js';
import { UsageError } from '../../errors.js';
import { ruleSet } from '../../options.js';
import { isRuleFile, readRuleFile } from '../../ruleFile.js';
import type { GlobalFlags, ReadingFlags, RulesFlags } from '../sharedOptions.js';

/** Flags of a command that takes several rule sets. */
export interface RulesListFlags extends Omit<RulesFlags, 'rules'> {
  readonly rules?: readonly string[];
}

/** The flags of `compare` as commander hands them over. */
export interface CompareFlags extends GlobalFlags, ReadingFlags, RulesListFlags {
  readonly format: CompareFormat;
  readonly failOn: FailOn;
  readonly exitCode?: true;
  readonly maxIncrease?: string;
}

/** The rule sets to compare: two at least, none twice. */
export async function askedRules(values: readonly string[], cwd: string): Promise<AskedRules> {
  const [base, other, ...more] = await ruleSets(values, cwd);
  if (base === undefined || other === undefined) {
    throw new UsageError(
      'compare needs two rule sets, the first to compare with. For example: --rules pmp-2025 --rules pmp-2026',
    );
  }
  return [base, other, ...more];
}

/** `--rules`, as often as it is given: each an id, `auto` or a rule file. Throws an InvalidDocument for a rule file. */
export async function ruleSets(values: readonly string[], cwd: string): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const names = new Map<string, string>();
  for (const value of values) {
    const one = isRuleFile(value) ? await readRuleFile(value, cwd) : ruleSet('--rules <id>', value);
    const name = nameOf(one);
    const earlier = names.get(name);
    if (earlier === value) throw new UsageError(`--rules ${value} is given twice. Name each rule set once.`);
    if (earlier !== undefined) {
      throw new UsageError(`--rules ${earlier} and --rules ${value} are both called ${name}. Give one another id.`);
    }
    names.set(name, value);
    asked.push(one);
  }
  return asked;
}
