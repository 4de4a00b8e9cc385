const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const DELETE = 127;

/** Bytes of text, and how many they are: a view tells that at the price of a call. */
export interface TextBytes {
  readonly view: DataView;
  readonly length: number;
}

export function textBytes({ buffer, byteOffset, length }: Buffer): TextBytes {
  return { view: new DataView(buffer, byteOffset, length), length };
}

const EACH_BYTE = 0x01010101;
const HIGHEST_BITS = 0x80808080;

/**
 * Not 0 where one of four bytes is a quote, a backslash, a control character or beyond ASCII, or one of `most` bytes or
 * less: a byte that is, or one above it, borrows from its highest bit or has it set.
 */
function oddIn(four: number, most: number): number {
  const quote = four ^ (QUOTE * EACH_BYTE);
  const backslash = four ^ (BACKSLASH * EACH_BYTE);
  return (
    (((four - (most + 1) * EACH_BYTE) & ~four) |
      ((quote - EACH_BYTE) & ~quote) |
      ((backslash - EACH_BYTE) & ~backslash) |
      four |
      (four + EACH_BYTE)) &
    HIGHEST_BITS
  );
}

/** Where the plain characters end that begin at `from`: visible ASCII but quotes and backslashes. */
export function bareEnd(text: TextBytes, from: number): number {
  return plainEnd(text, from, SPACE);
}

/** The same, where spaces are plain as well. */
export function plainEnd(text: TextBytes, from: number, most = SPACE - 1): number {
  const whole = text.length - 4;
  let at = from;
  while (at <= whole && oddIn(text.view.getInt32(at, true), most) === 0) at += 4;
  while (at < text.length && isPlain(text.view.getUint8(at), most)) at += 1;
  return at;
}

function isPlain(byte: number, most: number): boolean {
  return byte > most && byte < DELETE && byte !== QUOTE && byte !== BACKSLASH;
}
