import type { Timeline } from '../../model/timeline.js';
import { UsageError } from '../errors.js';
import type { ReadingFlags } from './sharedOptions.js';

/** Hour 0 is placed where there is one. Throws a UsageError for a timeline that has dates. */
export function refuseNeedlessStart({ start }: ReadingFlags, { hourZero }: Pick<Timeline, 'hourZero'>): void {
  if (start === undefined || hourZero !== null) return;
  throw new UsageError('--start places Hour 0, and this timeline has dates of its own. Leave it out.');
}
