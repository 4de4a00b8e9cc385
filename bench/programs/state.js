import process from 'node:process';
import { PairNames } from '../../dist/src/count/names.js';
import { PackedStates } from '../../dist/src/count/states.js';

/**
 * Prints the bytes that a pair's name and state take, of so many pairs: the growth of the heap and of all buffers, room for
 * pairs to come included. Each customer has written and was answered.
 */
const PAIRS = Number(process.argv[2]);
const CONTACTS_FROM = 551_110_000_000;
const FROM = Date.UTC(2026, 9, 1);
const WINDOW = 24 * 3_600_000;

const before = held();
const names = new PairNames();
const states = new PackedStates();
for (let index = 0; index < PAIRS; index++) {
  const pair = names.ofPhone(CONTACTS_FROM + index * 7, names.numberIndex('551130001000'));
  names.meet(pair);
  const state = states.open(pair, FROM + index);
  state.lastInboundAt = FROM + index;
  state.window.sure = state.window.maybe = FROM + index + WINDOW;
  states.close();
}
const after = held();
if (names.contactOf(PAIRS - 1) === null || states.underway(0, '') !== null) throw new Error('nothing was kept');
process.stdout.write(String((after - before) / PAIRS));

/** Needs --expose-gc. */
function held() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
