import {
  AD,
  ENTRY_POINT_FROM,
  ENTRY_POINT_MAYBE,
  ENTRY_POINT_SURE,
  IS_LONG,
  LONG_BYTES,
  LONGS_AT,
  MARKS,
  WINDOW,
} from '../layout';

const FEWEST: i32 = 64;
const NONE: i32 = -1;

let longs: usize = 0;
let room: i32 = 0;
let length: i32 = 0;
/** A place that is free holds the number of the next one that is. */
let firstFree: i32 = NONE;

/** A place for a long state. */
export function newLong(): i32 {
  const free = firstFree;
  if (free != NONE) {
    firstFree = load<i32>(longAt(free));
    return free;
  }
  if (length == room) grow();
  return length++;
}

export function freeLong(place: i32): void {
  store<i32>(longAt(place), firstFree);
  firstFree = place;
}

/** Gives a pair a long state, without an entry point; its window is to be told. */
export function lengthen(pair: usize): void {
  store<i32>(pair, newLong(), WINDOW);
  store<i32>(pair, load<i32>(pair, MARKS) | IS_LONG, MARKS);
  const long = longOf(pair);
  store<f64>(long, -Infinity, ENTRY_POINT_SURE);
  store<f64>(long, -Infinity, ENTRY_POINT_MAYBE);
  store<f64>(long, -Infinity, ENTRY_POINT_FROM);
  store<f64>(long, -Infinity, AD);
}

/** Where the long state of a pair lies. */
export function longOf(pair: usize): usize {
  return longAt(load<i32>(pair, WINDOW));
}

function longAt(place: i32): usize {
  return longs + usize(place) * LONG_BYTES;
}

function grow(): void {
  room = room == 0 ? FEWEST : room + (room >> 1);
  const bytes = usize(room) * LONG_BYTES;
  longs = longs == 0 ? heap.alloc(bytes) : heap.realloc(longs, bytes);
  store<i32>(LONGS_AT, i32(longs));
}
