import { idHighs, pairs, quietUntil, times } from './columns';

/** Open addressing, of one block at a time: pairs counted from 1, and the earliest row met of each. It stays near. */
let places: usize = 0;
let capacity: i32 = 0;

/**
 * For how long nothing else is told of the pair of each row. The rows are in order of time, and those of the next block later
 * than the last of these; times are whole milliseconds.
 */
export function findQuiet(count: i32): void {
  // At least twice as many places as rows.
  const room = 1 << (32 - clz(count * 2 - 1));
  if (room > capacity) {
    if (places != 0) heap.free(places);
    places = heap.alloc(usize(room) << 3);
    capacity = room;
  }
  memory.fill(places, 0, usize(room) << 3);
  const mask = room - 1;
  const last = load<f64>(times + ((count - 1) << 3));
  for (let row = count - 1; row >= 0; row--) {
    const name = load<i32>(pairs + (row << 2)) + 1;
    let at = name & mask;
    let held = load<i32>(placeAt(at));
    while (held != name && held != 0) {
      at = (at + 1) & mask;
      held = load<i32>(placeAt(at));
    }
    const next = load<i32>(placeAt(at), 4);
    const quiet = held == 0 ? last + 1 : load<f64>(times + (next << 3));
    store<f64>(quietUntil + (row << 3), quiet);
    // Of two at once either may be the first.
    if (held != 0 && quiet == load<f64>(times + (row << 3))) store<f64>(quietUntil + (next << 3), quiet);
    store<i32>(placeAt(at), name);
    store<i32>(placeAt(at), row, 4);
  }
}

function placeAt(place: i32): usize {
  return places + (usize(place) << 3);
}

/** Makes each id one of its pair: ids of others may be the same. */
export function ownIds(count: i32): void {
  for (let row = 0; row < count; row++) {
    const own = (load<i32>(pairs + (row << 2)) + 1) * <i32>0x9e3779b1;
    store<i32>(idHighs + (row << 2), load<i32>(idHighs + (row << 2)) ^ own);
  }
}
