/** `0000`; what is added to four digits to show what is beyond nine; and where that shows. */
const FOUR_ZEROS = 0x30303030;
const BEYOND_NINE = 0x76767676;
const NOT_DIGITS = 0x80808080;

/** The number that four bytes of text are, read from low to high; -1 where not all are digits. */
export function fourDigits(four: number): number {
  const digits = four ^ FOUR_ZEROS;
  if (((digits | (digits + BEYOND_NINE)) & NOT_DIGITS) !== 0) return -1;
  const pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff;
  return ((pairs & 0xff) * 100 + (pairs >>> 16)) & 0xffff;
}
