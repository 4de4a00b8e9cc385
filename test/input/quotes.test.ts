import { describe, expect, it } from 'vitest';
import { read, rows, told } from './reading.js';

const HEADER = 'time,direction,text';

describe('broken quotes cost the line they stand on', () => {
  it('an open quote does not swallow the rows below it', () => {
    const timeline = read(rows(HEADER, '0,in,"Is my parcel', '1,out,Yes', '2,in,Thanks'));
    expect(told(timeline)).toEqual(['1 outbound text', '1 delivered (assumed)', '2 inbound text']);
    expect(timeline.rejects).toEqual([
      { source: { file: 'shop.csv', line: 2, column: 1 }, codes: ['BROKEN_QUOTES'], raw: '0,in,"Is my parcel' },
    ]);
  });

  it('nor does it where a later quote would close it', () => {
    const timeline = read(rows(HEADER, '0,in,"Is my parcel', '1,out,Yes', '2,in,Thanks"', '3,in,Bye'));
    expect(told(timeline)).toEqual(['1 outbound text', '1 delivered (assumed)', '3 inbound text']);
    expect(timeline.rejects.map(({ source }) => source.line)).toEqual([2, 4]);
  });

  it('a quote in the middle of a cell', () => {
    const timeline = read(rows(HEADER, '0,in,a 7" tablet', '1,in,Thanks'));
    expect(timeline.rejects.map(({ codes }) => codes)).toEqual([['BROKEN_QUOTES']]);
    expect(told(timeline)).toEqual(['1 inbound text']);
  });

  it('text after a closing quote', () => {
    const timeline = read(rows(HEADER, '0,in,"Hi" there', '1,in,Thanks'));
    expect(timeline.rejects.map(({ codes }) => codes)).toEqual([['BROKEN_QUOTES']]);
  });

  it('many of them', () => {
    const timeline = read(rows(HEADER, '0,in,"a', '1,in,b"', '2,in,"c', '3,in,Thanks', '4,in,"d'));
    expect(told(timeline)).toEqual(['3 inbound text']);
    expect(timeline).toMatchObject({ records: 5 });
  });

  it('the rest of a broken row of several lines is set aside line by line', () => {
    const timeline = read(rows(HEADER, '0,in,"Hi "Noor"', 'and thanks"', '1,in,Bye'));
    expect(timeline.rejects.map(({ raw }) => raw)).toEqual(['0,in,"Hi "Noor"', 'and thanks"']);
    expect(told(timeline)).toEqual(['1 inbound text']);
  });
});

describe('sound quotes are left alone', () => {
  it.each([
    ['"Hi, Noor"'],
    ['"She said ""yes"""'],
    ['"one\ntwo\nthree"'],
    ['"Monday, in, afternoon\nTuesday, in, morning"'],
    ['""'],
  ])('%j', (cell) => {
    expect(read(rows(HEADER, `0,in,${cell}`, '1,in,Bye'))).toMatchObject({ records: 2, rejects: [], findings: [] });
  });
});
