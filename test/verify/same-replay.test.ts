import { expect, test } from 'vitest';
import { readTimeline, simulate, type Run } from '../../src/index.js';
import { originOf } from '../../src/run/origin.js';
import { judgeCase } from '../../src/verify/judge.js';
import { readFileSync } from 'node:fs';

const TIMELINES = ['hour-0-26', 'entry-point', 'entry-point-closes-conversations', 'windows', 'six-eras'];

/** Two kinds of assertion must never see two different worlds: the states of the run and the answers of the engine. */
test.each(TIMELINES)(
  '%s: every state of the run is what an expectation sees, at its first and its last instant',
  (name) => {
    const run = runOf(name);
    const { timeline, options } = originOf(run)!;
    const evidence = {
      timeline,
      options,
      run,
      inputTimezone: undefined,
      ruleFiles: new Map(),
      unheld: null,
    };
    const failures = run.pairs.flatMap(({ states }) =>
      states.slice(0, -1).flatMap(({ from, until, window, entryPointUntil, conversations }) =>
        [from, until! - 1].flatMap((at) => {
          const open = entryPointUntil === null ? 'closed' : 'open';
          const result = judgeCase(
            {
              name,
              at: run.dated ? new Date(at).toISOString() : `${at / 3_600_000}`,
              expect: {
                window: window,
                ...(name === 'six-eras' ? {} : { entry_point: open }),
                conversations: [
                  ...conversations.map(({ category }) => category),
                  ...(open === 'open' && name !== 'six-eras' ? (['referral_conversion'] as const) : []),
                ],
              },
            },
            evidence,
          );
          return result.failures.map(({ assertion, problem }) => ({ at, assertion, problem }));
        }),
      ),
    );
    expect(failures).toEqual([]);
  },
);

function runOf(name: string): Run {
  const file = `fixtures/${name}.csv`;
  return simulate(readTimeline([{ name: file, bytes: readFileSync(file) }]));
}
