import { audit, type AuditOptions } from '../../audit/audit.js';
import { readAnalytics } from '../../audit/sums/analytics.js';
import { parseBillMap, readBill } from '../../audit/sums/bill.js';
import { UnusableReport } from '../../audit/sums/fault.js';
import type { ReportedSums } from '../../audit/sums/sums.js';
import { readTimeline, UnreadableInput } from '../../input/index.js';
import type { Finding } from '../../model/finding.js';
import type { Timeline } from '../../model/timeline.js';
import { renderAudit } from '../../report/audit/index.js';
import { renderFindings } from '../../report/index.js';
import { UsageFault } from '../../run/fault.js';
import type { SimulateOptions } from '../../run/options.js';
import { pen } from '../color.js';
import { loadConfig, timelinesOf } from '../config.js';
import { InvalidDocument, UsageError } from '../errors.js';
import { EXIT, type ExitCode } from '../exit.js';
import { readSources, STDIO } from '../files.js';
import type { Io } from '../io.js';
import { checkTarget, print, tell, writeTarget } from '../output.js';
import { readingWithSends, simulateOptions } from '../settings.js';
import { shownOf, type AuditFlags } from './auditOptions.js';
import { failureOf, toleranceOf } from './auditTolerance.js';

const PLAIN_WIDTH = 80;

/** Audits a log: the result to standard output or a file, what was found in the data to standard error. */
export async function auditFiles(files: readonly string[], flags: AuditFlags, io: Io): Promise<ExitCode> {
  try {
    return await audited(files, flags, io);
  } catch (error) {
    if (error instanceof UsageFault) throw new UsageError(error.message, { cause: error });
    if (error instanceof UnusableReport) throw new InvalidDocument(`error: ${error.message}`, { cause: error });
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [findingsText(error.findings, flags, io)]);
    return EXIT.unable;
  }
}

async function audited(files: readonly string[], flags: AuditFlags, io: Io): Promise<ExitCode> {
  const tolerance = toleranceOf(flags.tolerance);
  const limit = shownOf(flags);
  const config = await loadConfig(flags.config, io);
  const replay = await simulateOptions(flags, config, io);
  const reading = await readingWithSends(readingFlags(flags), config, io);
  const { sources, identities } = await readSources(timelinesOf(files, config, io.cwd), io);
  const target =
    flags.output === undefined || flags.output === STDIO
      ? null
      : await checkTarget('--output', flags.output, identities, io);
  const timeline = readTimeline(sources, reading);
  refuseUndated(timeline);
  const options: AuditOptions = { ...replay, sums: await reportedSums(flags, timeline, replay, io) };
  const result = audit(timeline, options);

  await tell(io, [findingsText(result.data, flags, io)]);
  const toTerminal = target === null && io.isTTY.stdout;
  const width = (toTerminal ? io.columns : null) ?? PLAIN_WIDTH;
  const text = renderAudit(result, flags.format, { width, limit, color: pen(flags.color, io.env, toTerminal) });
  if (target === null) await print(io.stdout, text);
  else await writeTarget(target, text, io);
  const failure = failureOf(result, tolerance);
  if (failure !== null && tolerance.kind !== 'none') await tell(io, [`--tolerance ${tolerance.text}: ${failure}\n`]);
  return failure === null ? EXIT.ok : EXIT.no;
}

/** With a bill, `--map` is about the bill. */
function readingFlags(flags: AuditFlags): AuditFlags {
  if (flags.bill === undefined) return flags;
  const { map: _, ...others } = flags;
  return others;
}

function refuseUndated({ dated }: Timeline): void {
  if (!dated) throw new UsageError('audit compares with what Meta reported at a date: this timeline has no dates.');
}

async function reportedSums(
  flags: AuditFlags,
  { timezone }: Timeline,
  replay: SimulateOptions,
  io: Io,
): Promise<readonly ReportedSums[]> {
  const analytics = flags.analytics === undefined ? [] : (await readSources(flags.analytics, io)).sources;
  const bills = flags.bill === undefined ? [] : (await readSources([flags.bill], io)).sources;
  const terms = {
    map: flags.bill === undefined ? {} : parseBillMap(flags.map ?? []),
    timezone: replay.timezone ?? timezone ?? 'UTC',
    currency: replay.currency ?? 'USD',
  };
  return [...analytics.flatMap(readAnalytics), ...bills.map((bill) => readBill(bill, terms))];
}

/** Notes are left to `simulate`: what matters to the comparison stands in the report. */
function findingsText(findings: readonly Finding[], flags: AuditFlags, io: Io): string {
  const width = (io.isTTY.stderr ? io.columns : null) ?? PLAIN_WIDTH;
  const grave = findings.filter(({ severity }) => severity !== 'info');
  return renderFindings(grave, { color: pen(flags.color, io.env, io.isTTY.stderr), width });
}
