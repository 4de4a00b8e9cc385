import type { Result } from './measure.js';

/** A line of the table: a figure of the program against the same figure of something else. */
export interface Row {
  readonly work: string;
  readonly against: string;
  /** What was measured, such as `4.1 s : 12.3 s`. */
  readonly measured: string;
  readonly ratio: string;
  readonly target: string;
  readonly verdict: string;
}

/** What a figure should be: at most or at least so much, or nothing. */
export type Target = { readonly most: number } | { readonly least: number } | null;

const HEAD: Row = {
  work: 'work',
  against: 'against',
  measured: 'measured',
  ratio: 'ratio',
  target: 'target',
  verdict: '',
};

/** `one / other`, where both could be measured. */
export function ratioRow(
  work: string,
  against: string,
  [one, other]: readonly [Result, Result],
  target: Target,
  figure: 'seconds' | 'peak' = 'seconds',
): Row {
  const failed = 'failed' in one ? one.failed : 'failed' in other ? `the other: ${other.failed}` : null;
  if (failed !== null || 'failed' in one || 'failed' in other) return failedRow(work, against, target, failed ?? '');
  const [a, b] = [one[figure] ?? NaN, other[figure] ?? NaN];
  const text = figure === 'seconds' ? secondsText : (mebibytes: number) => `${mebibytes.toFixed(0)} MiB`;
  return figureRow(work, against, { value: a / b, unit: ' ×', measured: `${text(a)} : ${text(b)}` }, target);
}

interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly measured: string;
}

export function figureRow(work: string, against: string, { value, unit, measured }: Figure, target: Target): Row {
  const said = unit === ' ×' ? value.toFixed(2) : value.toFixed(0);
  return {
    work,
    against,
    measured,
    ratio: `${said}${unit}`,
    target: targetText(target, unit),
    verdict: target === null ? '' : isMet(value, target) ? 'met' : 'missed',
  };
}

export function failedRow(work: string, against: string, target: Target, reason: string, unit = ' ×'): Row {
  return {
    work,
    against,
    measured: '',
    ratio: '',
    target: targetText(target, unit),
    verdict: `not measured: ${reason}`,
  };
}

function isMet(value: number, target: NonNullable<Target>): boolean {
  return 'most' in target ? value <= target.most : value >= target.least;
}

function targetText(target: Target, unit: string): string {
  if (target === null) return '';
  return 'most' in target ? `≤ ${target.most}${unit}` : `≥ ${target.least}${unit}`;
}

function secondsText(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(1)} s`;
}

const COLUMNS = Object.keys(HEAD) as (keyof Row)[];

export function plainTable(rows: readonly Row[]): string {
  const widths = widthsOf([HEAD, ...rows]);
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  const lines = [HEAD, ...rows].map((row) => cells(row, widths).join('  ').trimEnd());
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

export function markdownTable(rows: readonly Row[]): string {
  const widths = widthsOf([HEAD, ...rows]);
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...body] = [HEAD, ...rows].map((row) => cells(row, widths));
  return [head, rule, ...body].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function widthsOf(rows: readonly Row[]): readonly number[] {
  return COLUMNS.map((column) => Math.max(3, ...rows.map((row) => row[column].length)));
}

function cells(row: Row, widths: readonly number[]): readonly string[] {
  return COLUMNS.map((column, index) => row[column].padEnd(widths[index] ?? 0));
}
