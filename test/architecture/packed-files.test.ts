import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What would be packed, but for what is built. */
function packed(): readonly string[] {
  const told = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { encoding: 'utf8' });
  const [{ files }] = JSON.parse(told) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));
}

test('the package holds what is read and tried out, and no source of the project', { timeout: 60_000 }, () => {
  const files = packed();
  expect(files.filter((path) => !path.startsWith('fixtures/')).sort()).toEqual([
    'LICENSE',
    'README.md',
    'docs/audit.md',
    'docs/contract.md',
    'docs/coverage.md',
    'docs/findings.md',
    'docs/performance.md',
    'docs/rates.md',
    'docs/rules.md',
    'docs/scale.md',
    'package.json',
  ]);
  expect(files).toContain('fixtures/hour-0-26.csv');
});
