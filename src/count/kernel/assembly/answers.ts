import { ANSWER, ANSWER_BYTES, ENTERED_MAYBE, GIVEN, ROOM, WINDOW_LEFT } from '../layout';

const FEWEST: i32 = 1024;

/** How many there are, and where they begin. */
export let length: i32 = 0;
export let answers: usize = 0;
let capacity: i32 = 0;

/** Open addressing: of each slot what is asked, and its answer counted from 1; 0 is an empty slot. */
let slots: usize = 0;
let mask: i32 = 0;
const SLOT_BYTES: i32 = 16;
const FOUND: i32 = 8;

/** Of each allowance, counted from 1: up to and including which instant a delivery may take from it. */
let rooms: usize = 0;
let roomCount: i32 = 0;

/** All that decides what comes of an event, as one number. */
export function questionOf(pairClass: i32, profile: i32, standing: i32, fate: i32): u64 {
  return (u64(u32(pairClass)) << 32) | (u64(u32(profile)) << 16) | (u64(u32(standing)) << 2) | u64(u32(fate));
}

/** Where what is known to come of it lies; 0 where nothing is. */
export function find(question: u64): usize {
  if (length == 0) return 0;
  let slot = placeOf(question);
  while (true) {
    const at = slots + usize(slot) * SLOT_BYTES;
    const found = load<i32>(at, FOUND);
    if (found == 0) return 0;
    if (load<u64>(at) == question) return answerAt(found - 1);
    slot = (slot + 1) & mask;
  }
}

/** The index of the answer; -1 where none is known. */
export function findAnswer(pairClass: i32, profile: i32, standing: i32, fate: i32): i32 {
  const at = find(questionOf(pairClass, profile, standing, fate));
  return at == 0 ? -1 : indexOf(at);
}

export function indexOf(answer: usize): i32 {
  return i32((answer - answers) / ANSWER_BYTES);
}

/** What is known from now on, and has not been asked before. The last three are its own. Returns its index. */
export function learn(
  pairClass: i32,
  profile: i32,
  standing: i32,
  fate: i32,
  answer: i32,
  first: i32,
  second: i32,
  third: i32,
): i32 {
  const index = length++;
  if (length > capacity) grow();
  const at = answerAt(index);
  store<i32>(at, 0, GIVEN);
  store<i32>(at, answer, ANSWER);
  store<i32>(at, first, ROOM);
  store<i32>(at, second, WINDOW_LEFT);
  store<i32>(at, third, ENTERED_MAYBE);
  if (length * 2 > mask) spread();
  put(questionOf(pairClass, profile, standing, fate), index);
  return index;
}

/** Nothing is known any more. */
export function forget(): void {
  length = 0;
  if (slots != 0) memory.fill(slots, 0, usize(mask + 1) * SLOT_BYTES);
}

/** One more allowance. Returns its number. */
export function addRoom(): i32 {
  roomCount += 1;
  rooms = rooms == 0 ? heap.alloc(16) : heap.realloc(rooms, (usize(roomCount) + 1) << 3);
  setRoom(roomCount, Infinity);
  return roomCount;
}

export function setRoom(room: i32, until: f64): void {
  store<f64>(rooms + (room << 3), until);
}

/** Whether a delivery may take from the allowance of an answer. */
export function mayTake(answer: usize, at: f64): bool {
  const room = load<i32>(answer, ROOM);
  return room != 0 && at <= load<f64>(rooms + (room << 3));
}

function answerAt(index: i32): usize {
  return answers + usize(index) * ANSWER_BYTES;
}

function grow(): void {
  capacity = capacity == 0 ? FEWEST : capacity * 2;
  const bytes = usize(capacity) * ANSWER_BYTES;
  answers = answers == 0 ? heap.alloc(bytes) : heap.realloc(answers, bytes);
}

/** The same answers in twice the slots. */
function spread(): void {
  const before = slots;
  const count = before == 0 ? 0 : mask + 1;
  mask = before == 0 ? FEWEST * 2 - 1 : count * 2 - 1;
  const bytes = usize(mask + 1) * SLOT_BYTES;
  slots = heap.alloc(bytes);
  memory.fill(slots, 0, bytes);
  for (let slot = 0; slot < count; slot++) {
    const at = before + usize(slot) * SLOT_BYTES;
    const found = load<i32>(at, FOUND);
    if (found != 0) put(load<u64>(at), found - 1);
  }
  if (before != 0) heap.free(before);
}

function put(question: u64, index: i32): void {
  let slot = placeOf(question);
  while (load<i32>(slots + usize(slot) * SLOT_BYTES, FOUND) != 0) slot = (slot + 1) & mask;
  const at = slots + usize(slot) * SLOT_BYTES;
  store<u64>(at, question);
  store<i32>(at, index + 1, FOUND);
}

function placeOf(question: u64): i32 {
  return i32((question * 0x9e3779b97f4a7c15) >> 40) & mask;
}
