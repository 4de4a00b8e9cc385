/** Eight bytes of text at a time: the first is the lowest. */

export const LINE_FEED: u8 = 10;
export const CARRIAGE_RETURN: u8 = 13;
export const QUOTE: u8 = 34;
export const PLUS: u8 = 43;
export const DASH: u8 = 45;
export const POINT: u8 = 46;
export const ZERO: u8 = 48;
export const COLON: u8 = 58;
export const LETTER_T: u8 = 84;
export const LETTER_Z: u8 = 90;

export const EACH_BYTE: u64 = 0x0101010101010101;
export const HIGHEST_BITS: u64 = 0x8080808080808080;

/** Eight times this byte. */
export function eightOf(byte: u8): u64 {
  return u64(byte) * EACH_BYTE;
}

/** How many bytes lie before the one whose highest bit is the lowest that is set; 8 where none is. */
export function bytesBefore(bits: u64): i32 {
  return i32(ctz(bits)) >> 3;
}

export function isDigit(byte: u8): bool {
  return byte - ZERO <= 9;
}

/** The highest bit of each byte that is no digit; of those after the first such byte it may be set as well. */
export function notDigits(eight: u64): u64 {
  const digits = eight ^ (0x30 * EACH_BYTE);
  return (digits | (digits + 0x76 * EACH_BYTE)) & HIGHEST_BITS;
}

/** The number that eight digits are. */
export function numberOf(eight: u64): u64 {
  const digits = eight ^ (0x30 * EACH_BYTE);
  const pairs = digits * 10 + (digits >> 8);
  const first = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const second = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return (first + second) >> 32;
}
