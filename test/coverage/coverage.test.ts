import { expect, it } from 'vitest';
import { RULES } from '../../src/rules/catalogue.js';
import { rulesIn } from '../../src/explain/topic.js';
import { DIALECTS, ERAS } from '../../src/rules/ruleSets.js';
import { scenariosIn } from '../scenarios/scenario.js';
import { coverageOf, SCENARIOS } from './page.js';

it('every possible cell and every rule is reached by a scenario row', () => {
  expect(coverageOf(scenariosIn(SCENARIOS)).uncovered).toEqual([]);
});

it('every rule that a rule set names is in the catalogue', () => {
  const named = [...ERAS, ...DIALECTS].flatMap((ruleSet) => [...rulesIn(ruleSet)]);
  expect(named.filter((rule) => !Object.hasOwn(RULES, rule))).toEqual([]);
});
