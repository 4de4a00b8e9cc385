import type { TextFile } from '../input/textFile.js';
import { scanJson, type Scanned } from '../input/webhook/scan.js';
import { webhookRewriting } from './bodies.js';
import { rewriteJson } from './jsonText.js';
import { otherPrefix, otherRemainder } from './prefix.js';
import type { Pseudonyms } from './pseudonyms.js';

/** What stands for a line that cannot be read: it cannot be read in the same way. */
export const BROKEN_JSON = '{"redacted" broken}';
const PYTHON = "{'object': 'redacted'}";
const NO_JSON = '(redacted)';

/** A log of webhooks, line by line the same. Around the JSON nothing stays but times before it. */
export function redactWebhookLog(file: TextFile, pseudonyms: Pseudonyms): string {
  let result = '';
  let from = 0;
  for (const found of scanJson(file)) {
    result += between(file.text(from, found.start), found.kind !== 'text', pseudonyms) + other(found);
    from = found.end;
  }
  return result + between(file.text(from, file.bytes.length), false, pseudonyms);

  function other(found: Scanned): string {
    if (found.kind === 'value') {
      return rewriteJson(file.text(found.start, found.end), webhookRewriting(pseudonyms, found.value));
    }
    pseudonyms.counts[found.kind === 'text' ? 'around' : 'unread'] += 1;
    const kept = file.text(found.start, found.end).replace(/[^\r\n]+/g, '');
    return { broken: BROKEN_JSON, python: PYTHON, text: NO_JSON }[found.kind] + kept;
  }
}

/** The rest of a line, lines that belong to a broken value, and the beginning of the line on which JSON follows. */
function between(text: string, isBeforeJson: boolean, pseudonyms: Pseudonyms): string {
  const lines = text.match(/[^\r\n]+|\r\n|[\r\n]/g) ?? [];
  return lines
    .map((line, index) => {
      if (/[\r\n]/.test(line)) return line;
      const other = isBeforeJson && index === lines.length - 1 ? otherPrefix(line) : otherRemainder(line);
      if (line.trim() !== '' && other.trimEnd() !== line.trimEnd()) pseudonyms.counts.around += 1;
      return other;
    })
    .join('');
}
