import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { finding, type FindingCode } from '../model/finding.js';
import { startsWith } from './startsWith.js';
import { TextFile } from './textFile.js';
import { UnreadableInput } from './unreadable.js';
import { isUtf16, utf8Of } from './utf16.js';

/** One input: its name as findings print it, and its bytes as they lie on disk. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** File formats that people mistake for text exports, by their first bytes. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook of the old kind (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file'],
];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const GZIP = [0x1f, 0x8b];

export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, GZIP);
}

/** Whether the bytes on disk are not yet those of the text. */
export function isPacked(bytes: Uint8Array): boolean {
  return isGzip(bytes) || isUtf16(bytes);
}

/** Text has no NUL; where one is, it shows early. */
const PROBE_BYTES = 65_536;

/** Unpacks and decodes one input. Throws `UnreadableInput` when it is not text. */
export function openText({ name, bytes }: Source): TextFile {
  const unzipped = isGzip(bytes) ? unpack(name, bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const unpacked = isUtf16(unzipped) ? utf8Of(unzipped) : unzipped;
  refuseBinary(name, unpacked);
  const text = withoutMark(unpacked);
  if (isBlank(text))
    refuse(
      'EMPTY_FILE',
      name,
      text.length === 0 ? 'the input has no content' : 'the input holds nothing but white space',
    );
  if (isUtf8(text)) return new TextFile(name, text, true);
  return new TextFile(name, Buffer.from(text.toString('utf8')), false);
}

export function withoutMark(bytes: Buffer): Buffer {
  return startsWith(bytes, BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

function unpack(name: string, bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    return refuseGzip(name, error);
  }
}

export function refuseGzip(name: string, error: unknown): never {
  const what = `the input is damaged gzip data: ${error instanceof Error ? error.message : String(error)}`;
  return refuse('BROKEN_GZIP', name, what);
}

function refuseBinary(name: string, bytes: Buffer): void {
  const known = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  if (known !== undefined)
    refuse('BINARY_FILE', name, `the input is ${isWorkbook(bytes) ? 'an Excel workbook (.xlsx)' : known[1]}`);
  const probe = bytes.subarray(0, PROBE_BYTES);
  if (!probe.includes(0)) return;
  refuse(
    'BINARY_FILE',
    name,
    alternates(probe)
      ? 'the input is UTF-16 text without a byte-order mark'
      : 'the input holds NUL bytes, as text never does',
  );
}

function isWorkbook(bytes: Buffer): boolean {
  const start = bytes.subarray(0, PROBE_BYTES);
  return startsWith(bytes, [0x50, 0x4b]) && (start.includes('xl/') || start.includes('[Content_Types].xml'));
}

/** Latin letters in UTF-16 have a NUL in every other byte. */
function alternates(bytes: Buffer): boolean {
  const odd = bytes.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  const even = bytes.filter((byte, index) => index % 2 === 0 && byte === 0).length;
  return Math.max(odd, even) > bytes.length / 3;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 9 || byte === 10 || byte === 13 || byte === 32);
}

function refuse(code: FindingCode, name: string, what: string): never {
  throw new UnreadableInput([finding(code, { message: what, source: { file: name, line: 1, column: 1 } })]);
}
