import type { ExpectationCase } from '../../../schema/expectation.js';
import { visible } from '../../../report/text/text.js';
import type { ExpectationFile, UnreadableFile } from './open.js';

/** A line a case: where it stands, when it looks and what it is called. */
export function* listed(
  files: readonly (ExpectationFile | UnreadableFile)[],
  isWanted: (one: ExpectationCase) => boolean,
): Iterable<string> {
  for (const file of files) {
    if ('faults' in file) continue;
    for (const [index, one] of file.cases.entries()) {
      if (!isWanted(one)) continue;
      const { line } = file.yaml.placeOf(['cases', index]);
      yield `${visible(`${file.name}:${String(line)}: ${one.name} (at ${String(one.at)})`)}\n`;
    }
  }
}
