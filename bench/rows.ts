import { fileURLToPath } from 'node:url';
import { printed, race, type Program, type Result } from './measure.js';
import { FIRST_CONTACT } from './messages.js';
import type { Files } from './month.js';
import { failedRow, figureRow, ratioRow, type Row } from './table.js';

/** The built program, as users run it. */
const BUILT = fileURLToPath(new URL('../dist/bin/wa-window.js', import.meta.url));

const STATE_PAIRS = 1_000_000;

export interface Setting {
  readonly files: Files;
  /** For the notes that programs leave. */
  readonly folder: string;
  /** Such as `2 M`. */
  readonly sizes: { readonly messages: string; readonly tenTimes: string; readonly lines: string };
}

/** Parts of the table; each measures what it compares in one race. */
export const PARTS: Readonly<Record<string, (setting: Setting) => Promise<readonly Row[]>>> = {
  csv,
  sql,
  webhooks,
  length,
  ndjson,
  contacts,
  state,
  start,
};

async function csv({ files: { month }, sizes }: Setting): Promise<readonly Row[]> {
  const { one, two, both, arrays, groups, newlines } = await race(
    {
      one: summary(month),
      two: summary(month, '--jobs', '2'),
      both: { ...summary(month), copies: 2 },
      arrays: beside('rows', month),
      groups: beside('groups', month),
      newlines: beside('newlines', month),
    },
    3,
  );
  const work = `CSV of ${sizes.messages} messages, simulate --summary`;
  return [
    ratioRow(work, 'csv-parse into arrays', [one, arrays], { most: 0.25 }),
    ratioRow(work, 'DuckDB read_csv + GROUP BY, all threads', [one, groups], { most: 1.5 }),
    ratioRow(`${work} --jobs 2`, 'DuckDB read_csv + GROUP BY, all threads', [two, groups], { most: 1 }),
    ratioRow(work, 'finding the newlines', [one, newlines], null),
    ratioRow(work, 'the same with --jobs 2', [one, two], { least: 1.7 }),
    // However the work is split, two jobs wait for the same memory as two runs that have nothing to do with each other.
    ratioRow(`${work}, two runs at once`, 'one run', [both, one], null),
  ];
}

async function sql({ files: { withoutAds, rates }, sizes }: Setting): Promise<readonly Row[]> {
  const { one, bill } = await race({ one: summary(withoutAds), bill: beside('bill', withoutAds, rates) }, 2);
  const work = `CSV of ${sizes.messages} messages without ads, simulate --summary`;
  return [ratioRow(work, 'the same bill by SQL on DuckDB, all threads', [one, bill], null)];
}

async function webhooks({ files, sizes }: Setting): Promise<readonly Row[]> {
  const log = files.webhooks;
  const { one, two, json } = await race(
    { one: summary(log), two: summary(log, '--jobs', '2'), json: beside('json', log) },
    3,
  );
  const work = `NDJSON of ${sizes.lines} webhooks, simulate --summary`;
  return [
    ratioRow(work, 'JSON.parse of every line', [one, json], { most: 1.2 }),
    ratioRow(`${work} --jobs 2`, 'JSON.parse of every line', [two, json], { most: 0.75 }),
    ratioRow(work, 'the same with --jobs 2', [one, two], { least: 1.7 }),
  ];
}

async function length({ files: { month, tenMonths }, folder, sizes }: Setting): Promise<readonly Row[]> {
  const { once, tenTimes, two } = await race(
    { once: summary(month), tenTimes: summary(tenMonths), two: summary(tenMonths, '--jobs', '2') },
    2,
    folder,
  );
  const work = `CSV of ${sizes.tenTimes} messages`;
  const against = `of ${sizes.messages}, the same pairs`;
  return [
    ratioRow(`${work}, time`, against, [tenTimes, once], { most: 10.5 }),
    ratioRow(`${work}, peak memory`, against, [tenTimes, once], { most: 1.15 }, 'peak'),
    peakRow(`${work}, peak memory`, tenTimes),
    ratioRow(`${work}, time`, 'the same with --jobs 2', [tenTimes, two], null),
  ];
}

async function ndjson({ files: { month, expectations }, folder, sizes }: Setting): Promise<readonly Row[]> {
  const { listed, shown, explained, verified, compared, once } = await race(
    {
      listed: { args: [BUILT, 'simulate', '--format', 'ndjson', month] },
      shown: { args: [BUILT, 'simulate', month] },
      explained: { args: [BUILT, 'explain', `${month}:100001`, month] },
      verified: { args: [BUILT, 'verify', expectations] },
      compared: { args: [BUILT, 'compare', month, '--rules', 'pmp-2025', '--rules', 'pmp-2026'] },
      once: summary(month),
    },
    1,
    folder,
  );
  const log = `CSV of ${sizes.messages} messages`;
  const work = `${log}, simulate`;
  return [
    ratioRow(`${work}: the first contacts and the totals`, 'with --summary', [shown, once], null),
    peakRow(`${work}: the first contacts and the totals, peak memory`, shown),
    peakRow(`${work} --format ndjson, peak memory`, listed),
    ratioRow(`${log}, explain a message`, 'simulate --summary', [explained, once], null),
    peakRow(`${log}, explain a message, peak memory`, explained),
    ratioRow(`${log}, verify the bill and one contact`, 'simulate --summary', [verified, once], null),
    peakRow(`${log}, verify the bill and one contact, peak memory`, verified),
    ratioRow(`${log}, compare two rule sets`, 'simulate --summary', [compared, once], null),
    peakRow(`${log}, compare two rule sets, peak memory`, compared, null),
  ];
}

/** What is told of contacts one by one, of webhooks. */
async function contacts({ files: { webhooks: log }, folder, sizes }: Setting): Promise<readonly Row[]> {
  const at = ['--at', '2026-10-08T00:00:00Z'];
  const { once, shown, asked, audited } = await race(
    {
      once: summary(log),
      shown: { args: [BUILT, 'simulate', log] },
      // 1 is an answer too: the window is closed, and messages are in dispute.
      asked: { args: [BUILT, 'check', log, ...at, '--contact', FIRST_CONTACT], exits: [0, 1] },
      audited: { args: [BUILT, 'audit', log], exits: [0, 1] },
    },
    1,
    folder,
  );
  const work = `NDJSON of ${sizes.lines} webhooks`;
  const shownAs = `${work}, simulate: the first contacts and the totals`;
  return [
    ratioRow(shownAs, 'with --summary', [shown, once], null),
    peakRow(`${shownAs}, peak memory`, shown, null),
    ratioRow(`${work}, check --contact`, 'simulate --summary', [asked, once], null),
    ratioRow(`${work}, audit`, 'simulate --summary', [audited, once], null),
    peakRow(`${work}, audit, peak memory`, audited, null),
  ];
}

function peakRow(work: string, result: Result, most: { readonly most: number } | null = { most: 200 }): Row {
  if ('failed' in result) return failedRow(work, '', most, result.failed, ' MB');
  // 200 MB are 200 million bytes.
  return figureRow(work, '', { value: (result.peak ?? NaN) * 1.048576, unit: ' MB', measured: '' }, most);
}

async function state(): Promise<readonly Row[]> {
  const program = fileURLToPath(new URL('programs/state.ts', import.meta.url));
  const bytes = Number(await printed(['--expose-gc', '--import', 'tsx', program, String(STATE_PAIRS)]));
  return [
    figureRow('state and name of 1 M pairs', '', { value: bytes, unit: ' B a pair', measured: '' }, { most: 150 }),
  ];
}

async function start({ files: { short } }: Setting): Promise<readonly Row[]> {
  const { nothing, version, check, simulate } = await race(
    {
      nothing: { args: ['-e', '0'] },
      version: { args: [BUILT, '--version'] },
      // 1 is an answer too: the window is closed.
      check: {
        args: [BUILT, 'check', short, '--at', '2026-10-08T00:00:00Z', '--contact', FIRST_CONTACT],
        exits: [0, 1],
      },
      simulate: { args: [BUILT, 'simulate', short] },
    },
    15,
  );
  return [
    ratioRow('--version', 'node -e 0', [version, nothing], { most: 1.5 }),
    ratioRow('check on a CSV of 10,000 rows', 'node -e 0', [check, nothing], { most: 4 }),
    ratioRow('simulate on a CSV of 10,000 rows, every contested point', 'node -e 0', [simulate, nothing], null),
  ];
}

function summary(file: string, ...flags: readonly string[]): Program {
  return { args: [BUILT, 'simulate', '--summary', file, ...flags] };
}

/** A program to compare with. They are plain JavaScript, so that no compiler is in their time. */
function beside(name: string, ...args: readonly string[]): Program {
  return { args: [fileURLToPath(new URL(`programs/${name}.js`, import.meta.url)), ...args] };
}
