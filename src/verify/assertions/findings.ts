import type { Expectation } from '../../schema/expectation.js';
import { compared, inOrderOf, tooMany } from '../compare.js';
import type { Assertion } from '../judgement.js';

/** Each code once, however often it was found. */
export const findings: Assertion<NonNullable<Expectation['findings']>> = {
  contacts: 'all',
  when: 'end',
  judge(expected, { evidence }) {
    const got = [...new Set(evidence.run.findings.map(({ code }) => code))];
    return compared(expected, inOrderOf(expected, got), () => {
      const [code] = [...tooMany(expected, got), ...tooMany(got, expected)];
      return code === undefined ? null : { kind: 'finding', code };
    });
  },
};
