import { visible } from './text.js';

/** Text of the input as code, so that nothing in it is markup, a link or a mention; safe in a table too. */
export function code(text: string): string {
  const shown = visible(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Our own words in a table: they hold no markup but signs that would be read as such. */
export function cell(text: string): string {
  return escape(text).replaceAll('|', '\\|');
}

/** Text as it is, every sign of Markdown and HTML made plain. Mentions are broken by a word joiner. */
export function escape(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_[\]<>#~&]/g, '\\$&')
    .replaceAll('@', '@\u{2060}');
}

export function markdownTable(
  header: readonly string[],
  rightAligned: readonly boolean[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [header, rightAligned.map((right) => (right ? '--:' : '---')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
