import { UsageError } from '../../errors.js';
import type { Io } from '../../io.js';
import { checkTarget, writeTarget } from '../../output.js';
import type { ExpectationFile } from './open.js';
import type { JudgedFile } from './judge.js';
import { updatedText, type Update } from './update.js';

/** Writes what there is into the file; the result says which differences are none any more. */
export async function updateFile(file: ExpectationFile, judged: JudgedFile, io: Io): Promise<JudgedFile> {
  const updates: Update[] = [];
  const cases = judged.cases.map((one) => {
    const { index } = one;
    const failures = one.failures.map((failure) => {
      const { problem, path } = failure;
      if (index === null || problem.kind !== 'differs' || problem.update === undefined) return failure;
      updates.push({ path: ['cases', index, ...path], value: problem.update });
      return { ...failure, updated: true };
    });
    return { ...one, failures };
  });
  if (updates.length === 0) return judged;
  const target = await checkTarget('--update', file.name, [], io);
  if (!(target.existing?.isFile() ?? false)) throw new UsageError(`--update: ${file.name} is not a file.`);
  await writeTarget(target, [updatedText(file.yaml.text, updates)], io);
  return { ...judged, cases };
}
