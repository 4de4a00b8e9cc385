import { writeFileSync } from 'node:fs';
import { coveragePage } from '../test/coverage/page.js';
import { auditPage } from './generate-audit.js';
import { findingsPage } from './generate-findings.js';
import { rulesPage } from './generate-rules.js';

/** Every page that is written from the code, by its path: `npm run docs` writes them, a test holds them to it. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/findings.md': findingsPage,
  'docs/audit.md': auditPage,
  'docs/rules.md': rulesPage,
  'docs/coverage.md': coveragePage,
};

if (import.meta.filename === process.argv[1]) {
  for (const [path, page] of Object.entries(PAGES)) writeFileSync(path, page());
}
