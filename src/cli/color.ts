import { Chalk, type ChalkInstance } from 'chalk';
import type { ColorChoice } from './choices.js';
import type { Io } from './io.js';

/**
 * The pen for one stream. `--color` decides; left to itself, `FORCE_COLOR` goes before `NO_COLOR` as in Node, and both
 * go before what the stream is.
 */
export function pen(choice: ColorChoice, env: Io['env'], isTTY: boolean): ChalkInstance {
  return new Chalk({ level: isColored(choice, env, isTTY) ? 1 : 0 });
}

function isColored(choice: ColorChoice, env: Io['env'], isTTY: boolean): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTTY && term !== 'dumb';
}
