import { LONG_BYTES, LONGS_AT, WINDOW } from '../layout';

let longs: usize = 0;

/** Makes room for so many long states; those that there are keep their places. */
export function growLongs(count: i32): void {
  const bytes = usize(count) * LONG_BYTES;
  longs = longs == 0 ? heap.alloc(bytes) : heap.realloc(longs, bytes);
  store<i32>(LONGS_AT, i32(longs));
}

/** Where the long state of a pair lies. */
export function longOf(pair: usize): usize {
  return longs + usize(load<i32>(pair, WINDOW)) * LONG_BYTES;
}
