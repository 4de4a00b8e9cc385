import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsPage, PAGE } from '../../docs/generate-findings.js';

it('docs/findings.md is what docs/generate-findings.ts writes', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(findingsPage());
});
