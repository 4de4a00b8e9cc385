import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { openText } from '../../../input/bytes.js';
import { UnreadableInput } from '../../../input/unreadable.js';
import type { Sheet } from '../../../rates/import/index.js';
import { InvalidDocument, isRefusal, reasonOf } from '../../errors.js';
import type { Io } from '../../io.js';

/** The sheets of a download: one of a CSV, several of a workbook, which may be called .csv all the same. */
export async function readSheets(name: string, io: Io): Promise<readonly Sheet[]> {
  const bytes = await bytesOf(name, io);
  if (bytes.subarray(0, 4).equals(ZIP)) return workbook(name, bytes);
  return [csv(name, bytes)];
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

async function bytesOf(name: string, io: Io): Promise<Buffer> {
  try {
    return await readFile(resolve(io.cwd, name));
  } catch (error) {
    throw isRefusal(error) ? new InvalidDocument(`${name}: ${reasonOf(error)}`) : error;
  }
}

interface Parsed {
  readonly record: readonly string[];
  /** `bytes`: where the record ends. */
  readonly info: { readonly bytes: number };
}

/** csv-parse counts a line break inside quotes twice under CRLF, so lines are counted from its byte offsets. */
function csv(name: string, source: Buffer): Sheet {
  const bytes = textBytes(name, source);
  const options = {
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: false,
  } as const;
  let records: readonly Parsed[];
  try {
    records = parse(bytes, options) as unknown as readonly Parsed[];
  } catch (error) {
    throw new InvalidDocument(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let start = 0;
  let line = 1;
  return records.map(({ record, info }) => {
    const row = { line, cells: record };
    line += bytes.subarray(start, info.bytes).filter((byte) => byte === 0x0a).length;
    start = info.bytes;
    return row;
  });
}

function textBytes(name: string, bytes: Buffer): Buffer {
  try {
    const file = openText({ name, bytes });
    if (file.utf8) return file.bytes;
  } catch (error) {
    if (error instanceof UnreadableInput) throw new InvalidDocument(`${name}: ${error.message}. Download it again.`);
    throw error;
  }
  throw new InvalidDocument(`${name}: the text is not UTF-8. Download it again, or save it as CSV in UTF-8.`);
}

/** A number of a workbook, which has a value and no digits of its own. */
interface NumberCell {
  readonly number: string;
}

async function workbook(name: string, bytes: Buffer): Promise<readonly Sheet[]> {
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    const sheets = await readWorkbook<NumberCell>(bytes, { parseNumber: (text) => ({ number: plain(text) }) });
    return sheets.map(({ data }) => sheetOf(data));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidDocument(`${name}: the workbook cannot be read: ${why}. Download it again.`);
  }
}

function sheetOf(data: readonly (readonly unknown[])[]): Sheet {
  const decimals = Math.max(0, ...data.flat().map((cell) => (isNumber(cell) ? fractionOf(cell.number).length : 0)));
  return data.map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cellText(cell, decimals)) }));
}

/** All rates of a card are written with the same number of digits: as many as the longest of them. */
function cellText(cell: unknown, decimals: number): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (!isNumber(cell)) return typeof cell === 'string' ? cell.trim() : typeof cell === 'boolean' ? String(cell) : '';
  const fraction = fractionOf(cell.number);
  return fraction === '' ? cell.number : `${cell.number}${'0'.repeat(decimals - fraction.length)}`;
}

function isNumber(cell: unknown): cell is NumberCell {
  return typeof cell === 'object' && cell !== null && 'number' in cell;
}

function fractionOf(number: string): string {
  return number.split('.')[1] ?? '';
}

/** 0.0107 for what a workbook stores as 1.0699999999999999E-2: the shortest text of the same binary number. */
function plain(text: string): string {
  const shortest = String(Number(text));
  if (!shortest.includes('e')) return shortest;
  return Number(text).toFixed(12).replace(/0+$/, '').replace(/\.$/, '');
}
