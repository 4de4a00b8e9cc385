import type { Instant } from '../model/instant.js';
import type { Timeline } from '../model/timeline.js';
import type { SimulateOptions } from '../run/options.js';
import { settingOf } from '../run/setting.js';
import type { ReplayOptions } from './replay.js';

/** What a timeline says of itself. */
interface Told extends Pick<Timeline, 'dated' | 'timezone' | 'rules' | 'past'> {
  /** Of its first event. */
  readonly firstAt: Instant;
}

/** How a whole timeline is followed event by event, as `simulate` would judge it. */
export function followingOf(told: Told, options: SimulateOptions): ReplayOptions {
  const { dated, timezone, rules, firstAt } = told;
  const { unseenBefore } = settingOf({ ...told, events: [{ at: firstAt }] }, options);
  const { past: _, ...judging } = options;
  return {
    ...(timezone !== null && { timezone }),
    ...(rules !== null && { rules }),
    ...judging,
    ...(unseenBefore !== null && { logStart: unseenBefore }),
    dated,
  };
}
