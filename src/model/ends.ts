import { NEVER, type Instant } from './instant.js';

/**
 * When something open ends, with honest doubt: before `sure` it is open, from `maybe` on it is not, in between nobody
 * can say. `sure <= maybe`; equal means known. `NEVER` in both means closed.
 */
export interface Ends {
  sure: Instant;
  maybe: Instant;
}

export const CERTAINTIES = ['yes', 'maybe', 'no'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** `maybe`: what is known does not say. */
export const OPEN_STATES = ['open', 'maybe', 'closed'] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** How it is told whether something is open. */
export const OPEN_STATE: Readonly<Record<Certainty, OpenState>> = { yes: 'open', maybe: 'maybe', no: 'closed' };

export function closed(): Ends {
  return { sure: NEVER, maybe: NEVER };
}

export function known(end: Instant): Ends {
  return { sure: end, maybe: end };
}

/** Whether something with these ends is open at `at` (half-open). */
export function openAt(ends: Ends, at: Instant): Certainty {
  if (at < ends.sure) return 'yes';
  return at < ends.maybe ? 'maybe' : 'no';
}
