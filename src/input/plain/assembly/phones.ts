import { bytesBefore, eightOf, notDigits, numberOf, PLUS, ZERO } from './bytes';

/** The phone number read last; 0 where there was none. */
export let phone: u64 = 0;

const POWERS = memory.data<u64>([1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]);

/**
 * Reads the phone number that begins at `start`: 7 to 15 digits, with or without the plus, or nothing at all. Returns where the
 * digits end, or -1 where they are no phone number.
 */
export function readPhone(start: i32): i32 {
  const from = start + i32(load<u8>(start) == PLUS);
  let at = from;
  let eight = load<u64>(at);
  let others = notDigits(eight);
  let number: u64 = 0;
  while (others == 0 && at - from < 16) {
    number = number * 100_000_000 + numberOf(eight);
    at += 8;
    eight = load<u64>(at);
    others = notDigits(eight);
  }
  const more = bytesBefore(others);
  if (more > 0 && more < 8) {
    // The digits that are left are put behind zeros.
    const shift = u64(8 - more) << 3;
    const digits = (eight << shift) | (eightOf(ZERO) >> (64 - shift));
    number = number * load<u64>(POWERS + (more << 3)) + numberOf(digits);
  }
  at += more;
  phone = number;
  const length = at - from;
  if (length == 0) return from == start ? at : -1;
  return length < 7 || length > 15 || load<u8>(from) == ZERO ? -1 : at;
}
