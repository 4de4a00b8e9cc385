import { openCsv } from '../input/csv/csv.js';
import { cellSpans, type CsvRow } from '../input/csv/rows.js';
import type { Wanted } from '../input/fields.js';
import type { TextFile } from '../input/textFile.js';
import { FieldNames, otherValue } from './fields.js';
import type { Pseudonyms } from './pseudonyms.js';

/** A row whose quotes do not match. */
const BROKEN_QUOTES = '"redacted" broken';

/** A table with the same rows and columns. Throws `UnreadableInput` as reading it does. */
export function redactCsv(file: TextFile, wanted: Wanted, pseudonyms: Pseudonyms): string {
  const { table, header, rows } = openCsv(file, wanted);
  const names = new FieldNames(header.cells, wanted.map);
  let result =
    file.text(0, table.begins) +
    blank(file.text(table.begins, header.start)) +
    otherCells(header, (_, index) => names.otherName(pseudonyms, index));
  let from = header.end;
  for (const row of rows) {
    result += blank(file.text(from, row.start)) + otherRow(row);
    from = row.end;
  }
  return result + blank(file.text(from, file.bytes.length));

  function otherRow(row: CsvRow): string {
    if (row.kind === 'cells') {
      // A row that is shorter or longer is not read, and its cells may stand in any column.
      const fields = row.cells.length === header.cells.length ? names.fields : [];
      return otherCells(row, (value, index) =>
        otherValue(pseudonyms, fields[index] ?? null, value, header.cells[index] ?? ''),
      );
    }
    pseudonyms.counts.unread += 1;
    return BROKEN_QUOTES;
  }

  /** A cell that stays is left as it is written; one of several lines keeps their number. */
  function otherCells(row: CsvRow & { kind: 'cells' }, other: (value: string, index: number) => string): string {
    let text = '';
    let at = row.start;
    cellSpans(file, row, table.delimiter).forEach(([start, end], index) => {
      const written = file.text(start, end);
      const before = row.cells[index] ?? '';
      const after = other(before, index);
      const breaks = written.replace(/[^\r\n]+/g, '');
      text += file.text(at, start) + (after === before ? written : quoted(after + breaks, table.delimiter));
      at = end;
    });
    return text + file.text(at, row.end);
  }
}

/** Between rows stand line breaks and blanks. */
function blank(text: string): string {
  return text.replace(/\S/g, '');
}

function quoted(value: string, delimiter: string): string {
  const isPlain = !value.includes(delimiter) && !/["\r\n]/.test(value) && value.trim() === value;
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}
