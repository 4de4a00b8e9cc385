import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { renderAnswer } from '../../src/report/check/answer.js';
import { renderList } from '../../src/report/check/list.js';
import { ad, askAt, template, text } from '../check/ask.js';

const ANSWERS = [
  askAt('2026-11-02T10:00:00Z', []),
  askAt('2026-11-02T11:00:00Z', [text('2026-11-02T10:00:00Z')]),
  askAt('2026-10-10T10:00:00Z', [ad('2026-10-05T10:00:00Z'), template('2026-10-05T12:00:00Z', 'utility')]),
];
const COLOR = new Chalk({ level: 0 });

test.each([60, 72, 80, 100])('at %i columns no line is longer', (width) => {
  for (const answer of ANSWERS) {
    const shown = renderAnswer(answer, [], { dated: true, timezone: 'Europe/Amsterdam', width, color: COLOR });
    const list = {
      dated: true,
      timezone: 'UTC',
      at: answer.at,
      shown: ANSWERS,
      meant: ANSWERS,
      total: 3,
      findings: [],
    };
    const lines = [shown, ...renderList(list, { format: 'table', width: Math.max(width, 72), color: COLOR })];
    const longest = Math.max(...lines[0]!.split('\n').map(({ length }) => length));
    const longestOfList = Math.max(...lines[1]!.split('\n').map(({ length }) => length));
    expect(longest).toBeLessThanOrEqual(width);
    expect(longestOfList).toBeLessThanOrEqual(Math.max(width, 72));
  }
});

/** As lists of a log with Meta's user ids are. */
const LONG = [
  { ...askAt('2026-11-02T11:00:00Z', [text('2026-11-02T10:00:00Z')]), contact: 'US.13491208655302741918' },
  { ...askAt('2026-11-02T11:00:00Z', [text('2026-11-02T10:30:00Z')]), number: '+31202222222' },
];

/** [columns, how the line of the first contact ends, what is said of the rest] */
const NARROWED: readonly [number, string, string][] = [
  [100, '2026-11-03 10:00  2026-11-02 10:00  no', ''],
  [90, '11-03 10:00  11-02 10:00   no', ''],
  [80, '11-03 10:00  no', 'No room for the last message of each: it is in --format csv.'],
  [70, '11-03 10:00', 'No room for the last message of each and whether it was answered: they'],
];

test.each(NARROWED)('at %i columns a window is told to the minute', (width, row, note) => {
  const list = { dated: true, timezone: 'UTC', at: LONG[0]!.at, shown: LONG, meant: LONG, total: 2, findings: [] };
  const lines = [...renderList(list, { format: 'table', width, color: COLOR })].join('').split('\n');
  expect(lines.filter((text) => text.startsWith('US.'))).toEqual([
    `US.13491208655302741918  –             open 23h      ${row}`,
  ]);
  expect(lines.filter((text) => text.startsWith('No room')).join('')).toBe(note);
});

test('colour only repeats what the words say', () => {
  const [, open] = ANSWERS;
  const context = { dated: true, timezone: 'UTC', width: 80 };
  const painted = renderAnswer(open!, [], { ...context, color: new Chalk({ level: 1 }) });
  // eslint-disable-next-line no-control-regex -- what colour adds
  expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(renderAnswer(open!, [], { ...context, color: COLOR }));
});
