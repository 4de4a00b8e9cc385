import { ID_BYTES, ID_HIGH, ID_LOW, SETTLED, TOLD_AT } from '../layout';
import { addForgotten, Forgotten, hasForgotten, makeForgotten } from './forgotten';

/** Slots of the first table; a power of two, as all numbers of slots are. */
const SMALLEST: i32 = 4096;

/** Ids that are brought near at a time. */
const NEAR: i32 = 256;

/**
 * Rows lie one after the other in the order in which they were told. To find them there is a table of slots: in one byte
 * what tells most absent ids (0 is an empty slot), in four the row. Both are small enough to stay near the processor.
 */
@unmanaged
class Table {
  length!: i32;
  slots!: i32;
  capacity!: i32;
  tags!: usize;
  numbers!: usize;
  rows!: usize;
}

/** Ids that stay when the rest of their rows is forgotten. */
@unmanaged
class Kept {
  ids!: Forgotten;
  /** Of which integer of a row decides whether its id is one of these: it is where none of these bits are set. */
  deciding!: i32;
  unless!: i32;
}

/**
 * Ids told lately, by 64 bits of each. One told `horizon` milliseconds of event time ago is not found any more: Meta repeats a
 * webhook for 36 hours, and what is remembered for ever fills every memory.
 */
@unmanaged
export class Recent {
  horizon!: f64;
  youngFrom!: f64;
  /** Bytes of a row. */
  width!: i32;
  young!: Table;
  old!: Table;
  /** Null while what is too old leaves nothing behind. */
  forgotten!: Kept | null;
  /** Those of unsettled messages; null while there was none. */
  unsettled!: Kept | null;
}

/** What was asked for only to have it near: kept, so that no compiler takes the asking for idle. */
export let near: i32 = 0;

/** `columns` of its own has each row; an even number. */
export function makeRecent(horizon: f64, columns: i32): Recent {
  const recent = changetype<Recent>(heap.alloc(offsetof<Recent>()));
  recent.horizon = horizon;
  recent.youngFrom = -Infinity;
  recent.width = ID_BYTES + (columns << 2);
  recent.young = emptyTable(SMALLEST, recent.width);
  recent.old = emptyTable(SMALLEST, recent.width);
  recent.forgotten = null;
  recent.unsettled = null;
  return recent;
}

/** From now on ids are kept when the rest of their rows is forgotten, unless one of these bits of their integer `column` is set. */
export function keepForgotten(recent: Recent, column: i32, unless: i32): void {
  recent.forgotten = keptUnless(column, unless);
}

/** The message of some row is unsettled: from the first one on the ids of such rows are kept. */
export function noteUnsettled(recent: Recent): void {
  if (recent.unsettled == null) recent.unsettled = keptUnless(SETTLED, 1);
}

function keptUnless(column: i32, unless: i32): Kept {
  const kept = changetype<Kept>(heap.alloc(offsetof<Kept>()));
  kept.ids = makeForgotten();
  kept.deciding = ID_BYTES + (column << 2);
  kept.unless = unless;
  return kept;
}

/** Whether an id was told longer ago than the horizon, and is one of those that are kept. */
export function isForgotten(recent: Recent, high: i32, low: i32): bool {
  return isKept(recent, recent.forgotten, high, low);
}

/** Whether an id was told longer ago than the horizon, of a message that is not settled. */
export function isUnsettled(recent: Recent, high: i32, low: i32): bool {
  return isKept(recent, recent.unsettled, high, low);
}

function isKept(recent: Recent, kept: Kept | null, high: i32, low: i32): bool {
  if (kept == null) return false;
  return (
    leaves(recent, recent.young, kept, high, low) ||
    leaves(recent, recent.old, kept, high, low) ||
    hasForgotten(kept.ids, idOf(high, low))
  );
}

/** Whether the id stands in the table and will be kept. */
function leaves(recent: Recent, table: Table, kept: Kept, high: i32, low: i32): bool {
  const mask = table.slots - 1;
  for (let slot = (high ^ low) & mask; load<u8>(table.tags + slot) != 0; slot = (slot + 1) & mask) {
    const row = rowAt(recent, table, load<i32>(table.numbers + (slot << 2)));
    if (load<i32>(row, ID_HIGH) == high && load<i32>(row, ID_LOW) == low && keeps(kept, row)) return true;
  }
  return false;
}

function keeps(kept: Kept, row: usize): bool {
  return (load<i32>(row + usize(kept.deciding)) & kept.unless) == 0;
}

function idOf(high: i32, low: i32): u64 {
  return (u64(high) << 32) | (u64(low) & 0xffffffff);
}

/** What is kept of an id that was told within the horizon before now: where that lies. 0 where it was not. */
export function findId(recent: Recent, high: i32, low: i32, now: f64): usize {
  const young = lookIn(recent, recent.young, high, low, now);
  return young != 0 ? young : lookIn(recent, recent.old, high, low, now);
}

function lookIn(recent: Recent, table: Table, high: i32, low: i32, now: f64): usize {
  const mask = table.slots - 1;
  const tag = tagOf(high);
  let slot = (high ^ low) & mask;
  while (true) {
    const held = load<u8>(table.tags + slot);
    if (held == 0) return 0;
    if (held == tag) {
      const row = rowAt(recent, table, load<i32>(table.numbers + (slot << 2)));
      const isIt = load<i32>(row, ID_HIGH) == high && load<i32>(row, ID_LOW) == low;
      if (isIt && now - load<f64>(row, TOLD_AT) <= recent.horizon) return row + ID_BYTES;
    }
    slot = (slot + 1) & mask;
  }
}

/** Adds an id. Returns where what is kept of it lies. */
export function addId(recent: Recent, high: i32, low: i32, now: f64): usize {
  if (now - recent.youngFrom > recent.horizon) age(recent, now);
  const table = recent.young;
  if (table.length * 2 == table.slots) spread(recent, table);
  const number = table.length++;
  if (table.length > table.capacity) lengthen(recent, table);
  const row = rowAt(recent, table, number);
  store<i32>(row, high, ID_HIGH);
  store<i32>(row, low, ID_LOW);
  store<f64>(row, now, TOLD_AT);
  put(table, number, high, low);
  return row + ID_BYTES;
}

/**
 * Of ids that will be looked for, brings near what tells most of them absent. And what is written when one is new: until such
 * a write is through, all later ones wait. Of the ids `[from, until)` of two columns these are so many that all stays near until
 * it is used. Returns where the next ones begin.
 */
export function approach(recent: Recent, highs: usize, lows: usize, from: i32, until: i32): i32 {
  const end = min(until, from + NEAR);
  const tags = recent.young.tags;
  const numbers = recent.young.numbers;
  const old = recent.old.tags;
  const mask = recent.young.slots - 1;
  const oldMask = recent.old.slots - 1;
  let asked = 0;
  for (let row = from; row < end; row++) {
    const place = load<i32>(highs + (row << 2)) ^ load<i32>(lows + (row << 2));
    asked ^= i32(load<u8>(tags + (place & mask))) ^ i32(load<u8>(old + (place & oldMask)));
    asked ^= load<i32>(numbers + ((place & mask) << 2));
  }
  near ^= asked;
  return end;
}

/** What is young becomes old, and what was old is forgotten. */
function age(recent: Recent, now: f64): void {
  const forgotten = recent.old;
  keepIds(recent, recent.forgotten, forgotten);
  keepIds(recent, recent.unsettled, forgotten);
  recent.old = recent.young;
  recent.youngFrom = now;
  const slots = recent.old.slots;
  if (forgotten.slots != slots) {
    heap.free(forgotten.tags);
    heap.free(forgotten.numbers);
    makeSlots(forgotten, slots);
  }
  memory.fill(forgotten.tags, 0, slots);
  forgotten.length = 0;
  recent.young = forgotten;
}

function keepIds(recent: Recent, kept: Kept | null, table: Table): void {
  if (kept == null) return;
  const ids = heap.alloc(usize(table.length) << 3);
  let length = 0;
  for (let number = 0; number < table.length; number++) {
    const row = rowAt(recent, table, number);
    if (!keeps(kept, row)) continue;
    store<u64>(ids + (usize(length) << 3), idOf(load<i32>(row, ID_HIGH), load<i32>(row, ID_LOW)));
    length++;
  }
  if (length == 0) heap.free(ids);
  else addForgotten(kept.ids, heap.realloc(ids, usize(length) << 3), length);
}

/** The same rows with twice the slots. */
function spread(recent: Recent, table: Table): void {
  heap.free(table.tags);
  heap.free(table.numbers);
  makeSlots(table, table.slots * 2);
  for (let number = 0; number < table.length; number++) {
    const row = rowAt(recent, table, number);
    put(table, number, load<i32>(row, ID_HIGH), load<i32>(row, ID_LOW));
  }
}

function lengthen(recent: Recent, table: Table): void {
  table.capacity = table.capacity + (table.capacity >> 1);
  table.rows = heap.realloc(table.rows, usize(table.capacity) * recent.width);
}

function emptyTable(slots: i32, width: i32): Table {
  const table = changetype<Table>(heap.alloc(offsetof<Table>()));
  table.length = 0;
  table.capacity = slots >> 2;
  table.rows = heap.alloc(usize(table.capacity) * width);
  makeSlots(table, slots);
  return table;
}

function makeSlots(table: Table, slots: i32): void {
  table.slots = slots;
  table.tags = heap.alloc(slots);
  table.numbers = heap.alloc(usize(slots) << 2);
  memory.fill(table.tags, 0, slots);
}

function put(table: Table, number: i32, high: i32, low: i32): void {
  const mask = table.slots - 1;
  let slot = (high ^ low) & mask;
  while (load<u8>(table.tags + slot) != 0) slot = (slot + 1) & mask;
  store<u8>(table.tags + slot, tagOf(high));
  store<i32>(table.numbers + (slot << 2), number);
}

function rowAt(recent: Recent, table: Table, number: i32): usize {
  return table.rows + usize(number) * recent.width;
}

function tagOf(high: i32): u8 {
  return u8(high >>> 24) | 1;
}
