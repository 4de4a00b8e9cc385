import { describe, expect, it } from 'vitest';
import { codes, read, rows } from './reading.js';

const contacts = (...lines: readonly string[]) =>
  read(rows('time,direction,contact', ...lines)).events.map(({ contact }) => contact);

describe('who a row without contact belongs to', () => {
  it('to nobody named, where nobody is named', () => {
    expect(contacts('0,in,', '1,in,')).toEqual([null, null]);
  });

  it('to the only one named', () => {
    expect(contacts('0,in,', '1,in,+31612345678')).toEqual(['+31612345678', '+31612345678']);
  });

  it('to the only one, in whatever spelling', () => {
    expect(contacts('0,in,+31 6 12345678', '1,in,0031612345678', '2,in,')).toEqual(Array(3).fill('+31612345678'));
  });

  it('to nobody, and is set aside, where several are named', () => {
    const text = rows('time,direction,contact', '0,in,Noor', '1,in,Sem', '2,in,');
    expect(codes(text)).toEqual(['MISSING_CONTACT']);
    expect(read(text).rejects.map(({ raw }) => raw)).toEqual(['2,in,']);
  });

  it('a contact counts also where its row is set aside for something else', () => {
    const text = rows('time,direction,contact', '0,in,Noor', '1,sideways,Sem', '2,in,');
    expect(codes(text)).toEqual(['UNKNOWN_DIRECTION', 'MISSING_CONTACT']);
  });
});
