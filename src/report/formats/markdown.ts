import type { Finding } from '../../model/finding.js';
import { Chalk } from 'chalk';
import type { RunCost } from '../../model/cost.js';
import type { PairRun, Run, RunSummary } from '../../model/run.js';
import { costSheet, costWords } from '../costTable.js';
import { themeOf } from '../text/theme.js';
import { DAY } from '../../model/instant.js';
import { calendarOf, type Calendar } from '../calendar.js';
import { allRow, contactRow, type ContactRow } from '../contactTable.js';
import { firstOfEachCode } from '../findings.js';
import { DEFAULT_STEP, hourRows, type RowOptions } from '../hours/hours.js';
import { hourTableNotes, rowLabel, timeTitle } from '../hours/table.js';
import { lanePicture } from '../hours/lanes.js';
import { cell, code, escape, markdownTable } from '../text/markdownText.js';
import { pairName } from '../names.js';
import type { RenderOptions } from '../options.js';
import { hiddenWords, overviewOf, type Overview } from '../overview.js';
import { rowWords, type ToneLine } from '../hours/rowWords.js';
import { answerWords, asidesOf, assumptionWords, replayedWords, rulesWords, summarised } from '../summary.js';

const LANE_WIDTH = 100;
const UNPAINTED = themeOf(new Chalk({ level: 0 }));

/** A report for a pull-request comment. The answer stands above as well, for comments are read from the top. */
export function* markdown(run: Run, options: RenderOptions): Iterable<string> {
  yield* overviewMarkdown(overviewOf(summarised(run), run.pairs, options.limit), options);
}

/** The same of a run of which some pairs are there. */
export function* overviewMarkdown(overview: Overview, options: RenderOptions): Iterable<string> {
  const { run } = overview;
  yield* around(run, options, contacts(overview, options, calendarOf(run)));
}

/** The same without the contacts. */
export function* summaryMarkdown(run: RunSummary, options: RenderOptions): Iterable<string> {
  yield* around(run, options, null);
}

function* around(run: RunSummary, options: RenderOptions, contacts: Iterable<string> | null): Iterable<string> {
  const calendar = calendarOf(run);
  const answer = `**${escape(answerWords(run))}**`;
  yield block(`## Replayed ${escape(replayedWords(run, calendar))}`);
  if (contacts !== null) yield block(answer);
  yield block(about(run, calendar).join('\n'));
  if (run.findings.length > 0) yield block(findings(run.findings).join('\n'));
  if (contacts !== null) yield* contacts;
  if (run.cost !== null) yield* cost(run.cost, options);
  for (const words of asidesOf(run)) yield block(escape(words));
  if (run.cost !== null) yield block(escape(costWords(run.cost)));
  yield `${answer}\n`;
}

function* cost(of: RunCost, { by }: RenderOptions): Iterable<string> {
  const sheet = costSheet(of, by, UNPAINTED);
  if (sheet === null) return;
  const rows = sheet.rows.map(({ cells }) => cells.map((lines) => cell(lines.map(({ text }) => text).join(' '))));
  const header = sheet.columns.map(({ title }) => title);
  const right = sheet.columns.map(({ align }) => align === 'right');
  yield block(markdownTable(header, right, rows));
  for (const note of sheet.notes) yield block(escape(note));
}

function about(run: RunSummary, calendar: Calendar): readonly string[] {
  return [
    `- Rules: ${escape(rulesWords(run, calendar))}`,
    ...(run.dated ? [`- Times in ${escape(run.timezone)}, the account's zone`] : []),
    ...run.assumptions.map((assumption) => `- Assumed ${escape(assumptionWords(assumption))}`),
  ];
}

function findings(all: readonly Finding[]): readonly string[] {
  const { shown, hidden } = firstOfEachCode(all);
  const lines = shown.map(({ severity, code: name, source, message, remedy }) => {
    const place = source === null ? '' : `${code(`${source.file}:${source.line}:${source.column}`)} `;
    return `- **${severity}** ${place}${escape(message)} (${code(name)}). ${escape(remedy)}`;
  });
  return ['### Findings', '', ...lines, ...hidden.map((words) => `- ${escape(words)}`)];
}

function* contacts(overview: Overview, options: RenderOptions, calendar: Calendar): Iterable<string> {
  const { run, shown } = overview;
  const hasSeveral = run.counts.pairs > 1;
  const rows = { step: options.every ?? DEFAULT_STEP, fold: !options.all };
  if (hasSeveral) yield block(contactTable(shown, run, calendar));
  const notes = hourTableNotes(shown, calendar, rows);
  if (notes.length > 0) yield block(notes.map(escape).join('\n'));
  for (const pair of shown) {
    if (hasSeveral) yield block(`### ${escape(pairName(pair))}`);
    yield* contact(pair, calendar, rows);
  }
  const hidden = hiddenWords(overview);
  if (hidden !== null) yield block(escape(hidden));
}

const CONTACT_COLUMNS = ['contact', 'number', 'first', 'last', 'in', 'out', 'opened', 'billable', 'rejected'] as const;
const COUNTS: readonly string[] = ['in', 'out', 'opened', 'billable', 'rejected'];

function contactTable(shown: readonly PairRun[], run: RunSummary, calendar: Calendar): string {
  const rows: readonly ContactRow[] = [...shown.map((pair) => contactRow(pair, calendar)), allRow(run, calendar)];
  return markdownTable(
    CONTACT_COLUMNS,
    CONTACT_COLUMNS.map((column) => COUNTS.includes(column)),
    rows.map((row) => CONTACT_COLUMNS.map((column) => cell(row[column]))),
  );
}

function* contact(pair: PairRun, calendar: Calendar, options: RowOptions): Iterable<string> {
  yield block(hours(pair, calendar, options));
  const { lanes, legend } = lanePicture(pair, calendar, LANE_WIDTH);
  const picture = [...lanes.map(({ label, cells }) => `${label}${cells}`.trimEnd()), '', legend.join('   ')];
  yield block(['```text', ...picture, '```'].join('\n'));
}

function hours(pair: PairRun, calendar: Calendar, options: RowOptions): string {
  const rows = [...hourRows(pair, calendar, options)];
  const words = rowWords(rows, calendar, options.step);
  const dated = calendar.day(pair.firstAt) !== null;
  const cells = rows.map((row, index) => {
    const { window = [], conversations = [], events = [], opened = [], billable = [] } = words[index] ?? {};
    const label =
      dated && options.step < DAY
        ? datedLabel(row.from, row.last, calendar)
        : rowLabel(row, calendar, options.step).join(' ');
    return [label, ...[window, conversations, events, opened, billable].map(joined)];
  });
  const header = [timeTitle(dated, options.step), 'window', 'conversations', 'events', 'opened', 'billable'];
  return markdownTable(header, [true, false, false, false, false, false], cells);
}

/** Tables here have no headings for days, so each row names its own. */
function datedLabel(from: PairRun['firstAt'], last: PairRun['firstAt'], calendar: Calendar): string {
  const name = (at: PairRun['firstAt']): string => `${calendar.day(at) ?? ''} ${calendar.time(at)}`;
  if (from === last) return name(from);
  return calendar.day(from) === calendar.day(last)
    ? `${name(from)}–${calendar.time(last)}`
    : `${name(from)} – ${name(last)}`;
}

function joined(lines: readonly ToneLine[]): string {
  return lines.map(({ text }) => cell(text.replaceAll(/ +/g, ' '))).join('; ');
}

function block(text: string): string {
  return `${text}\n\n`;
}
