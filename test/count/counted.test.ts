import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SimulateOptions } from '../../src/run/options.js';
import { counted, figures, ifPlain, replayed } from './counting.js';
import { csv, log } from './logs.js';

test('what is counted row by row is what a replay of the whole gives', () => {
  let plain = 0;
  let all = 0;
  fc.assert(
    fc.property(
      log,
      fc.integer({ min: 1, max: 4000 }),
      fc.constantFrom('UTC', 'America/Sao_Paulo'),
      fc.constantFrom<SimulateOptions>({}, {}, { past: 'unknown' }),
      (story, piece, timezone, past) => {
        const options = { timezone, ...past };
        const text = csv(story);
        all += 1;
        const summary = ifPlain(() => counted(text, options, piece));
        if (summary === null) return;
        if (summary.counts.first === null) return;
        plain += 1;
        expect(figures(summary)).toEqual(figures(replayed(text, options)));
      },
    ),
    { numRuns: 400 },
  );
  // Rows that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.25);
});
