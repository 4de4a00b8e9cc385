import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { openText } from '../../../input/bytes.js';
import { UnreadableInput } from '../../../input/unreadable.js';
import { headerOf, type Sheet, type SheetRow } from '../../../rates/import/index.js';
import { InvalidDocument } from '../../errors.js';
import { refuseDocument } from '../../files.js';
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
    return refuseDocument(name, error);
  }
}

const DELIMITERS = [',', ';', '\t'] as const;

/** A title may hold more commas than a row has cells, so the delimiter is the one by which a table has a header. */
function csv(name: string, source: Buffer): Sheet {
  const bytes = textBytes(name, source);
  const read = DELIMITERS.map((delimiter) => rowsOf(bytes, delimiter));
  const { sheet, broken } = read.find((one) => headerOf(one.sheet, ['market']) !== null) ?? rowsOf(bytes, ',');
  if (broken === null) return sheet;
  const what = 'a quote in this row is not closed, or closes in the middle of a cell';
  throw new InvalidDocument(`${name}:${broken}: ${what}. Correct it, or download the file again.`);
}

interface ReadRows {
  readonly sheet: Sheet;
  /** The line of the row whose quotes fail: there reading ends. */
  readonly broken: number | null;
}

/** csv-parse counts a line break inside quotes twice under CRLF, so lines are counted from its byte offsets. */
function rowsOf(bytes: Buffer, delimiter: string): ReadRows {
  const sheet: SheetRow[] = [];
  let start = 0;
  let line = 1;
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: false,
    on_record: (cells: string[], { bytes: end }: { readonly bytes: number }) => {
      sheet.push({ line, cells });
      line += bytes.subarray(start, end).filter((byte) => byte === 0x0a).length;
      start = end;
      return null;
    },
  } as const;
  try {
    parse(bytes, options);
  } catch (error) {
    if (error instanceof CsvError) return { sheet, broken: line };
    throw error;
  }
  return { sheet, broken: null };
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
