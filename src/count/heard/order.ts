import type { HeardProfile, StatusProfile } from '../../input/heard/profile.js';
import { MINUTE } from '../../model/instant.js';

/** Statuses reach a log out of order by seconds, seldom by minutes. */
export const DISORDER = 15 * MINUTE;

/** Statuses of a message, a bit each, in the order in which they are replayed. */
export const TOLD: Readonly<Record<StatusProfile['status'], number>> = { sent: 1, delivered: 2, read: 4, failed: 8 };

/** Of what one instant tells of one id. */
export function rankOf(profile: HeardProfile): number {
  return profile.kind === 'customer' ? 0 : TOLD[profile.status];
}
