import { stateOf, tallyOf, type PlacedCase, type Verification, type VerifiedFile } from '../../verify/verification.js';
import { placedFault } from './faultPlace.js';
import { problemLines, problemSentence, subjectOf, whyWords, type Clock } from './failureWords.js';
import { attributes, xmlText } from './xml.js';

/** JUnit XML: a file a suite, a case a test. Without times, so that the same input gives the same bytes. */
export function* junit(verification: Verification): Iterable<string> {
  const { passed, failed, updated, unreadable } = tallyOf(verification);
  const tests = passed + failed + updated + unreadable;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: 'wa-window verify', tests, failures: failed, errors: unreadable })}>\n`;
  for (const file of verification.files) yield* suite(file);
  yield '</testsuites>\n';
}

function* suite(file: VerifiedFile): Iterable<string> {
  if (file.kind === 'unreadable') {
    yield `  <testsuite${attributes({ name: file.file, tests: 1, failures: 0, errors: 1 })}>\n`;
    const [first = 'could not be read'] = file.faults;
    const { line } = placedFault(first, file.file).place;
    const head = { name: 'can be read', classname: file.file, file: file.file, ...(line !== undefined && { line }) };
    yield `    <testcase${attributes(head)}>\n`;
    yield `      <error${attributes({ message: first })}>${xmlText(file.faults.join('\n'))}</error>\n`;
    yield '    </testcase>\n  </testsuite>\n';
    return;
  }
  const failures = file.cases.filter((one) => stateOf(one) === 'failed').length;
  yield `  <testsuite${attributes({ name: file.file, tests: file.cases.length, failures, errors: 0 })}>\n`;
  for (const one of file.cases) yield testcase(one, file.file, file);
  yield '  </testsuite>\n';
}

function testcase(one: PlacedCase, file: string, clock: Clock): string {
  const head = attributes({ name: one.name, classname: file, file, line: one.place.line });
  if (stateOf(one) !== 'failed') return `    <testcase${head}/>\n`;
  const failed = one.failures.filter(({ updated }) => !updated);
  // A case has one failure in most readers of the format: all of its differences are in it.
  const message = failed.map((failure) => `${subjectOf(failure)}: ${problemSentence(failure.problem)}`).join('; ');
  const body = failed.map((failure) =>
    [
      `${file}:${String(failure.place.line)}:${String(failure.place.column)} ${subjectOf(failure)}`,
      ...problemLines(failure.problem),
      ...(failure.why === null ? [] : ['', ...whyText(failure.why, clock)]),
      ...(failure.lookCloser === null ? [] : ['', `Look closer: ${failure.lookCloser}`]),
    ].join('\n'),
  );
  const type = failed.some(({ problem }) => problem.kind === 'differs') ? 'difference' : 'fault';
  const failure = `<failure${attributes({ message, type })}>${xmlText(body.join('\n\n'))}</failure>`;
  return `    <testcase${head}>\n      ${failure}\n    </testcase>\n`;
}

function whyText(why: NonNullable<PlacedCase['failures'][number]['why']>, clock: Clock): readonly string[] {
  const { title, sentences } = whyWords(why, clock);
  return [title, ...sentences.map((text, index) => `${String(index + 1)}. ${text}`)];
}
