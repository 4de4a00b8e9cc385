import type { Finding } from '../model/finding.js';
import type { Run } from '../model/run.js';
import type { ExpectationCase } from '../schema/expectation.js';
import type { CaseResult } from './result.js';

/** What is wrong with a file whatever its cases say, each as a case of its own that failed. */
export function faultsOfFile(cases: readonly ExpectationCase[], run: Run): readonly CaseResult[] {
  return [...withoutCases(cases), ...unusedRecords(cases, run)];
}

function withoutCases(cases: readonly ExpectationCase[]): readonly CaseResult[] {
  if (cases.length > 0) return [];
  return [
    failed('the file has cases', 'cases', 'there is no case in the file, so it cannot fail: write some under cases'),
  ];
}

/** A record that is set aside is missing from every figure; whoever expects its finding knows that. */
function unusedRecords(cases: readonly ExpectationCase[], { findings }: Run): readonly CaseResult[] {
  const expected = new Set(cases.flatMap(({ expect }) => expect?.findings ?? []));
  const unexpected = findings.filter(({ severity, code }) => severity === 'error' && !expected.has(code));
  const [first] = unexpected;
  if (first === undefined) return [];
  const more = unexpected.length === 1 ? '' : `, and ${String(unexpected.length - 1)} more`;
  return [
    failed(
      'every record of the timeline can be used',
      'timeline',
      `${placeOf(first)}${first.message} [${first.code}]${more}: mend the timeline, or expect it with findings`,
    ),
  ];
}

function placeOf({ source }: Finding): string {
  return source === null ? '' : `${source.file}:${String(source.line)}:${String(source.column)}: `;
}

function failed(name: string, key: string, message: string): CaseResult {
  const failure = { assertion: null, path: [key], problem: { kind: 'fault' as const, message }, why: null };
  return { name, at: null, contact: null, failures: [failure] };
}
