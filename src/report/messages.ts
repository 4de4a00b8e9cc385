import type { PairRun } from '../model/run.js';

export interface MessageCount {
  readonly received: number;
  readonly sent: number;
}

/** Messages and calls of the customer, messages of the business whether accepted or not. */
export function countMessages(pair: PairRun): MessageCount {
  let received = 0;
  let sent = 0;
  for (const { event } of pair.steps) {
    if (event?.kind === 'inbound' || event?.kind === 'call') received += 1;
    else if (event?.kind === 'outbound') sent += 1;
  }
  return { received, sent };
}
