import type { Finding } from '../model/finding.js';
import type { RunDocument } from '../schema/run.js';

/** A finding as every document holds it. */
export function findingDocument({
  code,
  severity,
  message,
  remedy,
  source,
  excerpt,
  expected,
  actual,
}: Finding): RunDocument['findings'][number] {
  return {
    code,
    severity,
    message,
    remedy,
    source: source === null ? null : { file: source.file, line: source.line, column: source.column },
    excerpt: excerpt === null ? null : { text: excerpt.text, length: excerpt.length },
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}
