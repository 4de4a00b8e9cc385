import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SimulateOptions } from '../../src/run/options.js';
import { figures, heard, ifPlain, replayed, toldOnce } from './counting.js';
import { webhookLines, webhookStory } from './webhooks.js';

test('webhooks that are counted line by line give what a replay of the whole log gives', () => {
  let plain = 0;
  let all = 0;
  fc.assert(
    fc.property(
      webhookStory,
      fc.integer({ min: 1, max: 8000 }),
      fc.constantFrom('UTC', 'America/Sao_Paulo'),
      fc.constantFrom<SimulateOptions>({}, {}, { pastEvidence: false }, { past: 'closed' }),
      (story, piece, timezone, past) => {
        const options = { timezone, ...past };
        const text = webhookLines(story);
        all += 1;
        const summary = ifPlain(() => heard(text, options, piece));
        if (summary === null) return;
        if (summary.counts.first === null) return;
        plain += 1;
        const whole = replayed(text, options);
        expect(figures(summary)).toEqual(figures(whole));
        expect(toldOnce(summary)).toEqual(toldOnce(whole));
      },
    ),
    { numRuns: 300 },
  );
  // Lines that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.6);
});
