import { describe, expect, it } from 'vitest';
import { utf8Of, Utf16Decoder } from '../../src/input/utf16.js';

const TEXT = 'Olá, já são 9 h 👋\r\n';
const LITTLE = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
const BIG = Buffer.from(LITTLE).swap16();

function inPieces(bytes: Buffer, size: number): string {
  const decoder = new Utf16Decoder();
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(decoder.write(bytes.subarray(at, at + size)));
  return Buffer.concat([...pieces, decoder.end()]).toString();
}

describe.each([
  ['low byte first', LITTLE],
  ['high byte first', BIG],
])('UTF-16 with a mark, %s', (_, bytes) => {
  it('is the same text in UTF-8, without the mark', () => {
    expect(utf8Of(bytes).toString()).toBe(TEXT);
  });

  it.each([[2], [3], [4], [5], [7]])('in pieces of %i bytes, which may cut a character', (size) => {
    expect(inPieces(bytes, size)).toBe(TEXT);
  });
});

describe('what breaks off is not made good: it is no UTF-8 either', () => {
  it('half a unit at the end', () => {
    expect(utf8Of(Buffer.concat([Buffer.from('\uFEFFab', 'utf16le'), Buffer.of(0x63)]))).toEqual(
      Buffer.of(0x61, 0x62, 0xff),
    );
  });

  it('half a character in the middle', () => {
    expect(utf8Of(Buffer.from('\uFEFFa\uD83Db', 'utf16le'))).toEqual(Buffer.of(0x61, 0xff, 0x62));
  });

  it('half a character at the end', () => {
    expect(utf8Of(Buffer.from('\uFEFFa\uD83D', 'utf16le'))).toEqual(Buffer.of(0x61, 0xff));
  });
});
