import { compare, type AskedRules, type CompareOptions } from '../../../compare/compare.js';
import { isDifferent } from '../../../compare/difference.js';
import { UnreadableInput, type ReadOptions } from '../../../input/index.js';
import type { Finding } from '../../../model/finding.js';
import type { Comparison } from '../../../report/compare/compared.js';
import { renderComparison, withoutPairs } from '../../../report/compare/index.js';
import { renderFindings } from '../../../report/index.js';
import { longFiles, type CountedInputs } from '../../count/inputs.js';
import { loadConfig, timelinesOf } from '../../config.js';
import { EXIT, exitForFindings, type ExitCode } from '../../exit.js';
import { readSources } from '../../files.js';
import { readInMemory } from '../../inMemory.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { refuseOtherCurrency } from '../../moneySettings.js';
import { print, tell } from '../../output.js';
import { readingWithSends, simulateOptions } from '../../settings.js';
import { tally, tallyUnread } from '../../tally.js';
import { pageOf } from '../../page.js';
import { limitOf, overLimit, type Limit } from './limit.js';
import type { ComparedLog } from './longLog.js';
import { askedRules, type CompareFlags } from './options.js';
import { refuseNeedlessStart } from '../needlessStart.js';

/** Compares rule sets: the result to standard output, what was found on the way to standard error. */
export async function compareFiles(files: readonly string[], flags: CompareFlags, io: Io): Promise<ExitCode> {
  try {
    return await compared(files, flags, io);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [findingsText(shown(error.findings, io), flags, io), `${tallyUnread(error.findings)}\n`]);
    return EXIT.unable;
  }
}

async function compared(files: readonly string[], flags: CompareFlags, io: Io): Promise<ExitCode> {
  const { rules: values = [], ...others } = flags;
  const limit = flags.maxIncrease === undefined ? null : limitOf(flags.maxIncrease);
  const config = await loadConfig(flags.config, io);
  const rules = await askedRules(values, io.cwd);
  const options = await simulateOptions(others, config, io);
  if (limit?.kind === 'amount') refuseOtherCurrency('--max-increase', limit, options.currency);
  const { reading } = await readingWithSends(flags, config, io);
  const named = timelinesOf(files, config, io.cwd);
  const long = await longFiles(named, io);
  const held = async (): Promise<ComparedLog> => {
    const { sources } = await readSources(named, io);
    const timeline = await readInMemory(sources, reading, io);
    refuseNeedlessStart(flags, timeline);
    return { comparison: withoutPairs(compare(timeline, rules, options)), read: timeline };
  };
  const { comparison, read } = (await withoutHolding(long, reading, rules, options, io)) ?? (await held());

  await tell(io, [findingsText(shown(comparison.findings, io), flags, io)]);
  const rendering = {
    format: flags.format,
    ...pageOf('stdout', flags.color, io),
  };
  await print(io.stdout, renderComparison(shown(comparison, io), rendering));
  const last = tally(comparison.findings, read, null);
  if (last !== null) await tell(io, [`${last}\n`]);
  const over = limit === null ? [] : faults(limit, comparison);
  await tell(
    io,
    over.map((fault) => `--max-increase ${flags.maxIncrease ?? ''}: ${fault}\n`),
  );
  if (over.length > 0 || (flags.exitCode === true && comparison.differences.some(isDifferent))) return EXIT.no;
  return exitForFindings(comparison.findings, flags.failOn);
}

/** Null where the log is short, or has to be held. */
async function withoutHolding(
  long: CountedInputs | null,
  reading: ReadOptions,
  rules: AskedRules,
  options: CompareOptions,
  io: Io,
): Promise<ComparedLog | null> {
  if (long === null) return null;
  const { compareLong } = await import('./longLog.js');
  return await compareLong(long, reading, rules, options, io);
}

function faults(limit: Limit, { differences, currency }: Comparison): readonly string[] {
  return differences.flatMap((difference) => overLimit(limit, difference, currency) ?? []);
}

function findingsText(findings: readonly Finding[], flags: CompareFlags, io: Io): string {
  return renderFindings(findings, pageOf('stderr', flags.color, io));
}
