import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importProgram } from './program.js';

test('the vitest example of the README passes, and fails where the bill is another', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const [example = ''] = /(?<=^```ts\n)import [^`]*?from 'vitest';[^]*?(?=^```$)/m.exec(readme) ?? [];
  await importProgram(example);
  await expect(importProgram(example.replace('toBill([', "toBill(['service', "))).rejects.toThrow('- service');
});
