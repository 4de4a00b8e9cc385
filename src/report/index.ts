import type { Run, RunSummary } from '../model/run.js';
import { csv } from './formats/csv.js';
import { json, summaryJson } from './formats/json.js';
import { markdown, overviewMarkdown, summaryMarkdown } from './formats/markdown.js';
import { listedNdjson, ndjson, summaryNdjson, type ListedRun } from './formats/ndjson.js';
import { overviewTable, summaryTable, table } from './formats/table.js';
import type { Format, ListedFormat, OverviewFormat, RenderOptions } from './options.js';
import type { Overview } from './overview.js';
import { selectContact } from './selection.js';
import { summarised } from './summary.js';

export { toDocument } from './document.js';
export { renderFindings } from './findings.js';
export { overviewOf, type Overview } from './overview.js';
export { FORMATS, isListedFormat, isOverviewFormat, type Format, type RenderOptions } from './options.js';
export type { RunDocument } from '../schema/run.js';

const RENDERERS: Readonly<Record<Format, (run: Run, options: RenderOptions) => Iterable<string>>> = {
  table,
  json,
  ndjson,
  csv,
  markdown,
};

const SUMMARY_RENDERERS: Readonly<
  Record<Exclude<Format, 'csv'>, (run: RunSummary, options: RenderOptions) => Iterable<string>>
> = {
  table: summaryTable,
  json: summaryJson,
  ndjson: summaryNdjson,
  markdown: summaryMarkdown,
};

const OVERVIEW_RENDERERS: Readonly<
  Record<OverviewFormat, (overview: Overview, options: RenderOptions) => Iterable<string>>
> = { table: overviewTable, markdown: overviewMarkdown };

/** A run that was counted, with the contacts that are shown. */
export function renderOverview(
  overview: Overview,
  options: RenderOptions & { readonly format: OverviewFormat },
): Iterable<string> {
  return OVERVIEW_RENDERERS[options.format](overview, options);
}

/** A run whose pairs come one by one, with a line or several for each. */
export function renderListed(
  run: ListedRun,
  options: Pick<RenderOptions, 'every' | 'all' | 'summary'> & { readonly format: ListedFormat },
): Iterable<string> {
  return options.format === 'csv' ? csv({ ...run.head, pairs: run.pairs }, options) : listedNdjson(run, options);
}

/** The run as text, piece by piece. */
export function render(run: Run, options: RenderOptions): Iterable<string> {
  const shown = selectContact(run, options.contact);
  const { format } = options;
  // A summary in CSV is one line for each contact, so that it needs them.
  if (!options.summary || format === 'csv') return RENDERERS[format](shown, options);
  return renderSummary(summarised(shown), { ...options, format });
}

/** A run that was counted, or of which the totals alone are wanted. */
export function renderSummary(
  run: RunSummary,
  options: RenderOptions & { readonly format: Exclude<Format, 'csv'> },
): Iterable<string> {
  return SUMMARY_RENDERERS[options.format](run, options);
}
