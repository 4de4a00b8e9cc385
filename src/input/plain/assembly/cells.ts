import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './bytes';

/** What the 64 bits of no bytes are. */
export const NOTHING: u64 = 0x2f0b4a2761c88647;
const FACTOR: u64 = 0x9e3779b185ebca77;

/** Bytes that are looked at together. */
const STEP: i32 = 16;

/** Of the cells read last: 64 bits of their bytes. What shares them is taken to be the same. */
export let bits: u64 = 0;
/** And how many of them did not end at a delimiter: 1 where the line ends with the last of them. */
export let left: i32 = 0;
/** And whether all their bytes are characters. */
export let ascii: bool = true;

/** Eight more bytes: none share the result with others that follow the same ones. */
export function mixed(before: u64, eight: u64): u64 {
  const product = (before ^ eight) * FACTOR;
  return product ^ (product >> 32);
}

/** The last bytes, and how many there were in all. Whatever bits are taken of the result, each byte has a say in them. */
function ended(before: u64, rest: u64, length: i32): u64 {
  const product = mixed(before, rest ^ (u64(length) << 56)) * FACTOR;
  return product ^ (product >> 29);
}

/**
 * Reads so many neighbouring cells, the first of which begins at `start`, onto the bits of what came before. Returns where the
 * last of them ends, or an end of the line or a quote that comes before: there has to be one.
 */
export function readCells(before: u64, start: i32, delimiter: u8, count: i32): i32 {
  const delimiters = i8x16.splat(delimiter);
  let at = start;
  let hash = before;
  let seen = i64x2.splat(0);
  let more = count;
  while (true) {
    const bytes = v128.load(at);
    const cellEnds = i8x16.bitmask(i8x16.eq(bytes, delimiters));
    const found = popcnt(cellEnds);
    // A byte that may end a row is at most a quote.
    const mayEndRow = v128.any_true(i8x16.le_u(bytes, i8x16.splat(QUOTE)));
    if (found >= more || mayEndRow) {
      const rowEnds = rowEndsIn(bytes);
      if (found >= more || rowEnds != 0) {
        let ends = cellEnds | rowEnds;
        while (more > 1 && isIn(cellEnds, ctz(ends))) {
          ends &= ends - 1;
          more -= 1;
        }
        const length = ctz(ends);
        left = isIn(cellEnds, length) ? 0 : more;
        ascii = (i8x16.bitmask(seen) | (i8x16.bitmask(bytes) & ((1 << length) - 1))) == 0;
        if (length >= 8) hash = mixed(hash, load<u64>(at));
        const last = at + (length & 8);
        at += length;
        bits = ended(hash, firstBytes(load<u64>(last), at - last), at - start);
        return at;
      }
    }
    more -= found;
    seen = v128.or(seen, bytes);
    hash = mixed(mixed(hash, i64x2.extract_lane(bytes, 0)), i64x2.extract_lane(bytes, 1));
    at += STEP;
  }
}

/** The bit of each byte that ends a row, or is a quote. */
function rowEndsIn(bytes: v128): i32 {
  const isEnd = v128.or(i8x16.eq(bytes, i8x16.splat(LINE_FEED)), i8x16.eq(bytes, i8x16.splat(CARRIAGE_RETURN)));
  return i8x16.bitmask(v128.or(isEnd, i8x16.eq(bytes, i8x16.splat(QUOTE))));
}

function isIn(bits: i32, at: i32): bool {
  return ((bits >> at) & 1) != 0;
}

/** Fewer than eight bytes, and zeros. */
function firstBytes(eight: u64, count: i32): u64 {
  return eight & (((<u64>1) << (u64(count) << 3)) - 1);
}

/** The bits of one cell of the bytes `[start, end)`, whatever they are. */
export function bitsOf(start: i32, end: i32): u64 {
  let at = start;
  let hash = NOTHING;
  for (; at + 8 <= end; at += 8) hash = mixed(hash, load<u64>(at));
  return ended(hash, firstBytes(load<u64>(at), end - at), end - start);
}
