import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/model/instant.js';
import { codes, read, rows, told } from './reading.js';

const HEADER = 'time,direction,type,category,status,delivered_at,id';

function log(...records: readonly string[]): string {
  return rows(HEADER, ...records);
}

describe('an id is remembered for 36 hours from the row that told it first', () => {
  it('a customer message that comes again by then is the same, and later another one', () => {
    const text = log('0,in,text,,,,a', '36,in,text,,,,a', '36.5,in,text,,,,a');
    expect(told(read(text))).toEqual(['0 inbound text', '36.5 inbound text']);
    expect(codes(text)).toContain('DUPLICATE_RECORD');
  });

  it('so is a message of the business, which has an id as before and a handle of its own', () => {
    const { events } = read(log('0,out,text,,delivered,,a', '40,out,text,,delivered,,a'));
    expect(events.filter(({ kind }) => kind === 'outbound')).toMatchObject([
      { id: 'a', handle: 'a' },
      { id: 'a', handle: 'shop.csv:3' },
    ]);
    expect(events.filter(({ kind }) => kind === 'receipt')).toMatchObject([{ handle: 'a' }, { handle: 'shop.csv:3' }]);
  });

  it('the time counts from the first row of the message, not from the last', () => {
    const text = log('0,in,text,,,,a', '20,in,text,,,,a', '40,in,text,,,,a', '70,in,text,,,,a');
    expect(told(read(text))).toEqual(['0 inbound text', '40 inbound text']);
  });

  it('it may be any time', () => {
    const text = log('0,in,text,,,,a', '2,in,text,,,,a');
    expect(told(read(text, { idHorizon: HOUR }))).toEqual(['0 inbound text', '2 inbound text']);
    expect(told(read(text, { idHorizon: 2 * HOUR }))).toEqual(['0 inbound text']);
  });

  it('what is delivered before it is sent starts no time', () => {
    const text = log('0,out,text,,,-1,a', '20,out,text,,delivered,,a', '40,out,text,,delivered,,a');
    expect(told(read(text))).toEqual(['20 outbound text', '20 delivered']);
  });
});

describe('what becomes of a message may be told days later', () => {
  it('that it arrived at last', () => {
    const text = log('0,out,text,,sent,,a', '100,out,text,,delivered,,a', '130,out,text,,read,,a');
    expect(told(read(text))).toEqual(['0 outbound text', '100 delivered', '130 read']);
    expect(codes(text)).toEqual([]);
  });

  it('that it failed', () => {
    expect(told(read(log('0,out,text,,sent,,a', '100,,,,failed,,a')))).toEqual(['0 outbound text', '100 failed']);
  });

  it('that it was read', () => {
    const text = log('0,out,text,,delivered,,a', '100,,,,read,,a');
    expect(told(read(text))).toEqual(['0 outbound text', '0 delivered', '100 read']);
    expect(codes(text)).toEqual([]);
  });

  it('that it was read, and minutes later that it arrived', () => {
    const text = log('0,out,text,,sent,,a', '100,out,text,,read,,a', '100.5,out,text,,delivered,,a');
    expect(told(read(text))).toEqual(['0 outbound text', '100 read', '100.5 delivered']);
    expect(codes(text)).toEqual([]);
  });

  it('but what had arrived does not arrive again', () => {
    const text = log('0,out,text,,sent,1,a', '100,out,text,,delivered,,a');
    expect(told(read(text))).toEqual(['0 outbound text', '1 delivered', '100 outbound text', '100 delivered']);
  });
});
