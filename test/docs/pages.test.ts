import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGES } from '../../docs/generate.js';

for (const [path, page] of Object.entries(PAGES)) {
  test(`${path} is what npm run docs writes`, () => {
    expect(readFileSync(path, 'utf8')).toBe(page());
  });
}
