import type { PairState } from '../engine/state.js';
import type { Instant } from '../model/instant.js';
import { grown, grownLength } from './grown.js';

/** Of a state, the instants that few pairs have, in this order. */
const WIDTH = 6;
const WINDOW_SURE = 0;
const WINDOW_MAYBE = 1;
const ENTRY_POINT_SURE = 2;
const ENTRY_POINT_MAYBE = 3;
const ENTRY_POINT_FROM = 4;
const AD = 5;

/** What does not fit into the rows of pairs. A place that is free is given away again. */
export class LongStates {
  #numbers = new Float64Array(64 * WIDTH);
  #length = 0;
  readonly #free: number[] = [];

  read(place: number, state: PairState): void {
    const numbers = this.#numbers;
    const from = place * WIDTH;
    state.window.sure = numbers[from + WINDOW_SURE] as Instant;
    state.window.maybe = numbers[from + WINDOW_MAYBE] as Instant;
    state.entryPoint.sure = numbers[from + ENTRY_POINT_SURE] as Instant;
    state.entryPoint.maybe = numbers[from + ENTRY_POINT_MAYBE] as Instant;
    state.entryPointFrom = numbers[from + ENTRY_POINT_FROM] as Instant;
    state.adAt = numbers[from + AD] as Instant;
  }

  /** To the place given before, or a new one. Returns which. */
  write(before: number | null, state: PairState): number {
    const place = before ?? this.#free.pop() ?? this.#length++;
    const from = place * WIDTH;
    if (from >= this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers[from + WINDOW_SURE] = state.window.sure;
    numbers[from + WINDOW_MAYBE] = state.window.maybe;
    numbers[from + ENTRY_POINT_SURE] = state.entryPoint.sure;
    numbers[from + ENTRY_POINT_MAYBE] = state.entryPoint.maybe;
    numbers[from + ENTRY_POINT_FROM] = state.entryPointFrom;
    numbers[from + AD] = state.adAt;
    return place;
  }

  free(place: number): void {
    this.#free.push(place);
  }

  #grow(): void {
    const places = grownLength(this.#numbers.length / WIDTH);
    this.#numbers = grown(this.#numbers, new Float64Array(places * WIDTH));
  }
}
