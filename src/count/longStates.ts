import type { PairState } from '../engine/state.js';
import type { Instant } from '../model/instant.js';
import type { CountKernel } from './kernel/kernel.js';
import {
  AD,
  ENTRY_POINT_FROM,
  ENTRY_POINT_MAYBE,
  ENTRY_POINT_SURE,
  LONG_BYTES,
  LONGS_AT,
  WINDOW_MAYBE,
  WINDOW_SURE,
} from './kernel/layout.js';

/** What does not fit into the rows of pairs. A place that is free is given away again. */
export class LongStates {
  readonly #kernel: CountKernel;

  constructor(kernel: CountKernel) {
    this.#kernel = kernel;
  }

  read(place: number, state: PairState): void {
    const { numbers } = this.#kernel;
    const from = this.#addressOf(place);
    state.window.sure = numbers[(from + WINDOW_SURE) >>> 3] as Instant;
    state.window.maybe = numbers[(from + WINDOW_MAYBE) >>> 3] as Instant;
    state.entryPoint.sure = numbers[(from + ENTRY_POINT_SURE) >>> 3] as Instant;
    state.entryPoint.maybe = numbers[(from + ENTRY_POINT_MAYBE) >>> 3] as Instant;
    state.entryPointFrom = numbers[(from + ENTRY_POINT_FROM) >>> 3] as Instant;
    state.adAt = numbers[(from + AD) >>> 3] as Instant;
  }

  /** To the place given before, or a new one. Returns which. */
  write(before: number | null, state: PairState): number {
    const place = before ?? this.#kernel.newLong();
    const { numbers } = this.#kernel;
    const from = this.#addressOf(place);
    numbers[(from + WINDOW_SURE) >>> 3] = state.window.sure;
    numbers[(from + WINDOW_MAYBE) >>> 3] = state.window.maybe;
    numbers[(from + ENTRY_POINT_SURE) >>> 3] = state.entryPoint.sure;
    numbers[(from + ENTRY_POINT_MAYBE) >>> 3] = state.entryPoint.maybe;
    numbers[(from + ENTRY_POINT_FROM) >>> 3] = state.entryPointFrom;
    numbers[(from + AD) >>> 3] = state.adAt;
    return place;
  }

  free(place: number): void {
    this.#kernel.freeLong(place);
  }

  #addressOf(place: number): number {
    return (this.#kernel.integers[LONGS_AT >>> 2] as number) + place * LONG_BYTES;
  }
}
