import { HOUR, MINUTE, type Instant } from '../../model/instant.js';
import type { PairRun } from '../../model/run.js';
import type { Evidence } from '../result.js';
import type { Surroundings } from './axis.js';

/** So close to an edge that clocks decide. */
const NEAR = 25 * MINUTE;
/** From a change of rules by the account's clock to the same by the clock that is farthest from it. */
const ZONES_APART = 26 * HOUR;
/** The two lengths an entry point may have (rule 3.5). */
const ENTRY_POINT_LENGTHS = [72 * HOUR, 168 * HOUR] as const;

/** The end of a window, an entry point or an era that lies within 25 minutes of the message; null when none does. */
export interface Edge {
  readonly cause: 'NEAR_WINDOW_EDGE' | 'NEAR_ENTRY_POINT_EDGE' | 'NEAR_ERA_MIDNIGHT';
  readonly evidence: Evidence;
}

export function windowEdge({ windows }: PairRun, at: Instant): Edge | null {
  const edge = nearestTo(
    at,
    windows.map(({ expiresAt }) => expiresAt),
  );
  return edge && { cause: 'NEAR_WINDOW_EDGE', evidence: { field: 'window ends', value: { at: edge } } };
}

export function entryPointEdge({ entryPoints }: PairRun, at: Instant): Edge | null {
  const edge = nearestTo(
    at,
    entryPoints.flatMap(({ openedAt }) => ENTRY_POINT_LENGTHS.map((length) => (openedAt + length) as Instant)),
  );
  return edge && { cause: 'NEAR_ENTRY_POINT_EDGE', evidence: { field: 'entry point ends', value: { at: edge } } };
}

export function eraEdge(around: Surroundings, moments: readonly Instant[]): Edge | null {
  const edge = moments.map((at) => nearestTo(at, switches(around))).find((found) => found !== null) ?? null;
  return edge && { cause: 'NEAR_ERA_MIDNIGHT', evidence: { field: 'rules change', value: { at: edge } } };
}

/** Whether another time zone would put the message under other rules. */
export function isWithinZonesOfSwitch(around: Surroundings, at: Instant): boolean {
  return switches(around).some((edge) => Math.abs(edge - at) < ZONES_APART);
}

function switches({ eras }: Surroundings): readonly Instant[] {
  return eras.flatMap(({ from, until }) => [from, until].filter((edge) => edge !== null));
}

function nearestTo(at: Instant, edges: readonly Instant[]): Instant | null {
  return edges.find((edge) => Math.abs(edge - at) <= NEAR) ?? null;
}
