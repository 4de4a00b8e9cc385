import type { RejectedRecord } from '../../../model/timeline.js';
import { UsageError } from '../../errors.js';
import { STDIO } from '../../files.js';
import type { FileIdentity, Io } from '../../io.js';
import { shown } from '../../masking.js';
import { checkTarget, writeTarget, type Target } from '../../output.js';
import type { SimulateFlags } from './options.js';

/** Files to be written. */
export interface Targets {
  readonly output: Target | null;
  readonly partial: Target | null;
  readonly rejects: Target | null;
}

/** Refuses, before any work is done, what could not or must not be written. */
export async function checkTargets(flags: SimulateFlags, inputs: readonly FileIdentity[], io: Io): Promise<Targets> {
  const toStdout = flags.output === undefined || flags.output === STDIO;
  const output = toStdout ? null : await checkTarget('--output', flags.output, inputs, io);
  if (flags.rejects === STDIO)
    throw new UsageError('--rejects - is taken: standard output is for the result. Name a file.');
  const rejects = flags.rejects === undefined ? null : await checkTarget('--rejects', flags.rejects, inputs, io);
  const toFile = flags.partial !== undefined && flags.partial !== STDIO;
  const partial = toFile ? await checkTarget('--partial', flags.partial, inputs, io) : null;
  refuseSame('--output', output, '--rejects', rejects);
  refuseSame('--output', output, '--partial', partial);
  refuseSame('--partial', partial, '--rejects', rejects);
  return { output, rejects, partial };
}

/** What is written last would be all that is left of it. */
function refuseSame(one: string, first: Target | null, other: string, second: Target | null): void {
  if (first === null || first.path !== second?.path) return;
  throw new UsageError(`${one} and ${other} name the same file. Name two.`);
}

/** Writes the records that could not be used, where that is wanted. */
export async function writeRejects(
  { rejects: target }: Targets,
  rejects: readonly RejectedRecord[],
  io: Io,
): Promise<void> {
  if (target !== null) await writeTarget(target, rejectLines(shown(rejects, io)), io);
}

function* rejectLines(rejects: readonly RejectedRecord[]): Iterable<string> {
  for (const { source, codes, raw } of rejects) {
    yield `${JSON.stringify({ file: source.file, line: source.line, codes, raw })}\n`;
  }
}
