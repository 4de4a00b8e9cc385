import type { RowBlock } from './block.js';

/** Tells which rows may share their id with another row. Two that do are never missed; seldom two are named that do not. */
export function twinsOf(block: RowBlock): (row: number) => boolean {
  const isTwin = new Uint8Array(block.length);
  const firsts = new Map<number, number>();
  for (let row = 0; row < block.length; row++) {
    if (block.idEnd[row] === 0) continue;
    const id = (block.idHigh[row] as number) * KEPT + ((block.idLow[row] as number) >>> UNKEPT_BITS);
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, row);
    else isTwin[first] = isTwin[row] = 1;
  }
  return (row) => isTwin[row] === 1;
}

/** A number holds 53 of the 64 bits. */
const UNKEPT_BITS = 11;
const KEPT = 2 ** (32 - UNKEPT_BITS);
