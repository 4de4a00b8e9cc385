import type { Comparison, Difference } from './compared.js';
import { visible } from '../text/text.js';
import { drawn, type TextTable } from '../text/table.js';
import { themeOf, type Theme } from '../text/theme.js';
import { wrap } from '../text/wrap.js';
import { categoryTable } from './categoryTable.js';
import { causeTable } from './causeTable.js';
import { driverTables } from './driverTable.js';
import type { CompareRendering } from './options.js';
import { aboutWords, differenceWords, noteWords, titleWords } from './sentences.js';

const NARROWEST = 40;

/** What a person sees in a terminal; the answers stand last. */
export function* table(comparison: Comparison, options: CompareRendering): Iterable<string> {
  const { currency, differences } = comparison;
  const theme = themeOf(options.color);
  const width = Math.max(options.width, NARROWEST);
  const about = aboutWords(comparison).flatMap((text) => wrap(text, width, 2));
  yield block([...wrap(titleWords(comparison), width, 2).map(theme.title), ...about]);
  for (const difference of differences) {
    if (differences.length > 1) yield block([theme.title(headingOf(difference))]);
    yield* blocks(difference, currency, width, theme);
  }
  const answers = differences.flatMap((difference) => wrap(differenceWords(difference, currency), width, 2));
  yield `${answers.map(theme.title).join('\n')}\n`;
}

function headingOf({ base, other }: Difference): string {
  return `${visible(other.name)} against ${visible(base.name)}`;
}

function* blocks(difference: Difference, currency: string | null, width: number, theme: Theme): Iterable<string> {
  yield block([drawn(categoryTable(difference, currency, width, theme), width, theme)]);
  for (const one of reasonTables(difference, currency, width, theme)) yield block([drawn(one, width, theme)]);
  const notes = noteWords(difference, currency).flatMap((text) => wrap(text, width, 2));
  if (notes.length > 0) yield block(notes.map(theme.quiet));
}

/** Why, and what drives it; none where nothing differs. */
export function reasonTables(
  difference: Difference,
  currency: string | null,
  width: number,
  theme: Theme,
): readonly TextTable[] {
  const causes = causeTable(difference, currency, width, theme);
  return [...(causes.rows.length === 0 ? [] : [causes]), ...driverTables(difference, currency, width, theme)];
}

function block(lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}
