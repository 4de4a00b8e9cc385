/** Runs longer than this together stay apart: while two become one, both take room. */
const LONGEST_MERGED: i32 = 1 << 20;

/** Shorter stretches are put in order one by one. */
const FEW: i32 = 16;

/** Ids in ascending order, 64 bits of each. */
@unmanaged
class Run {
  /** The one that was added before; null of the first. */
  before!: Run | null;
  length!: i32;
  ids!: usize;
}

/** Ids that a log told longer ago than it remembers what was told: eight bytes an id, in a few runs. */
@unmanaged
export class Forgotten {
  latest!: Run | null;
}

export function makeForgotten(): Forgotten {
  const forgotten = changetype<Forgotten>(heap.alloc(offsetof<Forgotten>()));
  forgotten.latest = null;
  return forgotten;
}

/** Adds `length` ids in any order, which lie in memory of the heap that is not used otherwise any more. */
export function addForgotten(forgotten: Forgotten, ids: usize, length: i32): void {
  sort(ids, 0, length - 1);
  const run = changetype<Run>(heap.alloc(offsetof<Run>()));
  run.before = forgotten.latest;
  run.length = length;
  run.ids = ids;
  forgotten.latest = run;
  // So few runs are left that each can be asked.
  let before = run.before;
  while (before != null && before.length <= run.length << 1 && before.length + run.length <= LONGEST_MERGED) {
    merge(run, before);
    before = run.before;
  }
}

export function hasForgotten(forgotten: Forgotten, id: u64): bool {
  let run = forgotten.latest;
  while (run != null) {
    if (holds(run, id)) return true;
    run = run.before;
  }
  return false;
}

function holds(run: Run, id: u64): bool {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const held = idAt(run.ids, middle);
    if (held == id) return true;
    if (held < id) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** Takes the ids of the run before it. */
function merge(run: Run, before: Run): void {
  const length = run.length + before.length;
  const ids = heap.alloc(usize(length) << 3);
  let one = 0;
  let other = 0;
  for (let next = 0; next < length; next++) {
    const isOne = other == before.length || (one < run.length && idAt(run.ids, one) < idAt(before.ids, other));
    setId(ids, next, isOne ? idAt(run.ids, one++) : idAt(before.ids, other++));
  }
  heap.free(run.ids);
  heap.free(before.ids);
  run.ids = ids;
  run.length = length;
  run.before = before.before;
  heap.free(changetype<usize>(before));
}

/** Puts the ids `[from, to]` in order, by halves around one of the middle. */
function sort(ids: usize, from: i32, to: i32): void {
  while (to - from > FEW) {
    const pivot = idAt(ids, (from + to) >>> 1);
    let left = from;
    let right = to;
    while (left <= right) {
      while (idAt(ids, left) < pivot) left++;
      while (idAt(ids, right) > pivot) right--;
      if (left > right) break;
      const held = idAt(ids, left);
      setId(ids, left++, idAt(ids, right));
      setId(ids, right--, held);
    }
    sort(ids, from, right);
    from = left;
  }
  for (let next = from + 1; next <= to; next++) {
    const id = idAt(ids, next);
    let place = next;
    for (; place > from && idAt(ids, place - 1) > id; place--) setId(ids, place, idAt(ids, place - 1));
    setId(ids, place, id);
  }
}

function idAt(ids: usize, index: i32): u64 {
  return load<u64>(ids + (usize(index) << 3));
}

function setId(ids: usize, index: i32, id: u64): void {
  store<u64>(ids + (usize(index) << 3), id);
}
