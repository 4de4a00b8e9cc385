import type { Finding } from '../model/finding.js';

/** By place in the input, whose files are called `names`; of several at one place the one found first. */
export function findingsInOrder(findings: readonly Finding[], names: readonly string[]): readonly Finding[] {
  const rank = new Map(names.map((name, index) => [name, index]));
  const fileOf = ({ source }: Finding) => (source === null ? -1 : (rank.get(source.file) ?? -1));
  return [...findings].sort(
    (a, b) =>
      fileOf(a) - fileOf(b) ||
      (a.source?.line ?? 0) - (b.source?.line ?? 0) ||
      (a.source?.column ?? 0) - (b.source?.column ?? 0),
  );
}
