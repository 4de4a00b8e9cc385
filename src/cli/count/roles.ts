import type { MessagePort } from 'node:worker_threads';

/**
 * Of several jobs the first ones count, each some of the contacts, and the others read. Reading and counting take about as long,
 * and neither has to compile what the other does.
 */
export interface Roles {
  readonly counters: number;
  readonly readers: number;
}

export function rolesOf(jobs: number): Roles {
  const counters = Math.floor(jobs / 2);
  return { counters, readers: jobs - counters };
}

/** The ports that lead to jobs of the other role. The others are closed. */
export function portsBetween(ports: readonly (MessagePort | null)[], job: number): (MessagePort | null)[] {
  const { counters } = rolesOf(ports.length);
  return ports.map((port, other) => {
    if (other < counters !== job < counters) return port;
    port?.close();
    return null;
  });
}
