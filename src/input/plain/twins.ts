import type { RowBlock } from './block.js';

/** Tells which rows share the 64 bits of their id with another row. */
export function twinsOf({ length, idEnd, idHigh, idLow }: RowBlock): (row: number) => boolean {
  const isTwin = new Uint8Array(length);
  const mask = 2 ** Math.ceil(Math.log2(length * 2 + 1)) - 1;
  /** A row with each id, counted from 1. */
  const firsts = new Int32Array(mask + 1);
  for (let row = 0; row < length; row++) {
    if (idEnd[row] === 0) continue;
    const high = idHigh[row] as number;
    const low = idLow[row] as number;
    let slot = (high ^ low) & mask;
    let first = firsts[slot] as number;
    while (first !== 0 && (idHigh[first - 1] !== high || idLow[first - 1] !== low)) {
      slot = (slot + 1) & mask;
      first = firsts[slot] as number;
    }
    if (first === 0) firsts[slot] = row + 1;
    else isTwin[first - 1] = isTwin[row] = 1;
  }
  return (row) => isTwin[row] === 1;
}
