import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../src/input/csv/rows.js';
import { TextFile } from '../../src/input/textFile.js';

const PIECES = ['a', '07', 'é', '"', '""', ',', ';', '\t', ' ', '\u00A0', '\uFEFF', '\f', '\n', '\n', '\r\n', '\r'];

function cellsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  return csvRows(new TextFile('log.csv', Buffer.from(text), true), 0, delimiter, () => false).map((row) =>
    row.kind === 'cells' ? row.cells : ['broken'],
  );
}

function cellsOfParser(text: string, delimiter: string): readonly (readonly string[])[] {
  const recordDelimiter = text.includes('\n') || !text.includes('\r') ? ['\r\n', '\n'] : ['\r'];
  return parse(text, {
    delimiter,
    record_delimiter: recordDelimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
}

describe('lines without quotes are read without a parser', () => {
  it('and give the rows that the parser gives', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom(',', ';', '\t', '|'), (text, delimiter) => {
        let expected: readonly (readonly string[])[];
        try {
          expected = cellsOfParser(text, delimiter);
        } catch {
          return; // What broken quotes cost is told in quotes.test.ts.
        }
        expect(cellsOf(text, delimiter)).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('a quoted row among them goes to the parser, which knows where it ends', () => {
    expect(cellsOf('a,b\n1,"x\ny"\n2,z', ',')).toEqual([
      ['a', 'b'],
      ['1', 'x\ny'],
      ['2', 'z'],
    ]);
  });
});
