import { expect, test } from 'vitest';
import type { ColorChoice } from '../../src/cli/choices.js';
import { pen } from '../../src/cli/color.js';

/** [--color, environment, a terminal, coloured] */
const ROWS: readonly [ColorChoice, Record<string, string>, boolean, boolean][] = [
  ['auto', {}, true, true],
  ['auto', {}, false, false],
  ['auto', { TERM: 'dumb' }, true, false],
  ['auto', { NO_COLOR: '1' }, true, false],
  ['auto', { NO_COLOR: '' }, true, true],
  ['auto', { FORCE_COLOR: '1' }, false, true],
  ['auto', { FORCE_COLOR: '0' }, true, false],
  ['auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ['always', { NO_COLOR: '1' }, false, true],
  ['never', { FORCE_COLOR: '1' }, true, false],
];

test.each(ROWS)('--color %s with %j, terminal %j: %j', (choice, env, isTTY, colored) => {
  expect(pen(choice, env, isTTY).red('a')).toBe(colored ? '\u001b[31ma\u001b[39m' : 'a');
});
