import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codes, findings, read, rows, told } from './reading.js';

const HOURS = ['0 inbound text', '4 outbound text', '4 delivered (assumed)'];

describe('one table in many spellings', () => {
  it.each([
    ['comma', 'time,direction\n0,in\n4,out\n'],
    ['semicolon', 'time;direction\n0;in\n4;out\n'],
    ['tab', 'time\tdirection\n0\tin\n4\tout\n'],
    ['bars', 'time|direction\n0|in\n4|out\n'],
    ['a comma inside a quoted name', '"time";"direction";"a, b, c"\n0;in;\n4;out;\n'],
    ['CRLF', 'time,direction\r\n0,in\r\n4,out\r\n'],
    ['CR alone', 'time,direction\r0,in\r4,out\r'],
    ['no line break at the end', 'time,direction\n0,in\n4,out'],
    ['blank lines', '\n\ntime,direction\n\n0,in\n  \n4,out\n\n'],
    ['rows of delimiters alone', 'time,direction\n0,in\n,\n4,out\n,\n,\n'],
    ['white space around cells', 'time , direction\n 0 ,\tin\n"4" , "out"\n'],
    ['a byte-order mark', '\uFEFFtime,direction\n0,in\n4,out\n'],
    ['a byte-order mark before quotes', '\uFEFF"time","direction"\n0,in\n4,out\n'],
    ['a line that names the delimiter', 'sep=;\r\ntime;direction\r\n0;in\r\n4;out\r\n'],
    ['the same before a tab', 'SEP=\t\ntime\tdirection\n0\tin\n4\tout\n'],
    ['the same, written again as cells', '\uFEFF"sep=,",\ntime,direction\n0,in\n4,out\n'],
    ['UTF-16', Buffer.from('\uFEFFtime\tdirection\r\n0\tin\r\n4\tout\r\n', 'utf16le')],
    ['UTF-16, the high bytes first', Buffer.from('\uFEFFtime,direction\n0,in\n4,out\n', 'utf16le').swap16()],
    ['NULL for nothing', 'time,direction,category,contact\n0,in,NULL,\\N\n4,out,null,\n'],
  ])('%s', (_, text) => {
    const timeline = read(text);
    expect(told(timeline)).toEqual(HOURS);
    expect(timeline).toMatchObject({ findings: [], rejects: [], records: 2 });
  });

  it('gzip, also around a byte-order mark', () => {
    expect(told(read(gzipSync('\uFEFFtime,direction\n0,in\n4,out\n')))).toEqual(HOURS);
  });

  it('gzip around UTF-16', () => {
    expect(told(read(gzipSync(Buffer.from('\uFEFFtime,direction\n0,in\n4,out\n', 'utf16le'))))).toEqual(HOURS);
  });

  it('gzip of several members', () => {
    const members = Buffer.concat([gzipSync('time,direction\n0,in\n'), gzipSync('4,out\n')]);
    expect(told(read(members))).toEqual(HOURS);
  });
});

describe('lines are counted as an editor shows them', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('%s inside quotes', (_, newline) => {
    const text = ['time,direction,text', '0,in,"Hi,', '', 'is my parcel there?"', '', '4,out,', '5,sideways,'].join(
      newline,
    );
    expect(read(text).events.map(({ handle }) => handle)).toEqual(['shop.csv:2', 'shop.csv:6', 'shop.csv:6']);
    expect(findings(text)[0]).toMatchObject({ source: { line: 7, column: 3 } });
  });

  it('the line that names the delimiter is one of them', () => {
    const text = 'sep=|\ntime|direction\n0|in\n4|sideways\n';
    expect(read(text).events.map(({ handle }) => handle)).toEqual(['shop.csv:3']);
    expect(findings(text)[0]).toMatchObject({ source: { line: 4, column: 3 }, excerpt: { text: '4|sideways' } });
  });

  it('a header below it that lacks a column has its own line', () => {
    expect(findings('sep=;\ntime;who\n0;in\n')[0]).toMatchObject({ code: 'MISSING_COLUMN', source: { line: 2 } });
  });

  it('a cell below a line break inside its row has its own line', () => {
    const [found] = findings('time,text,direction\n0,in,in\n1,"Hi\nthere",sideways\n');
    expect(found).toMatchObject({
      source: { file: 'shop.csv', line: 4, column: 8 },
      excerpt: { text: 'there",sideways', length: 8 },
    });
  });

  it('columns count characters, not bytes or code units', () => {
    const [found] = findings('time,text,direction\n0,in,in\n1,"Até já 👋",sideways\n');
    expect(found).toMatchObject({ source: { line: 3, column: 14 }, excerpt: { length: 8 } });
  });
});

describe('binary files are named', () => {
  it.each([
    [
      'UTF-16 without its mark',
      Buffer.from('time,direction\n', 'utf16le'),
      'the input is UTF-16 text without a byte-order mark',
    ],
    ['a zip', Buffer.from('PK\x03\x04\x14\x00messages.csv'), 'the input is a zip archive'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'the input is a PDF'],
    ['NUL bytes', Buffer.from('time,direction\n0,in\x00\n'), 'the input holds NUL bytes, as text never does'],
  ])('%s', (_, bytes, message) => {
    expect(findings(bytes)).toMatchObject([{ code: 'BINARY_FILE', message }]);
  });
});

describe('empty files', () => {
  it.each([[''], ['\n'], ['  \r\n\t'], ['\uFEFF'], ['\uFEFF\n']])('%j', (text) => {
    expect(codes(text)).toEqual(['EMPTY_FILE']);
  });
});

describe('bytes that are not UTF-8', () => {
  const latin1 = (...lines: readonly string[]) => Buffer.from(rows(...lines), 'latin1');

  it('set a row aside when they stand in a field', () => {
    const timeline = read(latin1('time,contact,direction', '0,Andr\xe9,in', '1,Noor,in'));
    expect(timeline.rejects).toMatchObject([{ codes: ['INVALID_UTF8'], source: { line: 2 } }]);
    expect(told(timeline)).toEqual(['1 inbound text']);
  });

  it('do no harm in a column that is not read', () => {
    const text = latin1('time,contact,direction,text', '0,Noor,in,At\xe9 logo');
    expect(read(text)).toMatchObject({ findings: [], rejects: [], records: 1 });
  });

  it('leave the columns of other findings right', () => {
    const [found] = findings(latin1('time,text,direction', '0,,in', '1,At\xe9 logo,sideways'));
    expect(found).toMatchObject({ source: { line: 3, column: 12 } });
  });
});
