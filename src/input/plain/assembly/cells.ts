import { bytesBefore, CARRIAGE_RETURN, eightOf, HIGHEST_BITS, LINE_FEED, lowest, QUOTE, zeroBytes } from './bytes';

/** What the 64 bits of no bytes are. */
export const NOTHING: u64 = 0x2f0b4a2761c88647;
const FACTOR: u64 = 0x9e3779b185ebca77;

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
 * last of them ends, or an end of the line or a quote that comes before: there has to be one. `delimiters` is eight of them.
 */
export function readCells(before: u64, start: i32, delimiters: u64, count: i32): i32 {
  let at = start;
  let hash = before;
  let seen: u64 = 0;
  let more = count;
  while (true) {
    const eight = load<u64>(at);
    const cellEnds = zeroBytes(eight ^ delimiters);
    const found = i32(popcnt(cellEnds));
    // A byte that may end a row is at most a quote, and borrows from its highest bit.
    const mayEndRow = ((eight - eightOf(QUOTE + 1)) & ~eight & HIGHEST_BITS) != 0;
    if (found >= more || mayEndRow) {
      const rowEnds =
        zeroBytes(eight ^ eightOf(LINE_FEED)) |
        zeroBytes(eight ^ eightOf(CARRIAGE_RETURN)) |
        zeroBytes(eight ^ eightOf(QUOTE));
      if (found >= more || rowEnds != 0) {
        let ends = cellEnds | rowEnds;
        while (more > 1 && (cellEnds & lowest(ends)) != 0) {
          ends ^= lowest(ends);
          more -= 1;
        }
        if ((cellEnds & lowest(ends)) != 0) more = 0;
        const rest = eight & ((lowest(ends) >> 7) - 1);
        at += bytesBefore(ends);
        left = more;
        ascii = ((seen | rest) & HIGHEST_BITS) == 0;
        bits = ended(hash, rest, at - start);
        return at;
      }
    }
    more -= found;
    seen |= eight;
    hash = mixed(hash, eight);
    at += 8;
  }
}

/** The bits of one cell of the bytes `[start, end)`, whatever they are. */
export function bitsOf(start: i32, end: i32): u64 {
  let at = start;
  let hash = NOTHING;
  for (; at + 8 <= end; at += 8) hash = mixed(hash, load<u64>(at));
  const rest = load<u64>(at) & (((<u64>1) << (u64(end - at) << 3)) - 1);
  return ended(hash, rest, end - start);
}
