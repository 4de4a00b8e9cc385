import { instantOf, type Instant } from '../model/instant.js';

/** The machine's clock: the only place that reads it. */
export function systemClock(): Instant {
  return instantOf(Date.now());
}
