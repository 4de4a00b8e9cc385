import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run, type Ran } from '../cli/run.js';

/** The published example, and what every expectation about it begins with. */
export const TIMELINE = `hour,direction,type,category
0,outbound,template,marketing
4,inbound,text,
5,outbound,interactive,
25,outbound,text,
26,outbound,text,
`;
export const HEAD = 'timeline: log.csv\nrules: cbp-2023\ncases:\n';

export interface Folder {
  readonly path: string;
  verify(...args: readonly string[]): Promise<Ran>;
  read(name: string): string;
}

/** A folder of its own with these files and the published example in it; gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string>>): Folder {
  const path = mkdtempSync(join(tmpdir(), 'verify-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries({ 'log.csv': TIMELINE, ...files })) writeFileSync(join(path, name), text);
  return {
    path,
    verify: (...args) => run(['verify', ...args], { cwd: path }),
    read: (name) => readFileSync(join(path, name), 'utf8'),
  };
}

/** One case a line of `expect`, as of its instant. */
export function caseAt(at: string, expect: string, name = 'a case'): string {
  return `  - name: ${name}\n    at: ${at}\n    expect: ${expect}\n`;
}

/** What one case says when it fails, in a line; `passed` when it does not. */
export async function sentenceOf(at: string, expect: string, head = HEAD): Promise<string> {
  const { stdout, stderr } = await folderWith({ 'a.yaml': head + caseAt(at, expect) }).verify(
    'a.yaml',
    '--format',
    'json',
  );
  if (stderr !== '') return stderr;
  const { files } = JSON.parse(stdout) as {
    files: { cases: { failures: { assertion: string; message?: string; expected?: unknown; got?: unknown }[] }[] }[];
  };
  const [failure] = files.flatMap(({ cases }) => cases.flatMap(({ failures }) => failures));
  if (failure === undefined) return 'passed';
  const { assertion, message, expected, got } = failure;
  if (message !== undefined) return `${assertion}: ${message}`;
  return `${assertion}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(got)}`;
}
