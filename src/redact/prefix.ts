import { timesBeforeJson } from '../input/webhook/receiptTime.js';

const EDGES = /^([\s,\]]*)(.*?)([\s[,]*)$/s;

/** What stands before JSON on its line, less all but the times of which a reader takes one. */
export function otherPrefix(prefix: string): string {
  const [, before = '', said = '', after = ''] = EDGES.exec(prefix) ?? [];
  const time = timesBeforeJson(prefix).join(' ');
  if (said === '') return prefix;
  const space = time !== '' && !/^\s/.test(after) ? ' ' : '';
  return `${before}${time}${space}${time === '' ? after.trimStart() : after}`;
}

/** What else stands between values and after them: what holds a list together. */
export function otherRemainder(text: string): string {
  return /^\s*[,\][][\s,\][]*/.exec(text)?.[0].trimEnd() ?? '';
}
