import { describe, expect, it } from 'vitest';
import { actual, readScenarios, runScenario, scenariosIn } from './scenario.js';

const FOLDER = new URL('./', import.meta.url);

describe('scenarios', () => {
  for (const scenario of scenariosIn(FOLDER)) {
    it(scenario.id, () => {
      expect(Object.keys(scenario.expect), 'an empty expectation proves nothing').not.toHaveLength(0);
      expect(scenario.math, 'every row derives its figure').toMatch(/\S/);
      expect(actual(runScenario(scenario), scenario.expect), scenario.math).toEqual(scenario.expect);
    });
  }
});

describe('canaries fail', () => {
  for (const canary of readScenarios(new URL('canaries.yaml', FOLDER))) {
    it(canary.id, () => {
      expect(actual(runScenario(canary), canary.expect)).not.toEqual(canary.expect);
    });
  }
});
