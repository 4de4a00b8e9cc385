import { countText } from '../report/money.js';
import { SEVERITIES, type Finding, type Severity } from '../model/finding.js';

const WORDS: Record<Severity, readonly [one: string, many: string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** Records that were read, and those of them that could not be used. */
export interface Read {
  readonly records: number;
  readonly rejects: { readonly length: number };
}

/** The last line on standard error: how much was found, and where what was set aside can be seen; null for nothing. */
export function tally(findings: readonly Finding[], read: Read, rejectsFile: string | null): string | null {
  if (findings.length === 0) return null;
  return [counts(findings), ...setAside(read, rejectsFile)].join('; ');
}

/** The same when nothing could be read. */
export function tallyUnread(findings: readonly Finding[]): string {
  return `${counts(findings)}; nothing was replayed`;
}

function counts(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : `${countText(count)} ${WORDS[severity][count === 1 ? 0 : 1]}`;
  }).join(', ');
}

/** `1 of 4 records set aside` */
export function setAsideText({ records, rejects }: Read): string {
  return `${countText(rejects.length)} of ${countText(records)} records set aside`;
}

function setAside(read: Read, rejectsFile: string | null): string[] {
  if (read.rejects.length === 0) return [];
  const where = rejectsFile === null ? 'see them with --rejects FILE' : `they are in ${rejectsFile}`;
  return [setAsideText(read), where];
}
