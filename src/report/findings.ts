import type { ChalkInstance } from 'chalk';
import type { Finding, Severity } from '../model/finding.js';
import { snippetOf } from './text/snippet.js';
import { visible } from './text/text.js';
import { textWidth } from './text/width.js';

interface FindingOptions {
  readonly color: ChalkInstance;
  readonly width: number;
}

const SHOWN_PER_CODE = 5;

/** For standard error: place, message and code, the source line with a caret, what was expected, the remedy. */
export function renderFindings(findings: readonly Finding[], { color, width }: FindingOptions): string {
  const { shown, hidden } = firstOfEachCode(findings);
  const blocks = [
    ...shown.map((finding) => blockOf(finding, color, width).join('\n')),
    ...hidden.map((words) => color.dim(words)),
  ];
  return blocks.map((block) => `${block}\n\n`).join('');
}

/** The first few of each code, in their order, and a line on the others of a code that has more. */
export function firstOfEachCode(findings: readonly Finding[]): {
  shown: readonly Finding[];
  hidden: readonly string[];
} {
  const counts = new Map<Finding['code'], number>();
  const shown = findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= SHOWN_PER_CODE;
  });
  const hidden = [...counts]
    .filter(([, count]) => count > SHOWN_PER_CODE)
    .map(([code, count]) => `${count - SHOWN_PER_CODE} more [${code}]: --format json holds all of them.`);
  return { shown, hidden };
}

const SEVERITY_COLORS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

function blockOf(finding: Finding, color: ChalkInstance, width: number): readonly string[] {
  const { severity, message, code, source, excerpt, expected, actual, remedy } = finding;
  const place = source === null ? '' : `${visible(source.file)}:${source.line}:${source.column}: `;
  const headline = `${color.bold(place)}${color[SEVERITY_COLORS[severity]](severity)}: ${visible(message)} ${color.dim(`[${code}]`)}`;
  const gutter = source === null ? '' : String(source.line);
  const margin = ' '.repeat(textWidth(gutter));
  const lines = [headline];
  if (source !== null && excerpt !== null) {
    const { text, caret } = snippetOf(excerpt, source.column, width - margin.length - 3);
    lines.push(
      `${color.dim(`${gutter} |`)} ${text}`,
      `${color.dim(`${margin} |`)} ${color[SEVERITY_COLORS[severity]](caret)}`,
    );
  }
  if (expected !== undefined) lines.push(`${margin}   expected: ${visible(expected)}`);
  if (actual !== undefined) lines.push(`${margin}   actual:   ${visible(actual)}`);
  lines.push(`${margin}   ${visible(remedy)}`);
  return lines;
}
