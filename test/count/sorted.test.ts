import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotPlain } from '../../src/input/plain/notPlain.js';
import type { RunSummary } from '../../src/model/run.js';
import { figures, replayedFiles, sorted } from './counting.js';
import { csv, log } from './logs.js';

test('a log in any order, in any number of files, is counted as a replay of the whole counts it', async () => {
  let plain = 0;
  let all = 0;
  const shuffled = log.chain((story) =>
    fc.record({
      story: fc.constant({ ...story, rows: [] }),
      text: fc.constant(csv(story)),
      keys: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      files: fc.integer({ min: 1, max: 3 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      shuffled,
      fc.constantFrom(1, 400, 2000, 1 << 20),
      fc.constantFrom('UTC', 'America/Sao_Paulo'),
      fc.boolean(),
      async ({ text, keys, files }, memory, timezone, pastUnknown) => {
        const options = { timezone, ...(pastUnknown && { past: 'unknown' as const }) };
        const texts = spread(text, keys, files);
        all += 1;
        let summary;
        try {
          summary = await sorted(texts, options, memory);
        } catch (error) {
          if (error instanceof NotPlain) return;
          throw error;
        }
        if (summary.counts.first === null) return;
        plain += 1;
        expect(withPlaces(summary)).toEqual(withPlaces(replayedFiles(texts, options)));
      },
    ),
    { numRuns: 200 },
  );
  // Rows that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.25);
});

/** The rows of a log in another order, each in one of the files. */
function spread(text: string, keys: readonly number[], files: number): readonly string[] {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const rows = lines.map((line, index) => ({ line, key: keys[index % keys.length] ?? 0 }));
  const inDisorder = [...rows].sort((a, b) => a.key - b.key);
  return Array.from({ length: files }, (_, file) =>
    [header, ...inDisorder.filter(({ key }) => key % files === file).map(({ line }) => line), ''].join('\n'),
  );
}

/** Only sorting says that it sorted. */
function withPlaces(summary: RunSummary) {
  const findings = summary.findings.filter(({ code }) => code !== 'SORTED_INPUT');
  const places = findings.map(({ code, source }) => `${code} ${source?.file ?? ''}:${source?.line ?? ''}`).sort();
  return { ...figures({ ...summary, findings }), places };
}
