import type { Dimension } from '../../../billing/breakdown.js';
import type { Format } from '../../../report/options.js';
import type { FailOn } from '../../choices.js';
import { limit, step } from '../../options.js';
import type { GlobalFlags, ReadingFlags, RulesFlags } from '../sharedOptions.js';

/** How many contacts a report shows unasked. */
const DEFAULT_LIMIT = 10;

/** The flags of `simulate` as commander hands them over. */
export interface SimulateFlags extends GlobalFlags, ReadingFlags, RulesFlags {
  readonly rejects?: string;
  readonly format: Format;
  readonly every?: string;
  readonly all?: true;
  readonly contact?: string;
  readonly limit?: string;
  readonly summary?: true;
  readonly partial?: string;
  readonly jobs?: string;
  readonly by: Dimension;
  readonly failIfOver?: string;
  readonly output?: string;
  readonly failOn: FailOn;
}

/** What to show, with every value read. */
export function showingOptions({ format, every, all, limit: shown, summary, by }: SimulateFlags) {
  return {
    format,
    every: every === undefined ? null : step('--every <step>', every),
    all: all ?? false,
    limit: shown === undefined ? DEFAULT_LIMIT : limit('--limit <count>', shown),
    summary: summary ?? false,
    by,
  };
}

export type ShowingOptions = ReturnType<typeof showingOptions>;
