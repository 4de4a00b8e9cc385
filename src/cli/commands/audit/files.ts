import { audit } from '../../../audit/audit.js';
import type { Audit } from '../../../audit/result.js';
import { readAnalytics } from '../../../audit/sums/analytics.js';
import { parseBillMap, readBill, type BillMap } from '../../../audit/sums/bill.js';
import { UnusableReport } from '../../../audit/sums/fault.js';
import type { ReportedSums } from '../../../audit/sums/sums.js';
import { UnreadableInput, type ReadOptions, type Source } from '../../../input/index.js';
import type { Finding } from '../../../model/finding.js';
import type { Timeline } from '../../../model/timeline.js';
import { renderAudit } from '../../../report/audit/index.js';
import { renderFindings } from '../../../report/index.js';
import type { SimulateOptions } from '../../../run/options.js';
import { loadConfig, timelinesOf } from '../../config.js';
import { longFiles, type CountedInputs } from '../../count/inputs.js';
import { InvalidDocument, UsageError } from '../../errors.js';
import { EXIT, exitForFindings, type ExitCode } from '../../exit.js';
import { readSources, STDIO } from '../../files.js';
import { readInMemory } from '../../inMemory.js';
import type { FileIdentity, Io } from '../../io.js';
import { shown } from '../../masking.js';
import { refuseOtherCurrency } from '../../moneySettings.js';
import { checkTarget, print, tell, writeTarget } from '../../output.js';
import { readingWithSends, settingFiles, simulateOptions } from '../../settings.js';
import { pageOf, pageOfFile } from '../../page.js';
import { setAsideText } from '../../tally.js';
import type { AuditedLog } from './longLog.js';
import { shownOf, type AuditFlags } from './options.js';
import { failureOf, toleranceOf } from './tolerance.js';
import { refuseNeedlessStart } from '../needlessStart.js';

/** Audits a log: the result to standard output or a file, what was found in the data to standard error. */
export async function auditFiles(files: readonly string[], flags: AuditFlags, io: Io): Promise<ExitCode> {
  try {
    return await audited(files, flags, io);
  } catch (error) {
    if (error instanceof UnusableReport) throw new InvalidDocument(`error: ${error.message}`, { cause: error });
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [findingsText(shown(error.findings, io), flags, io)]);
    return EXIT.unable;
  }
}

async function audited(files: readonly string[], flags: AuditFlags, io: Io): Promise<ExitCode> {
  const tolerance = toleranceOf(flags.tolerance);
  const limit = shownOf(flags);
  const billMap = flags.bill === undefined ? {} : parseBillMap(flags.map ?? []);
  const config = await loadConfig(flags.config, io);
  const replay = await simulateOptions(flags, config, io);
  if (tolerance.kind === 'money') refuseOtherCurrency('--tolerance', tolerance, replay.currency);
  const sent = await readingWithSends(readingFlags(flags), config, io);
  const named = timelinesOf(files, config, io.cwd);
  const long = await longFiles(named, io);
  const { sources, identities } = long === null ? await readSources(named, io) : { sources: null, ...long };
  const reports = await openReports(flags, io);
  const inputs = [
    ...identities,
    ...sent.identities,
    ...reports.identities,
    ...(await settingFiles(flags, config, io.cwd)),
  ];
  const target =
    flags.output === undefined || flags.output === STDIO
      ? null
      : await checkTarget('--output', flags.output, inputs, io);
  const sumsFor = (timezone: string | null) => reportedSums(reports, billMap, timezone, replay);
  const held = async (): Promise<AuditedLog> => {
    const timeline = await readInMemory(sources ?? (await readSources(named, io)).sources, sent.reading, io);
    refuseNeedlessStart(flags, timeline);
    refuseUndated(timeline);
    return { audit: audit(timeline, { ...replay, sums: sumsFor(timeline.timezone) }), read: timeline };
  };
  const { audit: result, read } = (await withoutHolding(long, sent.reading, replay, sumsFor, io)) ?? (await held());

  await tell(io, [findingsText(shown(result.data, io), flags, io)]);
  const text = renderAudit(shown(result, io), flags.format, {
    ...(target === null ? pageOf('stdout', flags.color, io) : pageOfFile(flags.color, io)),
    limit,
  });
  if (target === null) await print(io.stdout, text);
  else await writeTarget(target, text, io);
  const idle = isIdle(result);
  if (idle) await tell(io, [NOTHING_COMPARED]);
  const failure = failureOf(result, tolerance);
  if (failure !== null && tolerance.kind !== 'none') await tell(io, [`--tolerance ${tolerance.text}: ${failure}\n`]);
  if (read.rejects.length > 0) {
    await tell(io, [`${setAsideText(read)}; wa-window simulate --rejects FILE writes them\n`]);
  }
  return failure === null && !idle ? exitForFindings(result.data, 'error') : EXIT.no;
}

/** Null where the log is not long, or only the whole of it says what it means. */
async function withoutHolding(
  long: CountedInputs | null,
  reading: ReadOptions,
  replay: SimulateOptions,
  sumsFor: (timezone: null) => readonly ReportedSums[],
  io: Io,
): Promise<AuditedLog | null> {
  if (long === null) return null;
  const { auditLong } = await import('./longLog.js');
  return await auditLong(long, reading, replay, sumsFor(null), io);
}

const NOTHING_COMPARED =
  'Nothing was compared: of no message the log holds what Meta says of it, and no report is given. ' +
  'Give the log of webhooks, or a report with --analytics FILE or --bill FILE.\n';

/** What could not fail does not pass. */
function isIdle({ compared, sums, apart: { silent, untold } }: Audit): boolean {
  return compared === 0 && sums.length === 0 && silent + untold > 0;
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

interface Reports {
  readonly analytics: readonly Source[];
  readonly bills: readonly Source[];
  readonly identities: readonly FileIdentity[];
}

async function openReports({ analytics, bill }: AuditFlags, io: Io): Promise<Reports> {
  const none = { sources: [], identities: [] };
  const answers = analytics === undefined ? none : await readSources(analytics, io);
  const bills = bill === undefined ? none : await readSources([bill], io);
  return {
    analytics: answers.sources,
    bills: bills.sources,
    identities: [...answers.identities, ...bills.identities],
  };
}

function reportedSums(
  { analytics, bills }: Reports,
  map: BillMap,
  timezone: string | null,
  replay: SimulateOptions,
): readonly ReportedSums[] {
  const terms = {
    map,
    timezone: replay.timezone ?? timezone ?? 'UTC',
    currency: replay.currency ?? 'USD',
  };
  return [...analytics.flatMap(readAnalytics), ...bills.map((bill) => readBill(bill, terms))];
}

/** Notes are left to `simulate`: what matters to the comparison stands in the report. */
function findingsText(findings: readonly Finding[], flags: AuditFlags, io: Io): string {
  const grave = findings.filter(({ severity }) => severity !== 'info');
  return renderFindings(grave, pageOf('stderr', flags.color, io));
}
