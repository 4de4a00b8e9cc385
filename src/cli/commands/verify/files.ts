import { resolve } from 'node:path';
import { renderVerification, type VerifyFormat } from '../../../report/verify/index.js';
import type { ExpectationCase } from '../../../schema/expectation.js';
import { stateOf, tallyOf, type Verification, type VerifiedFile } from '../../../verify/verification.js';
import { loadConfig } from '../../config.js';
import { UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { expanded } from '../../files.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { print, tell, writeTarget } from '../../output.js';
import { settingFiles } from '../../settings.js';
import { pageOf, pageOfFile } from '../../page.js';
import type { GlobalFlags } from '../sharedOptions.js';
import { judgedFile } from './judge.js';
import { listed } from './list.js';
import { openExpectations, type ExpectationFile, type UnreadableFile } from './open.js';
import { checkReports } from './reports.js';
import { updateFile } from './updateFile.js';

export interface VerifyFlags extends GlobalFlags {
  readonly run?: readonly RegExp[];
  readonly list?: true;
  readonly failFast?: true;
  readonly update?: true;
  readonly format: VerifyFormat;
  readonly report?: readonly string[];
}

/** Judges every case of every file: results to standard output, what could not be read to standard error. */
export async function verifyFiles(named: readonly string[], flags: VerifyFlags, io: Io): Promise<ExitCode> {
  const config = await loadConfig(flags.config, io);
  const names = await expanded(named, io.cwd);
  const distinct = [...new Map(names.map((name) => [resolve(io.cwd, name), name])).values()];
  const opened: (ExpectationFile | UnreadableFile)[] = [];
  // One after the other: each may take memory and show how far it is.
  for (const name of distinct) {
    opened.push(await openExpectations(name, config, (one) => isWanted(one, flags.run), io));
  }
  const reports = await checkReports(flags.report ?? [], opened, await settingFiles({}, config, io.cwd), io);
  refuseNoCase(opened, flags.run);

  await tell(
    io,
    opened.flatMap((file) => ('faults' in file ? file.faults.map((fault) => `${fault}\n`) : [])),
  );
  if (flags.list === true) {
    await print(
      io.stdout,
      listed(opened, (one) => isWanted(one, flags.run)),
    );
    return opened.some((file) => 'faults' in file) ? EXIT.unable : EXIT.ok;
  }
  const verification = shown(await verified(opened, flags, io), io);
  await print(io.stdout, renderVerification(verification, flags.format, pageOf('stdout', flags.color, io)));
  for (const { format, target } of reports) {
    const plain = pageOfFile('never', io);
    await writeTarget(target, renderVerification(verification, format, plain), io);
  }
  return exitFor(verification);
}

/** In the order of the files; after the first failure the rest is counted only, if so asked. */
async function verified(
  opened: readonly (ExpectationFile | UnreadableFile)[],
  flags: VerifyFlags,
  io: Io,
): Promise<Verification> {
  const files: VerifiedFile[] = [];
  let notRun = 0;
  let stopped = false;
  for (const file of opened) {
    if ('faults' in file) {
      files.push({ kind: 'unreadable', file: file.name, faults: file.faults });
      continue;
    }
    const wanted = file.cases.map((one) => isWanted(one, flags.run));
    // A file of which nothing is asked is not read any further; one without any case has failed by itself.
    const isLeftOut = flags.run !== undefined && !wanted.includes(true);
    if (isLeftOut) continue;
    if (stopped) {
      notRun += wanted.filter(Boolean).length;
      continue;
    }
    const judged = judgedFile(file, wanted, flags.failFast === true);
    const result = flags.update === true ? await updateFile(file, judged.file, io) : judged.file;
    files.push(result);
    notRun += judged.notRun;
    stopped = flags.failFast === true && result.cases.some((one) => stateOf(one) === 'failed');
  }
  return { files, notRun };
}

function isWanted({ name }: ExpectationCase, run: readonly RegExp[] | undefined): boolean {
  return run === undefined || run.some((expression) => expression.test(name));
}

/** A filter that leaves nothing would let everything pass. */
function refuseNoCase(opened: readonly (ExpectationFile | UnreadableFile)[], run: readonly RegExp[] | undefined): void {
  // What an unreadable file would have had is not known, and its faults come first.
  if (run === undefined || opened.some((file) => 'faults' in file)) return;
  const cases = opened.flatMap((file) => ('faults' in file ? [] : file.cases));
  if (cases.length === 0 || cases.some((one) => isWanted(one, run))) return;
  const asked = run.map(({ source }) => source).join(', ');
  throw new UsageError(`--run ${asked} matches none of the ${String(cases.length)} cases. --list shows their names.`);
}

function exitFor(verification: Verification): ExitCode {
  const { failed, unreadable } = tallyOf(verification);
  if (unreadable > 0) return EXIT.unable;
  return failed > 0 ? EXIT.no : EXIT.ok;
}
