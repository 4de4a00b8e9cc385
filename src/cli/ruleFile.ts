import { resolve } from 'node:path';
import { nearest } from '../input/words.js';
import { revisionsOf, RULE_SET_IDS } from '../rules/ruleSets.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { InvalidDocument } from './errors.js';

/** What says that `--rules` names a file, not a rule set. */
export function isRuleFile(value: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/i.test(value);
}

/** A rule set of the user's own. Throws an InvalidDocument that names every fault. */
export async function readRuleFile(name: string, folder: string): Promise<RuleSet> {
  const { readYaml } = await import('./yamlFile.js');
  const { rulesDocument } = await import('../schema/rules.js');
  const changes = await readYaml(resolve(folder, name), name, rulesDocument);
  const [base] = revisionsOf(changes.extends);
  if (base === undefined) {
    const meant = nearest(changes.extends, RULE_SET_IDS);
    const hint = meant === null ? `The rule sets are ${RULE_SET_IDS.join(', ')}.` : `Did you mean ${meant}?`;
    throw new InvalidDocument(`${name}: extends: there is no rule set "${changes.extends}". ${hint}`);
  }
  const { extended, IncompleteChange } = await import('../rules/extend.js');
  try {
    return extended(base, changes);
  } catch (error) {
    if (error instanceof IncompleteChange) throw new InvalidDocument(`${name}: ${error.message}`);
    throw error;
  }
}
