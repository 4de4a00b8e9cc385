import type { Finding } from '../model/finding.js';
import type { SourceRef } from '../model/source.js';
import type { RejectedRecord } from '../model/timeline.js';

/** By place in the input, whose files are called `names`; of several at one place the one found first. */
export function findingsInOrder(findings: readonly Finding[], names: readonly string[]): readonly Finding[] {
  const rankOf = rankAmong(names);
  const fileOf = ({ source }: Finding) => (source === null ? -1 : rankOf(source.file));
  return [...findings].sort(
    (a, b) =>
      fileOf(a) - fileOf(b) ||
      (a.source?.line ?? 0) - (b.source?.line ?? 0) ||
      (a.source?.column ?? 0) - (b.source?.column ?? 0),
  );
}

/** As they stand in the input, whose files are called `names`. */
export function rejectsInOrder(
  rejects: readonly RejectedRecord[],
  names: readonly string[],
): readonly RejectedRecord[] {
  const rankOf = rankAmong(names);
  const fileOf = ({ source }: RejectedRecord) => rankOf(source.file);
  return [...rejects].sort((a, b) => fileOf(a) - fileOf(b) || a.source.line - b.source.line);
}

/** What was found. */
interface Found {
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
}

/** What was found in a piece of a file, at the lines of the whole: so many stand above it. */
export function below(lines: number, { findings, rejects }: Found): Found {
  const moved = (source: SourceRef): SourceRef => ({ ...source, line: source.line + lines });
  return {
    findings: findings.map((found) => ({ ...found, source: found.source && moved(found.source) })),
    rejects: rejects.map((reject) => ({ ...reject, source: moved(reject.source) })),
  };
}

function rankAmong(names: readonly string[]): (file: string) => number {
  const rank = new Map(names.map((name, index) => [name, index]));
  return (file) => rank.get(file) ?? -1;
}
