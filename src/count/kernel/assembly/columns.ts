/** The rows of a block, column by column: where each column begins. */

export let capacity: i32 = 0;
let memoryOfAll: usize = 0;

/** Milliseconds since the epoch; of a delivery NaN where the row does not say. */
export let times: usize = 0;
export let deliveries: usize = 0;
export let contacts: usize = 0;
/** No other row of its pair that comes later is earlier than this instant. */
export let quietUntil: usize = 0;
export let profiles: usize = 0;
/** 0 where the row has no id. */
export let idEnds: usize = 0;
/** Halves of 64 bits; the upper one is made one of the pair. */
export let idHighs: usize = 0;
export let idLows: usize = 0;
export let lines: usize = 0;
export let files: usize = 0;
/** The index of the business number, and then that of the pair. */
export let numbers: usize = 0;
export let pairs: usize = 0;
/** Of rows that may take from an allowance, as they were taken: the row, and the index of its answer. */
export let takers: usize = 0;
export let takerAnswers: usize = 0;

const NUMBERS: usize = 4;
const INTEGERS: usize = 10;

/** Makes room for so many rows. What was there is gone. */
export function reserve(count: i32): void {
  if (count <= capacity) return;
  if (memoryOfAll != 0) heap.free(memoryOfAll);
  capacity = count;
  const wide = usize(count) << 3;
  const narrow = usize(count + (count & 1)) << 2;
  memoryOfAll = heap.alloc(NUMBERS * wide + INTEGERS * narrow);
  times = memoryOfAll;
  deliveries = times + wide;
  contacts = deliveries + wide;
  quietUntil = contacts + wide;
  profiles = quietUntil + wide;
  idEnds = profiles + narrow;
  idHighs = idEnds + narrow;
  idLows = idHighs + narrow;
  lines = idLows + narrow;
  files = lines + narrow;
  numbers = files + narrow;
  pairs = numbers + narrow;
  takers = pairs + narrow;
  takerAnswers = takers + narrow;
}
