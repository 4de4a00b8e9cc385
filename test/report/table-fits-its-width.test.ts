import { describe, expect, it } from 'vitest';
import stringWidth from 'string-width';
import { Chalk } from 'chalk';
import type { Run } from '../../src/model/run.js';
import { instant, text } from './factories.js';
import {
  entryPointRun,
  lateDelivery,
  monthApart,
  threeContacts,
  timeline2,
  timeline2Dated,
  unknownPast,
} from './timelines.js';

const runs: readonly (readonly [string, Run])[] = [
  ['timeline 2', timeline2],
  ['timeline 2 dated', timeline2Dated('2024-10-26T07:00:00Z')],
  ['an entry point', entryPointRun(168)],
  ['late delivery', lateDelivery()],
  ['a long pause', monthApart(instant('2024-10-10T07:00:00Z'), true)],
  ['an unknown past', unknownPast()],
  ['three contacts', threeContacts()],
];

/** The answer is one line whatever the width, so that a script can take the last line. */
function widestLine(report: string): number {
  return Math.max(
    ...report
      .trimEnd()
      .split('\n')
      .slice(0, -1)
      .map((line) => stringWidth(line)),
  );
}

describe('the table fits its width', () => {
  it.each(runs)('%s in 80 columns', (_name, run) => expect(widestLine(text(run))).toBeLessThanOrEqual(80));
  it.each(runs)('%s in 72 columns', (_name, run) =>
    expect(widestLine(text(run, { width: 72 }))).toBeLessThanOrEqual(72),
  );
  it.each(runs)('%s: no line ends in spaces', (_name, run) => expect(text(run)).not.toMatch(/ $/m));
  it.each(runs)('%s: the last line is the answer', (_name, run) =>
    expect(text(run).trimEnd().split('\n').at(-1)).toMatch(/^Conversations opened: \d.*; billable: \d.*\.$/),
  );
  it.each(runs)('%s: colour adds nothing but colour', (_name, run) => {
    const coloured = text(run, { color: new Chalk({ level: 1 }) });
    // eslint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(text(run));
  });
});
