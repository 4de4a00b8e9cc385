import { expect, test } from 'vitest';
import { run } from './run.js';

const COMMANDS = [
  'simulate',
  'check',
  'verify',
  'audit',
  'explain',
  'compare',
  'estimate',
  'merge',
  'rates',
  'redact',
  'schema',
];

test.each(COMMANDS)('the help of %s fits into 80 columns, and shows defaults as they are typed', async (command) => {
  const { stdout } = await run(['help', command]);
  const examples = stdout.indexOf('\nExamples:');
  const prose = examples < 0 ? stdout : stdout.slice(0, examples);
  expect(prose.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(prose).not.toMatch(/default: "\d/);
});
