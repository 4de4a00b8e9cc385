import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ID_HORIZON } from '../../src/input/repeats.js';
import type { RunSummary } from '../../src/model/run.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { figures, heard, ifPlain, replayed, toldOnce } from './counting.js';
import { webhookLines, webhookStory } from './webhooks.js';

/** Of what was told days ago a receipt is known to be of it, and not whether it was refused, or of unknown kind. */
function compared(summary: RunSummary, horizon: number) {
  const { totals, cost, ...more } = figures(summary);
  return { totals, cost, ...(horizon === Infinity && more) };
}

test('webhooks that are counted line by line give what a replay of the whole log gives', () => {
  let plain = 0;
  let all = 0;
  fc.assert(
    fc.property(
      webhookStory,
      fc.integer({ min: 1, max: 8000 }),
      fc.constantFrom('UTC', 'America/Sao_Paulo'),
      fc.constantFrom<SimulateOptions>({}, {}, { pastEvidence: false }, { past: 'closed' }),
      fc.constantFrom(Infinity, ID_HORIZON),
      (story, piece, timezone, past, horizon) => {
        const options = { timezone, ...past };
        const text = webhookLines(story);
        all += 1;
        const summary = ifPlain(() => heard(text, options, piece, horizon));
        if (summary === null) return;
        if (summary.counts.first === null) return;
        plain += 1;
        const whole = replayed(text, options);
        expect(compared(summary, horizon)).toEqual(compared(whole, horizon));
        if (horizon === Infinity) expect(toldOnce(summary)).toEqual(toldOnce(whole));
      },
    ),
    { numRuns: 400 },
  );
  // Lines that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.6);
});
