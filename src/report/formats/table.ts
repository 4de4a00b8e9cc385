import type { PairRun, Run, RunSummary } from '../../model/run.js';
import { calendarOf, type Calendar } from '../calendar.js';
import { contactTable } from '../contactTable.js';
import { costTable, costWords } from '../costTable.js';
import { DEFAULT_STEP } from '../hours/hours.js';
import { hourTable, hourTableNotes } from '../hours/table.js';
import { lanePicture } from '../hours/lanes.js';
import { pairName } from '../names.js';
import type { RenderOptions } from '../options.js';
import { hiddenWords, overviewOf, type Overview } from '../overview.js';
import { answerWords, asidesOf, assumptionWords, replayedWords, rulesWords, summarised } from '../summary.js';
import { themeOf, type Theme } from '../text/theme.js';
import { flow, wrap } from '../text/wrap.js';
import { textWidth } from '../text/width.js';

const NARROWEST = 40;

/** What a person sees in a terminal: at most `width` columns, and complete without colour. */
export function* table(run: Run, options: RenderOptions): Iterable<string> {
  yield* overviewTable(overviewOf(summarised(run), run.pairs, options.limit), options);
}

/** The same of a run of which some pairs are there. */
export function* overviewTable(overview: Overview, options: RenderOptions): Iterable<string> {
  const { run } = overview;
  const width = Math.max(options.width, NARROWEST);
  yield* around(run, options, contacts(overview, options, calendarOf(run), width, themeOf(options.color)));
}

/** The same without the contacts. */
export function* summaryTable(run: RunSummary, options: RenderOptions): Iterable<string> {
  yield* around(run, options, []);
}

function* around(run: RunSummary, options: RenderOptions, contacts: Iterable<string>): Iterable<string> {
  const theme = themeOf(options.color);
  const width = Math.max(options.width, NARROWEST);
  yield head(run, calendarOf(run), width, theme);
  yield* contacts;
  const cost = run.cost === null ? [] : costTable(run.cost, options.by, width, theme);
  if (cost.length > 0) yield block(cost);
  yield foot(run, width, theme);
}

function head(run: RunSummary, calendar: Calendar, width: number, theme: Theme): string {
  const zone = run.dated ? [`Times in ${run.timezone}, the account's zone.`] : [];
  const lines = [
    ...wrap(`Replayed ${replayedWords(run, calendar)}.`, width).map(theme.title),
    ...[`Rules: ${rulesWords(run, calendar)}.`, ...zone].flatMap((text) => wrap(text, width, 2)),
    ...run.assumptions
      .flatMap((assumption) => wrap(`Assumed ${assumptionWords(assumption)}.`, width, 2))
      .map(theme.quiet),
  ];
  return block(lines);
}

function* contacts(
  overview: Overview,
  options: RenderOptions,
  calendar: Calendar,
  width: number,
  theme: Theme,
): Iterable<string> {
  const { run, shown } = overview;
  const hasSeveral = run.counts.pairs > 1;
  const rows = { step: options.every ?? DEFAULT_STEP, fold: !options.all };
  if (hasSeveral) yield block([contactTable(shown, run, calendar, width, theme)]);
  const notes = hourTableNotes(shown, calendar, rows)
    .flatMap((note) => wrap(note, width, 2))
    .map(theme.quiet);
  for (const [index, pair] of shown.entries()) {
    if (hasSeveral) yield block([theme.title(padWith(`── ${pairName(pair)} `, width))]);
    const table = hourTable(pair, calendar, rows, width, theme);
    yield block([table]);
    if (index === 0 && notes.length > 0) yield block(notes);
    yield block(lanes(pair, calendar, width, theme));
  }
  const hidden = hiddenWords(overview);
  if (hidden !== null) yield block(wrap(hidden, width));
}

function lanes(pair: PairRun, calendar: Calendar, width: number, theme: Theme): readonly string[] {
  const picture = lanePicture(pair, calendar, width);
  return [
    ...picture.lanes.map(({ label, cells, tone }) => (label + theme[tone](cells)).trimEnd()),
    ...flow(picture.legend, '   ', width).map(theme.quiet),
  ];
}

function padWith(text: string, width: number): string {
  return text + '─'.repeat(Math.max(0, width - textWidth(text)));
}

function foot(run: RunSummary, width: number, theme: Theme): string {
  return [
    ...asidesOf(run).flatMap((words) => wrap(words, width, 2)),
    ...costAnswer(run).map(theme.title),
    theme.title(answerWords(run)),
    '',
  ].join('\n');
}

function costAnswer({ cost }: RunSummary): readonly string[] {
  return cost === null ? [] : [costWords(cost)];
}

function block(lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}
