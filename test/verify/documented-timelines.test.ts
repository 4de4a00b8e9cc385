import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../cli/run.js';

const DOCUMENTED = [
  'authentication-then-marketing',
  'entry-point',
  'entry-point-closes-conversations',
  'entry-point-unanswered',
  'hour-0-10',
  'hour-0-26',
  'service-then-template',
  'windows',
];

test.each(DOCUMENTED)('%s is what the documentation says', async (name) => {
  const { stdout, stderr, exitCode } = await run(['verify', `fixtures/expectations/${name}.yaml`]);
  expect({ stdout, stderr, exitCode }).toEqual({
    stdout: expect.stringMatching(/^ok /) as string,
    stderr: '',
    exitCode: 0,
  });
});

test('every documented timeline has its expectations', () => {
  const files = readdirSync('fixtures/expectations').filter((name) => name.endsWith('.yaml'));
  expect(files.map((name) => name.replace('.yaml', '')).sort()).toEqual(DOCUMENTED);
});
