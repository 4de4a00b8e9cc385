import type { Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import type { SimulateOptions } from './options.js';

/** What a run was made of. */
interface Origin {
  readonly timeline: Timeline;
  readonly options: SimulateOptions;
}

const ORIGINS = new WeakMap<Run, Origin>();

/** Keeps what a run was made of beside it, so that further questions can be put to the same engine. */
export function withOrigin(run: Run, origin: Origin): Run {
  ORIGINS.set(run, origin);
  return run;
}

/** Null for a run that no `simulate` of this process returned: a copy, or one read from a file. */
export function originOf(run: Run): Origin | null {
  return ORIGINS.get(run) ?? null;
}
