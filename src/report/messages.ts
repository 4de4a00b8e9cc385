import type { PairRun } from '../model/run.js';

interface MessageCount {
  readonly received: number;
  readonly sent: number;
}

/** Messages and calls of the customer, messages of the business whether accepted or not. */
export function countMessages(pair: PairRun): MessageCount {
  const kinds = pair.steps.map(({ event }) => event?.kind);
  return {
    received: kinds.filter((kind) => kind === 'inbound' || kind === 'call').length,
    sent: kinds.filter((kind) => kind === 'outbound').length,
  };
}
