import type { Comparison } from './compared.js';
import { escape } from '../text/markdownText.js';
import { asMarkdown } from '../text/table.js';
import { themeOf } from '../text/theme.js';
import { unitsTable, wideTable } from './categoryTable.js';
import type { CompareRendering } from './options.js';
import { aboutWords, differenceWords, noteWords, titleWords } from './sentences.js';
import { reasonTables } from './table.js';

/** A report for a pull-request comment: the answer first, for comments are read from the top. */
export function* markdown(comparison: Comparison, { color }: CompareRendering): Iterable<string> {
  const { currency, differences } = comparison;
  yield `## ${escape(titleWords(comparison).replace(/\.$/, ''))}\n`;
  yield block(list(aboutWords(comparison)));
  for (const difference of differences) {
    yield block(`**${escape(differenceWords(difference, currency))}**`);
    yield block(asMarkdown(currency === null ? unitsTable(difference) : wideTable(difference, currency)));
    for (const one of reasonTables(difference, currency, Infinity, themeOf(color))) yield block(asMarkdown(one));
    const notes = noteWords(difference, currency);
    if (notes.length > 0) yield block(list(notes));
  }
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${escape(text)}`).join('\n');
}

function block(text: string): string {
  return `\n${text}\n`;
}
