import { finding, type Finding } from '../model/finding.js';
import type { Place } from './textFile.js';

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

/** One note for the whole input: how many rows stand below a later one of the same file, and the first of them. */
export function outOfOrder(count: number, first: Place): Finding {
  const message = count === 1 ? '1 row stands below a later one' : `${count} rows stand below a later one`;
  return finding('OUT_OF_ORDER', { message, ...first });
}
