import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotingLate } from '../../src/cli/count/notingLate.js';
import { Readers } from '../../src/cli/count/readers.js';
import { SortedLog } from '../../src/cli/sort/sortedLog.js';
import { RowSorter } from '../../src/cli/sort/sorter.js';
import { Counter } from '../../src/count/counter.js';
import { addCounts, NOTHING_COUNTED, type Counts } from '../../src/count/counts.js';
import { countSettingOf, type CountSetting } from '../../src/count/setting.js';
import { summaryOf } from '../../src/count/summary.js';
import { HeardLines } from '../../src/input/heard/lines.js';
import { HeardProfiles } from '../../src/input/heard/profile.js';
import { Understanding } from '../../src/input/heard/understand.js';
import { readTimeline } from '../../src/input/index.js';
import { NotPlain } from '../../src/input/plain/notPlain.js';
import { Profiles } from '../../src/input/plain/profile.js';
import { PlainRows } from '../../src/input/plain/rows.js';
import type { RunSummary } from '../../src/model/run.js';
import { summarised } from '../../src/report/summary.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { simulate } from '../../src/run/simulate.js';

const NAME = 'log.csv';

/** Every id is remembered where no horizon is named. */
export function setting(options: SimulateOptions, horizon = Infinity): CountSetting {
  const found = countSettingOf(options, horizon);
  if (found === null) throw new Error('these options cannot be counted');
  return found;
}

/** Counts a CSV text that comes in pieces of `piece` bytes. */
export function counts(text: string, options: SimulateOptions, piece = 64, horizon = Infinity): Counts {
  return countsUnder(setting(options, horizon), text, piece);
}

export function countsUnder(terms: CountSetting, text: string, piece: number): Counts {
  const counter = new Counter(terms);
  const taker = new NotingLate(counter);
  const profiles = new Profiles();
  const reading = { format: undefined, map: {}, inputTimezone: undefined, profiles };
  const rows = new PlainRows(NAME, reading, (block, scanner) => {
    const recordAt = scanner.recordAt.bind(scanner);
    taker.take(block, { profiles: profiles.all, files: [NAME], file: 0, recordAt });
  });
  const bytes = Buffer.from(text);
  const header = bytes.indexOf(10) + 1;
  rows.push(bytes.subarray(0, header + piece));
  for (let at = header + piece; at < bytes.length; at += piece) rows.push(bytes.subarray(at, at + piece));
  rows.end();
  const { records = 0, findings = [], rejects = [] } = rows.scanner ?? {};
  return counter.finish({ records, findings: [...taker.findings(), ...findings], setAside: rejects.length });
}

/** Counts CSV texts, the files of one log, which are sorted with so many bytes of memory. */
export async function sortedCounts(
  texts: readonly string[],
  options: SimulateOptions,
  memory: number,
): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'wa-window-test-'));
  const sorter = new RowSorter(join(folder, 'rows'), memory);
  try {
    const log = new SortedLog(sorter);
    const readers = new Readers(log, namesOf(texts), { format: undefined, map: {}, inputTimezone: undefined });
    for (const text of texts) {
      const reader = readers.next(Buffer.from(text));
      reader.push(Buffer.from(text));
      reader.end();
    }
    const counter = new Counter(setting(options));
    const found = await log.countInto(counter, 'why', () => undefined);
    const { records, findings, rejects } = readers;
    return counter.finish({ records, findings: [...found, ...findings], setAside: rejects.length });
  } finally {
    sorter.close();
    rmSync(folder, { recursive: true });
  }
}

export async function sorted(texts: readonly string[], options: SimulateOptions, memory: number): Promise<RunSummary> {
  return summaryOf(await sortedCounts(texts, options, memory), setting(options));
}

function namesOf(texts: readonly string[]): readonly string[] {
  return texts.map((_, index) => `${index}.csv`);
}

/** Replays CSV texts, the files of one log. */
export function replayedFiles(texts: readonly string[], options: SimulateOptions): RunSummary {
  const names = namesOf(texts);
  const sources = texts.map((text, index) => ({ name: names[index] ?? '', bytes: Buffer.from(text) }));
  return summarised(simulate(readTimeline(sources, { idHorizon: Infinity }), options));
}

export function counted(text: string, options: SimulateOptions, piece = 64, horizon = Infinity): RunSummary {
  return summaryOf(counts(text, options, piece, horizon), setting(options));
}

/** What is counted; null where the whole of the log has to be read. */
export function ifPlain<T>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

/** Counts a text of webhooks, one a line, that comes in pieces of `piece` bytes. */
export function heard(text: string, options: SimulateOptions, piece = 64, horizon = Infinity): RunSummary {
  const counter = new Counter(setting(options, horizon));
  const profiles = new HeardProfiles();
  const understanding = new Understanding(profiles);
  const joiner = counter.hearing({
    profiles: profiles.all,
    names: understanding.persons.names,
    files: [NAME],
    beginning: null,
  });
  const lines = new HeardLines(NAME, understanding, (block) => {
    joiner.take(block, { file: 0, linesBefore: 0 });
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece) lines.push(bytes.subarray(at, at + piece));
  lines.end();
  const { findings, rejects, counts: words } = understanding.found;
  const read = { records: lines.records, findings, setAside: rejects.length };
  return summaryOf(counter.finish(read, [...words]), setting(options));
}

/** The parts added up from the last to the first. */
export function added(parts: readonly Counts[], options: SimulateOptions): RunSummary {
  return summaryOf(parts.reduceRight(addCounts, NOTHING_COUNTED), setting(options));
}

export function replayed(text: string, options: SimulateOptions, idHorizon = Infinity): RunSummary {
  return summarised(simulate(readTimeline([{ name: NAME, bytes: Buffer.from(text) }], { idHorizon }), options));
}

/** What two ways of counting must agree in. */
export function figures({ totals, cost, counts: { units, ...seen }, findings, rules }: RunSummary) {
  return {
    totals,
    cost: cost && { ...cost, units: cost.units.map((unit) => JSON.stringify(unit)).sort() },
    counts: { ...seen, units: [...units].sort() },
    findings: findings
      .map(({ code, source }) => `${code} ${source?.line ?? ''}`)
      .filter(comparable)
      .sort(),
    rules,
  };
}

/** What a reader of webhooks tells once for the whole log, in its words. */
export function toldOnce({ findings }: RunSummary): readonly string[] {
  return findings
    .filter(({ code }) => TOLD_ONCE.has(code))
    .map(({ message }) => message)
    .sort();
}

const TOLD_ONCE = new Set<string>([
  'DUPLICATE_RECORD',
  'KIND_INFERRED',
  'KIND_UNKNOWN',
  'PARTS_NOT_READ',
  'POST_REFERRAL',
  'TEST_WEBHOOK',
  'UNKNOWN_WORD',
]);

/** Worded otherwise where nothing is listed. */
function comparable(finding: string): boolean {
  return !/^(?:NO_RATE|NO_MARKET|NO_RULES_FOR_DATE)/.test(finding);
}
