import { CLASS, CONTACT, LAST_INBOUND, MARKS, MET, NUMBER, PAIR_BYTES, PAIRS_AT, WINDOW } from '../layout';
import { contacts, numbers, pairs } from './columns';

const FEWEST: i32 = 1024;
/** What a processor fetches at once: so no row lies across two. */
const LINE_BYTES: usize = 64;

/** How many there are. */
export let length: i32 = 0;
let rows: usize = 0;
let allocated: usize = 0;
let capacity: i32 = 0;

/**
 * Open addressing. A slot holds a pair counted from 1, in as many low bits as tell a slot, and above them those of the hash,
 * which tell almost all others apart; 0 is an empty slot.
 */
let slots: usize = 0;
let mask: i32 = 0;

/** What was asked for only to have it near: kept, so that no compiler takes the asking for idle. */
export let near: i32 = 0;

/** The index of the pair, which is new when it equals the former `length`. */
export function indexOf(contact: f64, number: i32): i32 {
  return indexAt(contact, number, hashOf(contact, number));
}

function indexAt(contact: f64, number: i32, hash: i32): i32 {
  if (capacity == 0) begin();
  let slot = hash & mask;
  while (true) {
    const held = slotAt(slot);
    if (held == 0) return add(contact, number, hash);
    if (((held ^ hash) & ~mask) == 0 && is((held & mask) - 1, contact, number)) return (held & mask) - 1;
    slot = (slot + 1) & mask;
  }
}

/**
 * The pairs of the first rows of a block. What lies far away is asked for in loops so short that a processor waits for many
 * answers at the same time.
 */
export function findPairs(count: i32): void {
  if (capacity == 0) begin();
  let asked = 0;
  for (let row = 0; row < count; row++) {
    const hash = hashOf(load<f64>(contacts + (row << 3)), load<i32>(numbers + (row << 2)));
    store<i32>(pairs + (row << 2), hash);
    asked ^= slotAt(hash & mask);
  }
  for (let row = 0; row < count; row++) {
    const hash = load<i32>(pairs + (row << 2));
    let slot = hash & mask;
    let held = slotAt(slot);
    while (held != 0 && ((held ^ hash) & ~mask) != 0) {
      slot = (slot + 1) & mask;
      held = slotAt(slot);
    }
    const likely = max(0, (held & mask) - 1);
    store<i32>(pairs + (row << 2), likely);
    asked ^= load<i32>(rowOf(likely), NUMBER);
  }
  near ^= asked;
  for (let row = 0; row < count; row++) {
    const contact = load<f64>(contacts + (row << 3));
    const number = load<i32>(numbers + (row << 2));
    if (is(load<i32>(pairs + (row << 2)), contact, number)) continue;
    store<i32>(pairs + (row << 2), indexOf(contact, number));
  }
}

/** Brings the pairs of the rows `[from, until)` near. */
export function approachPairs(from: i32, until: i32): void {
  let asked = 0;
  for (let row = from; row < until; row++) asked ^= load<i32>(rowOf(load<i32>(pairs + (row << 2))), NUMBER);
  near ^= asked;
}

/** How many contacts have a pair to which something happened. */
export function countContacts(): i32 {
  let room = 1;
  while (room < length * 2) room *= 2;
  const seen = heap.alloc(usize(room) << 3);
  memory.fill(seen, 0, usize(room) << 3);
  let count = 0;
  for (let pair = 0; pair < length; pair++) {
    if ((load<i32>(rowOf(pair), MARKS) & MET) == 0) continue;
    // None is an empty place, and as good as any other name.
    const contact = reinterpret<u64>(load<f64>(rowOf(pair), CONTACT)) + 1;
    let place = hashOf(load<f64>(rowOf(pair), CONTACT), 0) & (room - 1);
    while (load<u64>(seen + (place << 3)) != 0 && load<u64>(seen + (place << 3)) != contact) {
      place = (place + 1) & (room - 1);
    }
    if (load<u64>(seen + (place << 3)) == contact) continue;
    store<u64>(seen + (place << 3), contact);
    count += 1;
  }
  heap.free(seen);
  return count;
}

export function rowOf(pair: i32): usize {
  return rows + usize(pair) * PAIR_BYTES;
}

function is(pair: i32, contact: f64, number: i32): bool {
  const row = rowOf(pair);
  return pair < length && load<f64>(row, CONTACT) == contact && load<i32>(row, NUMBER) == number;
}

function add(contact: f64, number: i32, hash: i32): i32 {
  const pair = length++;
  if (length > capacity) grow();
  const row = rowOf(pair);
  store<f64>(row, contact, CONTACT);
  store<f64>(row, -Infinity, LAST_INBOUND);
  store<i32>(row, number, NUMBER);
  store<i32>(row, 0, MARKS);
  store<i32>(row, 0, WINDOW);
  store<i32>(row, 0, CLASS);
  if (length * 5 > (mask + 1) * 4) spread();
  else put(hash, pair);
  return pair;
}

function begin(): void {
  capacity = FEWEST;
  moveTo(FEWEST);
  makeSlots(FEWEST * 2);
}

function grow(): void {
  capacity = capacity + (capacity >> 1);
  moveTo(capacity);
}

function moveTo(count: i32): void {
  const before = allocated;
  const from = rows;
  const bytes = usize(count) * PAIR_BYTES;
  allocated = heap.alloc(bytes + LINE_BYTES);
  rows = (allocated + LINE_BYTES - 1) & ~(LINE_BYTES - 1);
  store<i32>(PAIRS_AT, i32(rows));
  if (before == 0) return;
  memory.copy(rows, from, usize(length - 1) * PAIR_BYTES);
  heap.free(before);
}

function makeSlots(count: i32): void {
  if (slots != 0) heap.free(slots);
  const bytes = usize(count) << 2;
  slots = heap.alloc(bytes);
  memory.fill(slots, 0, bytes);
  mask = count - 1;
}

/** The same pairs in twice the slots. */
function spread(): void {
  makeSlots((mask + 1) * 2);
  for (let pair = 0; pair < length; pair++) {
    const row = rowOf(pair);
    put(hashOf(load<f64>(row, CONTACT), load<i32>(row, NUMBER)), pair);
  }
}

function put(hash: i32, pair: i32): void {
  let slot = hash & mask;
  while (slotAt(slot) != 0) slot = (slot + 1) & mask;
  store<i32>(slots + (usize(slot) << 2), (hash & ~mask) | (pair + 1));
}

function slotAt(slot: i32): i32 {
  return load<i32>(slots + (usize(slot) << 2));
}

function hashOf(contact: f64, number: i32): i32 {
  const mixed = (reinterpret<u64>(contact) ^ (u64(number + 1) * 0x9e3779b97f4a7c15)) * 0xc2b2ae3d27d4eb4f;
  return i32(mixed ^ (mixed >> 32));
}
