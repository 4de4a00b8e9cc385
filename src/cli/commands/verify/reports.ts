import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { VERIFY_FORMATS, type VerifyFormat } from '../../../report/verify/formats.js';
import { choice, oneOf } from '../../choices.js';
import { UsageError } from '../../errors.js';
import { STDIO } from '../../files.js';
import type { FileIdentity, Io } from '../../io.js';
import { identitiesOf } from '../../settings.js';
import { checkTarget, type Target } from '../../output.js';
import type { ExpectationFile, UnreadableFile } from './open.js';

interface Report {
  readonly format: VerifyFormat;
  readonly target: Target;
}

/** Every `--report FORMAT=FILE`, checked before any work is done. */
export async function checkReports(
  given: readonly string[],
  opened: readonly (ExpectationFile | UnreadableFile)[],
  settings: readonly FileIdentity[],
  io: Io,
): Promise<readonly Report[]> {
  if (given.length === 0) return [];
  const inputs = [...(await inputsOf(opened, io.cwd)), ...settings];
  const reports: Report[] = [];
  for (const value of given) {
    const { format, file } = parsed(value);
    if (file === STDIO) throw new UsageError(`--report ${value}: standard output is for --format. Name a file.`);
    const target = await checkTarget('--report', file, inputs, io);
    if (reports.some(({ target: { path } }) => path === target.path)) {
      throw new UsageError(`--report ${value}: the file is named twice. Name each once.`);
    }
    reports.push({ format, target });
  }
  return reports;
}

function parsed(value: string): { format: VerifyFormat; file: string } {
  const [, format = '', file = ''] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (file === '') {
    throw new UsageError(
      `option '--report <format=file>' argument '${value}' is invalid. Use a format (${oneOf(VERIFY_FORMATS)}), an equals sign and a file: junit=verify.xml.`,
    );
  }
  try {
    return { format: choice(format, VERIFY_FORMATS), file };
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(`option '--report <format=file>' argument '${value}' is invalid. ${error.message}`, {
      cause: error,
    });
  }
}

/** Expectation files, readable or not, and what they name are inputs, which are never overwritten. */
async function inputsOf(
  opened: readonly (ExpectationFile | UnreadableFile)[],
  cwd: string,
): Promise<readonly FileIdentity[]> {
  const own = await identitiesOf(opened.map(({ name }) => resolve(cwd, name)));
  return [...own, ...opened.flatMap((file) => ('faults' in file ? [] : file.identities))];
}
