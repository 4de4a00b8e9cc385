import { setImmediate } from 'node:timers/promises';

/** So many take a few milliseconds. */
const ITEMS_IN_A_TURN = 64;

/** Hands out items one after the other; now and then signals and the clock have their turn. */
export async function* inTurns<T>(items: Iterable<T>): AsyncGenerator<T> {
  let left = ITEMS_IN_A_TURN;
  for (const item of items) {
    yield item;
    if (--left > 0) continue;
    await setImmediate();
    left = ITEMS_IN_A_TURN;
  }
}
