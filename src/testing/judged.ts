import type { Run } from '../model/run.js';
import { originOf } from '../run/origin.js';
import type { ExpectationCase } from '../schema/expectation.js';
import { judgeCase } from '../verify/judge.js';
import type { CaseResult } from '../verify/result.js';
import type { Evidence } from '../verify/subject.js';

/** The judgement of `wa-window verify` on a run of this process. Throws where the question has no answer. */
export function judged(run: unknown, expected: ExpectationCase): CaseResult {
  const result = judgeCase(expected, evidenceOf(run));
  // A fault is no difference: it must not make a negated expectation pass.
  for (const { problem } of result.failures) {
    if (problem.kind === 'fault') throw new Error(`${expected.name}: ${problem.message}`);
  }
  return result;
}

function evidenceOf(run: unknown): Evidence {
  const origin = isObject(run) ? originOf(run as unknown as Run) : null;
  if (origin === null) throw new TypeError('expected a run as simulate() returned it, not a copy or something else');
  return {
    ...origin,
    run: run as Run,
    inputTimezone: undefined,
    ruleFiles: new Map(),
    unheld: null,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
