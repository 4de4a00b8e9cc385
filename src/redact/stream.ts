import { isUtf8 } from 'node:buffer';
import { openText, withoutMark } from '../input/bytes.js';
import { TextFile } from '../input/textFile.js';
import { scanJson } from '../input/webhook/scan.js';
import type { Redactor, Shape } from './redact.js';

/** What tells the kind of an input; and how much is redacted at once. */
const PIECE = 1 << 20;
/** A value that is not over after so many bytes is broken. */
const LONGEST_VALUE = 64 * PIECE;

const LINE_FEED = 10;

/**
 * Redacts an input as it is read. A log of a webhook or record a line takes no more memory than a piece of it; tables and
 * JSON documents are one whole and are read to their end first. Throws `UnreadableInput` as reading does.
 */
export async function* redactChunks(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  redactor: Redactor,
): AsyncGenerator<Uint8Array> {
  const waiting: Uint8Array[] = [];
  let size = 0;
  let wanted = PIECE;
  let shape: Shape | null = null;
  for await (const chunk of chunks) {
    waiting.push(Uint8Array.from(chunk));
    size += chunk.length;
    if (size < wanted) continue;
    const bytes: Buffer = shape === null ? withoutMark(Buffer.concat(waiting)) : Buffer.concat(waiting);
    const lines: Buffer = bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1);
    shape ??= lines.length === 0 ? null : lineShape(name, lines, redactor);
    const end = shape === null ? 0 : endOfValues(name, lines, shape);
    if (shape !== null && end > 0) yield redactor.redact(decoded(name, bytes.subarray(0, end)), shape);
    waiting.splice(0, waiting.length, bytes.subarray(end));
    size = bytes.length - end;
    wanted = shape === null ? Infinity : size + PIECE;
  }
  const rest = Buffer.concat(waiting);
  if (shape !== null) {
    if (rest.length > 0) yield redactor.redact(decoded(name, rest), shape);
    return;
  }
  const file = openText({ name, bytes: rest });
  yield redactor.redact(file, redactor.shapeOf(file));
}

/** The shape of an input that can be read line by line; null for one that is a whole. */
function lineShape(name: string, lines: Buffer, redactor: Redactor): Shape | null {
  const file = openText({ name, bytes: lines });
  const shape = redactor.shapeOf(file);
  if (shape.format === 'ndjson') return shape;
  return shape.format === 'webhook' && hasValuePerLine(file) ? shape : null;
}

/** Whether the first value is over on the line where it began, and is no array that goes on. */
function hasValuePerLine(file: TextFile): boolean {
  for (const found of scanJson(file)) {
    if (found.kind !== 'value') continue;
    const line = file.lineAt(found.start);
    const before = file.text(file.lineStart(line), found.start);
    const after = file.text(found.end, file.lineTextEnd(line));
    return line === file.lineAt(found.end - 1) && (!before.trimEnd().endsWith('[') || after.includes(']'));
  }
  return false;
}

/** Where the last complete value of some lines ends: what breaks off there may go on below. */
function endOfValues(name: string, lines: Buffer, { format }: Shape): number {
  if (format !== 'webhook' || lines.length > LONGEST_VALUE) return lines.length;
  const file = decoded(name, lines);
  let last = null;
  for (const found of scanJson(file)) last = found;
  const breaksOff = last?.kind === 'broken' && last.at >= file.bytes.length - 1;
  return breaksOff && file.utf8 ? file.lineStart(file.lineAt(last?.start ?? 0)) : lines.length;
}

/** As `openText` decodes, for a piece of text that has been found to be one. */
function decoded(name: string, bytes: Buffer): TextFile {
  return isUtf8(bytes)
    ? new TextFile(name, bytes, true)
    : new TextFile(name, Buffer.from(bytes.toString('utf8')), false);
}
